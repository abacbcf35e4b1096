import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { type Actor, Database, SYSTEM, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Letters } from '../platform/mail/letters.js';
import { codePlaceholder } from '../platform/mail/link-secrets.js';
import { deriveKey } from '../platform/secrets/sealed-text.js';
import { type RateLimit, RateLimits } from '../platform/web/rate-limits.js';
import { writeNewPinLetter } from './new-pin.email.js';
import { OneUseGrants } from './one-use-grants.service.js';
import { hashSecret } from './secrets.js';
import { SecurityNotices } from './security-notices.service.js';

/** 240 wrong tries a day of 10^6 PINs and more. */
const WRONG_PINS: RateLimit = { purpose: 'accounts.pin', most: 5, windowMinutes: 30 };
const NEW_PINS: RateLimit = { purpose: 'accounts.choose-pin', most: 10, windowMinutes: 60 };
const LETTERS: RateLimit = { purpose: 'accounts.new-pin', most: 3, windowMinutes: 60 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** 32 MiB and a quarter of a second. Source: OWASP Password Storage Cheat Sheet, scrypt with N = 2^15, r = 8, p = 3 or stronger. */
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };

interface Sealed {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** The PIN that a person chooses beside their e-mail, asked before confidential things. */
@Injectable()
export class PinsService {
  private readonly pepper: Buffer;

  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly database: Database,
    private readonly grants: OneUseGrants,
    private readonly letters: Letters,
    private readonly limits: RateLimits,
    private readonly notices: SecurityNotices,
  ) {
    this.pepper = deriveKey(config.secretKey, 'accounts.pin');
  }

  async exists(tx: Tx, personId: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>('select from pin where person_id = $1', [personId]);
    return rows.length > 0;
  }

  /**
   * Chooses the first PIN.
   * @throws DomainError conflict when there is one: whoever reads a person's mail may not replace it like this.
   */
  async chooseFirst(actor: Actor, pin: string): Promise<void> {
    const personId = actor.personId!;
    const { salt, hash } = await this.hashNew(personId, pin);
    await this.database.inTransaction(actor, async (tx) => {
      const rows = await tx.query<unknown[]>(
        `insert into pin (person_id, salt, hash, set_at) values ($1, $2, $3, $4)
           on conflict (person_id) do nothing returning id`,
        [personId, salt, hash, this.clock.now()],
      );
      if (rows.length === 0) {
        throw new DomainError(
          'conflict',
          'accounts.pin-exists',
          'You have a PIN already. Change it on the page Account.',
        );
      }
      await this.notices.write(tx, personId, 'pin-changed');
    });
  }

  /** Puts another PIN in the place of the present one. The caller has made sure whose wish it is. */
  async change(actor: Actor, pin: string): Promise<void> {
    const sealed = await this.hashNew(actor.personId!, pin);
    await this.database.inTransaction(actor, (tx) => this.replace(tx, actor.personId!, sealed));
  }

  /**
   * Whether these digits are the person's PIN.
   * @throws DomainError too-many after five wrong tries; the PIN then stays locked until half an hour after the first.
   */
  async check(personId: string, pin: string): Promise<boolean> {
    await this.limits.take(WRONG_PINS, personId);
    const [row] = await this.database.inTransaction(SYSTEM, (tx) =>
      tx.query<{ salt: Buffer; hash: Buffer }[]>('select salt, hash from pin where person_id = $1', [personId]),
    );
    if (!row || !timingSafeEqual(await this.hash(personId, pin, row.salt), row.hash)) return false;
    await this.limits.forget(WRONG_PINS, personId);
    return true;
  }

  /**
   * Sends the code that lets a person choose a PIN without knowing the present one, in this browser.
   * @throws DomainError too-many after three letters in an hour.
   */
  async sendCode(personId: string, browser: string): Promise<void> {
    await this.limits.take(LETTERS, personId);
    await this.database.inTransaction(SYSTEM, async (tx) => {
      const address = await this.notices.findAddress(tx, personId);
      if (address === null) return;
      const grantId = await this.grants.issue(tx, 'new-pin', personId, hashSecret(browser));
      await this.letters.write(tx, {
        ...writeNewPinLetter({ code: codePlaceholder('new-pin', grantId), minutes: this.config.signInMinutes }),
        kind: 'accounts.new-pin',
        dedupeKey: grantId,
        personId,
        toAddress: address,
      });
    });
  }

  /** Chooses another PIN by the code of the letter, and unlocks. @returns false for a wrong code. */
  async changeByCode(actor: Actor, wanted: { code: string; browser: string; pin: string }): Promise<boolean> {
    const personId = actor.personId!;
    const sealed = await this.hashNew(personId, wanted.pin);
    const isChanged = await this.database.inTransaction(actor, async (tx) => {
      const isRight = await this.database.inTransaction(SYSTEM, () => this.useCode(tx, { ...wanted, personId }));
      if (!isRight) return false;
      await this.replace(tx, personId, sealed);
      return true;
    });
    if (isChanged) await this.limits.forget(WRONG_PINS, personId);
    return isChanged;
  }

  private async useCode(tx: Tx, given: { code: string; browser: string; personId: string }): Promise<boolean> {
    const grant = await this.grants.findByCode(tx, 'new-pin', given);
    if (grant) await this.grants.use(tx, grant, given.browser, null);
    return grant !== null;
  }

  private async replace(tx: Tx, personId: string, { salt, hash }: Sealed): Promise<void> {
    await tx.query(
      `insert into pin (person_id, salt, hash, set_at) values ($1, $2, $3, $4)
       on conflict (person_id) do update
         set salt = excluded.salt, hash = excluded.hash, set_at = excluded.set_at, version = pin.version + 1`,
      [personId, salt, hash, this.clock.now()],
    );
    await this.notices.write(tx, personId, 'pin-changed');
  }

  /** @throws DomainError too-many: each takes the machine a quarter of a second. */
  private async hashNew(personId: string, pin: string): Promise<Sealed> {
    await this.limits.take(NEW_PINS, personId);
    const salt = randomBytes(SALT_BYTES);
    return { salt, hash: await this.hash(personId, pin, salt) };
  }

  /** A copy of the database without the service's key does not even let one try. */
  private hash(personId: string, pin: string, salt: Buffer): Promise<Buffer> {
    const peppered = createHmac('sha256', this.pepper).update(`${personId} ${pin}`).digest();
    return new Promise((resolve, reject) => {
      scrypt(peppered, salt, HASH_BYTES, COST, (error, hash) => {
        if (error) reject(error);
        else resolve(hash);
      });
    });
  }
}
