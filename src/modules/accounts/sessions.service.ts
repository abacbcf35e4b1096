import { Injectable } from '@nestjs/common';
import { type CookieOptions, type Request, type Response } from 'express';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { type Tx } from '../platform/database/database.js';
import { isHttps, nameCookie } from '../platform/web/cookies.js';
import { readCookie } from '../platform/web/visitor.js';
import { GRANTS_OF_PERSON } from './grants.query.js';
import { type Grant } from './roles.js';
import { hashSecret, newSecret } from './secrets.js';

const MINUTE_MS = 60_000;
/** A session that is used all the time is written this often. */
const TOUCH_AFTER_MS = MINUTE_MS;

/** A live session with the person whose it is. Roles are read anew for every request. */
export interface LiveSession {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly grants: Grant[];
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

  /** Starts a session; the secret goes into the browser's cookie and nowhere else. */
  async start(tx: Tx, personId: string): Promise<{ sessionId: string; secret: string }> {
    const secret = newSecret();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.config.sessionAbsoluteHours * 60 * MINUTE_MS);
    const [row] = await tx.query<{ id: string }[]>(
      `insert into session (token_hash, person_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $3, $4) returning id`,
      [hashSecret(secret), personId, now, expiresAt],
    );
    return { sessionId: row!.id, secret };
  }

  /** The live session that a secret opens, or null. Keeps it awake. */
  async find(tx: Tx, secret: string): Promise<LiveSession | null> {
    const now = this.clock.now();
    const awakeSince = new Date(now.getTime() - this.config.sessionIdleMinutes * MINUTE_MS);
    const [row] = await tx.query<(LiveSession & { lastSeenAt: Date })[]>(
      `select s.id, s.person_id as "personId", p.name, s.last_seen_at as "lastSeenAt",
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

  readSecret(request: Request): string | null {
    return readCookie(request, this.cookieName);
  }

  giveCookie(response: Response, secret: string): void {
    response.cookie(this.cookieName, secret, this.cookieOptions);
  }

  takeCookie(response: Response): void {
    response.clearCookie(this.cookieName, this.cookieOptions);
  }
}
