import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { DomainError, type ErrorKind } from '../errors/domain-error.js';

/** The HTTP status of each kind of error. */
export const STATUS_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  stale: 412,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  'precondition-required': 428,
  'too-many': 429,
  unavailable: 503,
};

/** One field at fault: a JSON pointer into the body, or the name of a query or path value. */
export interface FieldFault {
  readonly in: 'body' | 'query' | 'path';
  readonly pointer: string;
  readonly detail: string;
}

/** Problem details. Source: RFC 9457; `code`, `errors` and `details` are extension members. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly instance: string;
  readonly errors?: readonly FieldFault[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What is told to the sender, and what only to the log. */
export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldFault[];
  readonly details?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
}

const RETRY_AFTER_SECONDS = 5;
const UNAVAILABLE: Failure = {
  status: 503,
  code: 'platform.unavailable',
  detail: `The service cannot reach its database just now. Nothing was changed; try again in ${RETRY_AFTER_SECONDS} seconds.`,
  retryAfterSeconds: RETRY_AFTER_SECONDS,
};
const BUG: Failure = {
  status: 500,
  code: 'platform.bug',
  detail: 'Something went wrong on our side and nothing was changed. Quote the instance when you report it.',
};

/** SQLSTATEs that a sender can do something about. Source: PostgreSQL manual, appendix A. */
const SQL_FAILURES: Readonly<Record<string, Failure>> = {
  '23505': {
    status: 409,
    code: 'platform.duplicate',
    detail: 'This would make a second record of something that may exist once. Read what is there and change that.',
  },
  '23P01': {
    status: 409,
    code: 'platform.overlap',
    detail: 'This overlaps something that is already recorded. Read what is there and choose other dates.',
  },
  '23503': {
    status: 409,
    code: 'platform.in-use',
    detail: 'This names a record that does not exist, or removes one that others still use.',
  },
  '23514': { status: 422, code: 'platform.out-of-range', detail: 'A value is outside what the service allows.' },
  '22P02': { status: 400, code: 'platform.malformed', detail: 'A value is not written in the form that is expected.' },
  CF412: {
    status: 412,
    code: 'platform.stale',
    detail: 'The record has changed since you read it. Read it again and repeat your change on the new version.',
  },
  '40001': {
    status: 409,
    code: 'platform.busy',
    detail: 'Others changed the same records at the same time. Try again.',
  },
  '40P01': {
    status: 409,
    code: 'platform.busy',
    detail: 'Others changed the same records at the same time. Try again.',
  },
};
/** The database has one code for a missing grant, which is our fault, and for a row that is not the sender's. */
const ROW_NOT_THEIRS = /row-level security policy/;
const NOT_YOURS: Failure = {
  status: 409,
  code: 'platform.not-yours',
  detail:
    'This would change a record that is not yours, such as one with the same reference in another programme year. Give another reference.',
};
const CONNECTION_LOST = /^(08|57P0|53)|^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT)$/;
const CONNECTION_MESSAGES = /Connection terminated|timeout exceeded when trying to connect|Client was closed/;

function codeOf(error: unknown): string {
  const from: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const code = (from as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

const fromDomain = ({ kind, code, message, details }: DomainError): Failure => {
  const { errors, retryAfterSeconds, ...rest } = details ?? {};
  return {
    status: STATUS_OF_KIND[kind],
    code,
    detail: message,
    ...(Array.isArray(errors) ? { errors: errors as FieldFault[] } : {}),
    ...(Object.keys(rest).length > 0 ? { details: rest } : {}),
    ...(typeof retryAfterSeconds === 'number'
      ? { retryAfterSeconds }
      : kind === 'unavailable'
        ? { retryAfterSeconds: RETRY_AFTER_SECONDS }
        : {}),
  };
};

const HTTP_DETAILS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read. Check that its body is well-formed JSON or a form.',
  404: 'Nothing is kept at this address. Check how it is written.',
  413: 'The request is larger than the service takes.',
  415: 'The body is of a kind that this address does not take.',
};

/** Errors that Express, its body parsers or Nest raise; their own texts may repeat input, so ours are given. */
function fromHttp(status: number): Failure {
  if (status >= 500) return status === 503 ? UNAVAILABLE : BUG;
  const title = (STATUS_CODES[status] ?? 'Refused').toLowerCase().replaceAll(' ', '-');
  return { status, code: `platform.${title}`, detail: HTTP_DETAILS[status] ?? `The request was refused: ${title}.` };
}

/** What anything that was thrown means to the sender. Bugs say nothing about themselves. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof DomainError) return fromDomain(error);
  if (error instanceof HttpException) return fromHttp(error.getStatus());
  const code = codeOf(error);
  const known = SQL_FAILURES[code];
  if (known) return known;
  const message = error instanceof Error ? error.message : '';
  if (code === '42501' && ROW_NOT_THEIRS.test(message)) return NOT_YOURS;
  if (CONNECTION_LOST.test(code) || CONNECTION_MESSAGES.test(message)) return UNAVAILABLE;
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? fromHttp(status) : BUG;
}

/** The problem+json document of a failure. `instance` is the request's id. */
export function toProblem(failure: Failure, instance: string): Problem {
  const { status, code, detail, errors, details } = failure;
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    code,
    instance,
    ...(errors ? { errors } : {}),
    ...(details ? { details } : {}),
  };
}
