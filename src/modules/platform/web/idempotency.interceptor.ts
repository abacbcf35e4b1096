import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Response } from 'express';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Database, type Tx } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import { isApiPath } from './paths.js';
import { type WebRequest, visitorOf } from './visitor.js';

const ANSWERS_ONCE = 'answers-once';

/** For a handler whose answer holds a secret: it is never stored, so an Idempotency-Key is refused. */
export const AnswersOnce = (): MethodDecorator => SetMetadata(ANSWERS_ONCE, true);

const HOUR_MS = 3_600_000;
const KEY_FORM = /^[\x21-\x7e]{1,200}$/;
const REPLAYED_HEADERS = ['Location', 'ETag'];

interface StoredAnswer {
  body_hash: Buffer;
  status: number;
  body: unknown;
  headers: Record<string, string>;
}

/** What makes two requests the same request: where they go and what they carry. */
function hashOf(request: WebRequest): Buffer {
  const body: unknown = request.body;
  const bytes = Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null);
  return createHash('sha256').update(request.originalUrl).update('\n').update(bytes).digest();
}

function readKey(request: WebRequest): string | null {
  const header = request.headers['idempotency-key'];
  if (request.method !== 'POST' || header === undefined || !isApiPath(request.path)) return null;
  if (typeof header === 'string' && KEY_FORM.test(header)) return header;
  throw new DomainError(
    'malformed',
    'platform.idempotency-key',
    'Idempotency-Key must be 1 to 200 printable ASCII characters, for example a UUID.',
  );
}

/**
 * A POST with an Idempotency-Key happens once: its answer is stored in the transaction of its effect and given again to the
 * same request. Source: draft-ietf-httpapi-idempotency-key-header-07. Only success is stored; a failed request leaves no
 * trace and may be repeated.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<WebRequest>();
    const key = readKey(request);
    if (key === null) return next.handle();
    if (this.reflector.get<boolean | undefined>(ANSWERS_ONCE, context.getHandler())) {
      throw new DomainError(
        'malformed',
        'platform.answers-once',
        'The answer holds a secret and is never stored. Send the request without Idempotency-Key.',
      );
    }
    const response = context.switchToHttp().getResponse<Response>();
    const { actor } = visitorOf(request);
    const scope = { actorKey: `${actor.kind}:${actor.personId ?? ''}`, key };
    const answer = await this.database.inTransaction(actor, async (tx) => {
      await this.claim(tx, scope);
      const stored = await this.find(tx, scope, hashOf(request));
      if (stored) return replay(stored, response);
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.store(tx, scope, request, response, body);
      return body;
    });
    return of(answer);
  }

  /** Holds the key until the transaction ends; a second request under way with it is told so at once. */
  private async claim(tx: Tx, { actorKey, key }: { actorKey: string; key: string }): Promise<void> {
    const [row] = await tx.query<{ mine: boolean }[]>(
      `select pg_try_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0)) as mine`,
      [actorKey, key],
    );
    if (row?.mine) return;
    throw new DomainError(
      'conflict',
      'platform.idempotency-in-progress',
      'A request with this Idempotency-Key is still being worked on. Wait a moment and send it again.',
      { retryAfterSeconds: 1 },
    );
  }

  private async find(
    tx: Tx,
    { actorKey, key }: { actorKey: string; key: string },
    bodyHash: Buffer,
  ): Promise<StoredAnswer | null> {
    const oldest = new Date(this.clock.now().getTime() - this.config.idempotencyHours * HOUR_MS);
    await tx.query('delete from idempotency_key where actor_key = $1 and key = $2 and created_at < $3', [
      actorKey,
      key,
      oldest,
    ]);
    const [row] = await tx.query<StoredAnswer[]>(
      'select body_hash, status, body, headers from idempotency_key where actor_key = $1 and key = $2',
      [actorKey, key],
    );
    if (!row) return null;
    if (row.body_hash.equals(bodyHash)) return row;
    throw new DomainError(
      'invalid',
      'platform.idempotency-reused',
      'This Idempotency-Key was used for another request. Take a new key for each new request.',
    );
  }

  private async store(
    tx: Tx,
    { actorKey, key }: { actorKey: string; key: string },
    request: WebRequest,
    response: Response,
    body: unknown,
  ): Promise<void> {
    const headers = REPLAYED_HEADERS.flatMap((name) => {
      const value = response.getHeader(name);
      return value === undefined ? [] : [[name, String(value)]];
    });
    await tx.query(
      `insert into idempotency_key (actor_key, key, operation, body_hash, status, body, headers, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        actorKey,
        key,
        request.operation,
        hashOf(request),
        response.statusCode,
        body === undefined ? null : JSON.stringify(body),
        JSON.stringify(Object.fromEntries(headers)),
        this.clock.now(),
      ],
    );
  }
}

function replay({ status, headers, body }: StoredAnswer, response: Response): unknown {
  response.status(status);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('Idempotency-Replayed', 'true');
  return body ?? undefined;
}
