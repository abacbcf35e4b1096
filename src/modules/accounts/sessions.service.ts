import { Injectable } from '@nestjs/common';
import { type CookieOptions, type Request, type Response } from 'express';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { isHttps, nameCookie } from '../platform/web/cookies.js';
import { readCookie } from '../platform/web/visitor.js';
import { GRANTS_OF_PERSON } from './grants.query.js';
import { type Grant } from './roles.js';
import { hashSecret, newSecret } from './secrets.js';
import { type Method } from './session-strength.js';

const MINUTE_MS = 60_000;
/** A session that is used all the time is written this often. */
const TOUCH_AFTER_MS = MINUTE_MS;

/** A live session with the person whose it is. Roles are read anew for every request. */
export interface LiveSession {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly grants: Grant[];
  /** What it has proved so far. */
  readonly methods: string[];
  /** Whether its person has set an authenticator app up. */
  readonly hasSecondStep: boolean;
}

/** A session as its person is shown it. */
export interface ShownSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly methods: string[];
}

/** A session that has just begun; the secret goes into the browser's cookie and nowhere else. */
export interface NewSession {
  readonly sessionId: string;
  readonly secret: string;
}

/** Sessions live in the database; the browser holds an opaque name of one, of which only the hash is kept. */
@Injectable()
export class SessionsService {
  private readonly cookieName: string;
  private readonly cookieOptions: CookieOptions;

  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    this.cookieName = nameCookie(config, 'session');
    this.cookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps(config) };
  }

  /** Starts a session of somebody who has proved by these methods who they are. */
  async start(tx: Tx, personId: string, methods: readonly Method[] = ['mail']): Promise<NewSession> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.config.sessionAbsoluteHours * 60 * MINUTE_MS);
    return this.insert(tx, { personId, methods, createdAt: now, expiresAt });
  }

  /**
   * Goes on under a new name with one more method proved: whoever learned the old name has nothing of it. The age counts on.
   * @throws DomainError unauthenticated when the session has ended meanwhile.
   */
  async strengthen(tx: Tx, sessionId: string, method: Method): Promise<NewSession> {
    const [[old]] = await tx.query<[(Omit<SessionRow, 'methods'> & { methods: Method[] })[], number]>(
      `update session set ended_at = $2 where id = $1 and ended_at is null
        returning person_id as "personId", methods, created_at as "createdAt", expires_at as "expiresAt"`,
      [sessionId, this.clock.now()],
    );
    if (!old)
      throw new DomainError('unauthenticated', 'accounts.session-over', 'Your session has ended. Sign in again.');
    return this.insert(tx, { ...old, methods: [...old.methods.filter((known) => known !== method), method] });
  }

  /** The live session that a secret opens, or null. Keeps it awake. */
  async find(tx: Tx, secret: string): Promise<LiveSession | null> {
    const now = this.clock.now();
    const awakeSince = this.awakeSince(now);
    const [row] = await tx.query<(LiveSession & { lastSeenAt: Date })[]>(
      `select s.id, s.person_id as "personId", p.name, s.methods, s.last_seen_at as "lastSeenAt",
              exists (select from second_factor f where f.person_id = p.id and f.secret_cipher is not null) as "hasSecondStep",
              ${GRANTS_OF_PERSON} as grants
         from session s join person p on p.id = s.person_id
        where s.token_hash = $1 and s.ended_at is null and s.expires_at > $2 and s.last_seen_at > $3 and p.disabled_at is null`,
      [hashSecret(secret), now, awakeSince],
    );
    if (!row) return null;
    if (now.getTime() - row.lastSeenAt.getTime() > TOUCH_AFTER_MS) {
      await tx.query('update session set last_seen_at = $2 where id = $1', [row.id, now]);
    }
    return row;
  }

  /** A person's live sessions, the one used last first. */
  async list(tx: Tx, personId: string): Promise<ShownSession[]> {
    const now = this.clock.now();
    return tx.query<ShownSession[]>(
      `select id, created_at as "createdAt", last_seen_at as "lastSeenAt", methods from session
        where person_id = $1 and ended_at is null and expires_at > $2 and last_seen_at > $3 order by last_seen_at desc, id`,
      [personId, now, this.awakeSince(now)],
    );
  }

  /** Ends a session. False when it was over already. */
  async end(tx: Tx, sessionId: string): Promise<boolean> {
    const [, ended] = await tx.query<[unknown[], number]>(
      'update session set ended_at = $2 where id = $1 and ended_at is null',
      [sessionId, this.clock.now()],
    );
    return ended > 0;
  }

  /** Ends every session of a person, this one too. @returns how many there were. */
  async endAll(tx: Tx, personId: string): Promise<number> {
    const ended = await tx.query<[unknown[], number]>(
      'update session set ended_at = $2 where person_id = $1 and ended_at is null',
      [personId, this.clock.now()],
    );
    return ended[1];
  }

  /** Ends every session of a person but one. */
  async endOthers(tx: Tx, personId: string, keptId: string): Promise<void> {
    await tx.query('update session set ended_at = $3 where person_id = $1 and id <> $2 and ended_at is null', [
      personId,
      keptId,
      this.clock.now(),
    ]);
  }

  readSecret(request: Request): string | null {
    return readCookie(request, this.cookieName);
  }

  giveCookie(response: Response, secret: string): void {
    response.cookie(this.cookieName, secret, this.cookieOptions);
  }

  takeCookie(response: Response): void {
    response.clearCookie(this.cookieName, this.cookieOptions);
  }

  private awakeSince(now: Date): Date {
    return new Date(now.getTime() - this.config.sessionIdleMinutes * MINUTE_MS);
  }

  private async insert(tx: Tx, { personId, methods, createdAt, expiresAt }: SessionRow): Promise<NewSession> {
    const secret = newSecret();
    const [row] = await tx.query<{ id: string }[]>(
      `insert into session (token_hash, person_id, methods, created_at, last_seen_at, expires_at)
       values ($1, $2, $3, $4, $5, $6) returning id`,
      [hashSecret(secret), personId, methods, createdAt, this.clock.now(), expiresAt],
    );
    return { sessionId: row!.id, secret };
  }
}

interface SessionRow {
  readonly personId: string;
  readonly methods: readonly Method[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
}
