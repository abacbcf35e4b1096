import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { Database, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { deriveKey, seal, unseal } from '../platform/secrets/sealed-text.js';
import { type RateLimit, RateLimits } from '../platform/web/rate-limits.js';
import { findStep, newAppSecret } from './one-time-codes.js';
import { hashRecoveryCode, isRecoveryCode, newRecoveryCodes } from './recovery-codes.js';
import { SecurityNotices } from './security-notices.service.js';
import { type Method } from './session-strength.js';
import { SessionsService } from './sessions.service.js';

/** Three codes of 10^6 are good at any moment: 480 wrong tries a day find one with a chance of one in 700. */
const WRONG_CODES: RateLimit = { purpose: 'accounts.second-step', most: 5, windowMinutes: 15 };

/** What a person is shown of their second step. */
export interface SecondStep {
  /** When the app in use was set up; null without one. */
  readonly setUpAt: Date | null;
  /** Secret of an app that is being set up. */
  readonly pendingSecret: string | null;
  readonly recoveryCodesLeft: number;
}

interface FactorRow {
  personId: string;
  secretCipher: Buffer | null;
  confirmedAt: Date | null;
  pendingCipher: Buffer | null;
  lastStep: string;
}

const COLUMNS = `person_id as "personId", secret_cipher as "secretCipher", confirmed_at as "confirmedAt",
                 pending_cipher as "pendingCipher", last_step as "lastStep"`;

/** The second step of signing in: the codes of an authenticator app, and recovery codes for when it is lost. */
@Injectable()
export class SecondStepsService {
  private readonly sealingKey: Buffer;
  private readonly recoveryKey: Buffer;

  constructor(
    config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly limits: RateLimits,
    private readonly notices: SecurityNotices,
    private readonly sessions: SessionsService,
  ) {
    this.sealingKey = deriveKey(config.secretKey, 'accounts.second-step');
    this.recoveryKey = deriveKey(config.secretKey, 'accounts.recovery-code');
  }

  async read(tx: Tx, personId: string): Promise<SecondStep> {
    const row = await this.find(tx, personId);
    const [codes] = await tx.query<{ left: number }[]>(
      'select count(*)::int as left from recovery_code where person_id = $1 and used_at is null',
      [personId],
    );
    return {
      setUpAt: row?.confirmedAt ?? null,
      pendingSecret: row?.pendingCipher ? unseal(row.pendingCipher, this.sealingKey, personId) : null,
      recoveryCodesLeft: codes!.left,
    };
  }

  /** Begins to set an app up with a new secret. The app in use, if any, counts until the new one has shown a code. */
  async start(tx: Tx, personId: string): Promise<void> {
    await tx.query(
      `insert into second_factor (person_id, pending_cipher) values ($1, $2)
       on conflict (person_id) do update set pending_cipher = excluded.pending_cipher, version = second_factor.version + 1`,
      [personId, seal(newAppSecret(), this.sealingKey, personId)],
    );
  }

  /**
   * Takes the new app into use if `typed` is its code.
   * @returns the new recovery codes, which are shown this once; null for a wrong code.
   * @throws DomainError too-many after five wrong codes in 15 minutes.
   */
  async finish(personId: string, typed: string): Promise<string[] | null> {
    return this.limitWrongTries(personId, async (tx) => {
      const row = await this.find(tx, personId);
      if (!row?.pendingCipher) return null;
      const step = findStep(this.open(row.pendingCipher, personId), typed, this.clock.now().getTime(), 0);
      if (step === null) return null;
      await tx.query(
        `update second_factor set secret_cipher = pending_cipher, pending_cipher = null, confirmed_at = $2, last_step = $3,
                version = version + 1 where person_id = $1`,
        [personId, this.clock.now(), step],
      );
      await this.notices.write(tx, personId, 'second-step-set-up');
      return this.replaceRecoveryCodes(tx, personId);
    });
  }

  /**
   * Whether `typed` is the app's code of this moment, not taken before, or a recovery code that is left.
   * @returns by which of them, or null.
   * @throws DomainError too-many after five wrong codes in 15 minutes.
   */
  async take(personId: string, typed: string): Promise<Extract<Method, 'app-code' | 'recovery-code'> | null> {
    return this.limitWrongTries(personId, async (tx) => {
      if (isRecoveryCode(typed)) return (await this.takeRecoveryCode(tx, personId, typed)) ? 'recovery-code' : null;
      const row = await this.find(tx, personId);
      if (!row?.secretCipher) return null;
      const secret = this.open(row.secretCipher, personId);
      const step = findStep(secret, typed.replace(/\s/g, ''), this.clock.now().getTime(), Number(row.lastStep));
      if (step === null) return null;
      await tx.query('update second_factor set last_step = $2, version = version + 1 where person_id = $1', [
        personId,
        step,
      ]);
      return 'app-code';
    });
  }

  /** New recovery codes in the place of the earlier ones; they are shown this once. */
  async renewRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
    const row = await this.find(tx, personId);
    if (!row?.secretCipher) {
      throw new DomainError('conflict', 'accounts.no-second-step', 'Set an authenticator app up first.');
    }
    await this.notices.write(tx, personId, 'recovery-codes-renewed');
    return this.replaceRecoveryCodes(tx, personId);
  }

  /**
   * Takes a person's second step away, for instance when a phone was lost with all its codes, and signs them out everywhere.
   * @throws DomainError not-found when they have none.
   */
  async reset(tx: Tx, personId: string): Promise<void> {
    const [, removed] = await tx.query<[unknown[], number]>('delete from second_factor where person_id = $1', [
      personId,
    ]);
    if (removed === 0) {
      throw new DomainError('not-found', 'accounts.no-second-step', 'This person has no second step to reset.');
    }
    await tx.query('delete from recovery_code where person_id = $1', [personId]);
    await this.sessions.endAll(tx, personId);
    await this.notices.write(tx, personId, 'second-step-reset');
  }

  /** Tries count before they are judged, so that many at once are no way round; a right one wipes them. */
  private async limitWrongTries<T>(personId: string, judge: (tx: Tx) => Promise<T | null>): Promise<T | null> {
    await this.limits.take(WRONG_CODES, personId);
    const verdict = await this.database.inTransaction({ kind: 'person', personId, roles: [] }, judge);
    if (verdict !== null) await this.limits.forget(WRONG_CODES, personId);
    return verdict;
  }

  private async takeRecoveryCode(tx: Tx, personId: string, typed: string): Promise<boolean> {
    const [, taken] = await tx.query<[unknown[], number]>(
      `update recovery_code set used_at = $3, version = version + 1
        where person_id = $1 and code_hash = $2 and used_at is null`,
      [personId, hashRecoveryCode(this.recoveryKey, personId, typed), this.clock.now()],
    );
    if (taken > 0) await this.notices.write(tx, personId, 'recovery-code-used');
    return taken > 0;
  }

  private async replaceRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await tx.query('delete from recovery_code where person_id = $1', [personId]);
    await tx.query('insert into recovery_code (person_id, code_hash) select $1, unnest($2::bytea[])', [
      personId,
      codes.map((code) => hashRecoveryCode(this.recoveryKey, personId, code)),
    ]);
    return codes;
  }

  /** Locked until the transaction ends, so that a code is not taken twice at once. */
  private async find(tx: Tx, personId: string): Promise<FactorRow | null> {
    const [row] = await tx.query<FactorRow[]>(`select ${COLUMNS} from second_factor where person_id = $1 for update`, [
      personId,
    ]);
    return row ?? null;
  }

  private open(cipher: Buffer, personId: string): string {
    return unseal(cipher, this.sealingKey, personId);
  }
}
