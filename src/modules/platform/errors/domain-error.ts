/** What went wrong, in terms that decide the HTTP status. Source: docs/adr/0004-errors.md. */
export type ErrorKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'stale'
  | 'too-large'
  | 'unsupported'
  | 'invalid'
  | 'precondition-required'
  | 'too-many'
  | 'unavailable';

/**
 * An outcome that a person can do something about. Everything else that is thrown is a bug and ends as 500.
 * `code` is `<room>.<what>` and never changes; `message` says what happened, with values, then what to do. In a job it ends
 * retrying.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly details?: Readonly<Record<string, unknown>>,
  ) {
    super(message);
  }
}
