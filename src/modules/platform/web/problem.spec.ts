import { NotFoundException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { DomainError, type ErrorKind } from '../errors/domain-error.js';
import { describeFailure, toProblem } from './problem.js';

const sqlError = (code: string, message = 'secret detail') =>
  new QueryFailedError('select secret', [], Object.assign(new Error(message), { code }));

describe('what an error means to the sender', () => {
  it.each<[ErrorKind, number]>([
    ['malformed', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['gone', 410],
    ['stale', 412],
    ['too-large', 413],
    ['unsupported', 415],
    ['invalid', 422],
    ['precondition-required', 428],
    ['too-many', 429],
    ['unavailable', 503],
  ])('a domain error of kind %s is %i', (kind, status) => {
    expect(describeFailure(new DomainError(kind, 'room.what', 'Say so.'))).toMatchObject({ status, code: 'room.what' });
  });

  it.each([
    ['a second record of what may exist once', sqlError('23505'), 409],
    ['two bookings that overlap', sqlError('23P01'), 409],
    ['an update from a stale copy', sqlError('CF412'), 412],
    ['a value out of range', sqlError('23514'), 422],
    ['a database that shuts down', sqlError('57P01'), 503],
    ['a database with no connection left', sqlError('53300'), 503],
    ['a database that does not answer', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 503],
    ['a connection that broke', new Error('Connection terminated unexpectedly'), 503],
    ['an address that nobody serves', new NotFoundException('Cannot GET /i/secret'), 404],
    ['a body that cannot be read', Object.assign(new SyntaxError('bad JSON'), { status: 400 }), 400],
    ['a body that is too large', Object.assign(new Error('too large'), { status: 413 }), 413],
    ['a row that is not the sender’s', sqlError('42501', 'new row violates row-level security policy for "plan"'), 409],
    ['a grant that we forgot', sqlError('42501'), 500],
    ['an unknown SQL fault', sqlError('42601'), 500],
    ['anything else', new TypeError('secret of the house'), 500],
    ['something that is no error', 'secret', 500],
  ])('%s', (_, error, status) => {
    const failure = describeFailure(error);
    expect(failure.status).toBe(status);
    expect(JSON.stringify(failure)).not.toContain('secret');
  });

  it('asks to try again later only while the service is unavailable or a limit holds', () => {
    const limited = new DomainError('too-many', 'x.y', 'Wait.', { retryAfterSeconds: 42 });
    expect(describeFailure(limited)).toMatchObject({ status: 429, retryAfterSeconds: 42 });
    expect(describeFailure(sqlError('57P01')).retryAfterSeconds).toBe(5);
    expect(describeFailure(sqlError('23505')).retryAfterSeconds).toBeUndefined();
  });

  it('is told as problem details', () => {
    const errors = [{ in: 'body', pointer: '/weeks/3/reason', detail: 'is missing' }];
    const failure = describeFailure(new DomainError('malformed', 'a.b', 'It does not fit.', { errors, limit: 5 }));
    expect(toProblem(failure, 'r-1')).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: 'It does not fit.',
      code: 'a.b',
      instance: 'r-1',
      errors,
      details: { limit: 5 },
    });
  });
});
