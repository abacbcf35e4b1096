/** A fault of a form's field. */
export interface FormFault {
  readonly field: string;
  readonly message: string;
}

/** What an error of a rule says, as far as it is one. */
interface RuleError {
  readonly kind: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

const MENDABLE = ['conflict', 'invalid', 'stale'];

/** What a person can mend, as faults of fields; null for everything else. @param field of a fault that names none. */
export function toFormFaults(error: unknown, field: string): FormFault[] | null {
  if (!isRuleError(error) || !MENDABLE.includes(error.kind)) return null;
  const named = (error.details?.['errors'] ?? []) as readonly { pointer: string; detail: string }[];
  if (named.length === 0) return [{ field, message: error.message }];
  return named.map(({ pointer, detail }) => ({ field: pointer.slice(1), message: detail }));
}

const isRuleError = (error: unknown): error is RuleError => error instanceof Error && 'kind' in error;
