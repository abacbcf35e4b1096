import { DomainError } from '../errors/domain-error.js';

/** A record that is edited under a version. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** The entity tag of one version of a record, `"<id>-<version>"`. Set it on every answer that shows the record. */
export const etagOf = ({ id, version }: Versioned): string => `"${id}-${version}"`;

/**
 * Reads the version that an edit of record `id` builds on.
 * @param header If-Match as it was sent. `*` is refused: it says nothing about what the sender has seen.
 * @throws DomainError precondition-required (428) without the header; stale (412) where it names another record or is not
 * a tag of ours.
 */
export function readIfMatch(header: string | undefined, id: string): number {
  if (header === undefined || header.trim() === '' || header.trim() === '*') {
    throw new DomainError(
      'precondition-required',
      'platform.if-match-missing',
      'Send If-Match with the ETag of the version you have read, so that nobody’s change is lost.',
    );
  }
  for (const candidate of header.split(',')) {
    const match = /^"(.+)-(\d{1,9})"$/.exec(candidate.trim());
    if (match?.[1] === id) return Number(match[2]);
  }
  throw staleVersion(id);
}

/** The error of an edit that builds on a version which is no longer the newest (412). */
export const staleVersion = (id: string): DomainError =>
  new DomainError(
    'stale',
    'platform.stale',
    `Record ${id} has changed since you read it. Read it again and repeat your change on the new version.`,
  );
