import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type ApiToken, type TokenScope } from './api-token.js';
import { GRANTS_OF_PERSON } from './grants.query.js';
import { type Grant } from './roles.js';
import { hashSecret, newSecret } from './secrets.js';

const PREFIX = 'cf_';
const DAY_MS = 86_400_000;
const TOUCH_AFTER_MS = 60_000;
const MAX_LIVE_TOKENS = 20;

/** A token that has been recognised, with the person it acts for. */
export interface LiveToken {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly grants: Grant[];
  readonly scopes: string[];
}

const COLUMNS = `id, name, scopes, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"`;

/** Tokens by which a person's scripts use the API: named, scoped, expiring, kept as a hash. */
@Injectable()
export class ApiTokensService {
  constructor(private readonly clock: Clock) {}

  /** Makes a token; its secret is given this once. */
  async create(
    tx: Tx,
    personId: string,
    wanted: { name: string; scopes: readonly TokenScope[]; days: number },
  ): Promise<ApiToken & { secret: string }> {
    // One at a time, so that two requests do not each make the last one.
    await tx.query('select from person where id = $1 for update', [personId]);
    const live = await this.list(tx, personId);
    if (live.length >= MAX_LIVE_TOKENS) {
      throw new DomainError(
        'conflict',
        'accounts.too-many-tokens',
        `You have ${live.length} API tokens, the most there may be. Revoke one that you no longer use.`,
      );
    }
    const secret = PREFIX + newSecret();
    const now = this.clock.now();
    const [row] = await tx.query<ApiToken[]>(
      `insert into api_token (person_id, name, token_hash, scopes, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6) returning ${COLUMNS}`,
      [personId, wanted.name, hashSecret(secret), wanted.scopes, now, new Date(now.getTime() + wanted.days * DAY_MS)],
    );
    return { ...row!, secret };
  }

  /** A person's live tokens, newest first. */
  async list(tx: Tx, personId: string): Promise<ApiToken[]> {
    return tx.query<ApiToken[]>(
      `select ${COLUMNS} from api_token where person_id = $1 and revoked_at is null and expires_at > $2 order by created_at desc, id`,
      [personId, this.clock.now()],
    );
  }

  /** Revokes a person's own token; from the next request on it opens nothing. */
  async revoke(tx: Tx, personId: string, tokenId: string): Promise<void> {
    const [, revoked] = await tx.query<[unknown[], number]>(
      'update api_token set revoked_at = $3 where id = $1 and person_id = $2 and revoked_at is null',
      [tokenId, personId, this.clock.now()],
    );
    if (revoked === 0)
      throw new DomainError('not-found', 'accounts.unknown-token', `You have no live API token ${tokenId}.`);
  }

  /** The live token that a secret opens, or null. */
  async find(tx: Tx, secret: string): Promise<LiveToken | null> {
    if (!secret.startsWith(PREFIX)) return null;
    const now = this.clock.now();
    const [row] = await tx.query<(LiveToken & { lastUsedAt: Date | null })[]>(
      `select t.id, t.person_id as "personId", p.name, t.scopes, t.last_used_at as "lastUsedAt",
              ${GRANTS_OF_PERSON} as grants
         from api_token t join person p on p.id = t.person_id
        where t.token_hash = $1 and t.revoked_at is null and t.expires_at > $2 and p.disabled_at is null`,
      [hashSecret(secret), now],
    );
    if (!row) return null;
    if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) > TOUCH_AFTER_MS) {
      await tx.query('update api_token set last_used_at = $2 where id = $1', [row.id, now]);
    }
    return row;
  }
}
