import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { parseAddress } from './address.js';
import { LIMITS, type Role, ROLES } from './roles.js';
import { SignInService } from './sign-in.service.js';

/** A person as the rooms make one; one person may be peer, staff and contact at once. */
export interface NewPerson {
  /** Natural key of imports, where there is one. */
  readonly reference: string | null;
  readonly name: string;
  /** E-mail, or null where it is not known. */
  readonly address: string | null;
  readonly isFictional: boolean;
}

function readAddress(text: string): string {
  const address = parseAddress(text);
  if (address !== null) return address;
  throw new DomainError(
    'invalid',
    'accounts.bad-address',
    `"${text.slice(0, 80)}" is not an e-mail address. Give it as name@example.org.`,
  );
}

/** People and the roles they hold. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly clock: Clock,
    private readonly signIn: SignInService,
  ) {}

  /**
   * Records a person with the roles they hold.
   * @returns the person's id.
   * @throws DomainError conflict when the address belongs to somebody.
   */
  async createPerson(tx: Tx, person: NewPerson, roles: readonly Role[] = []): Promise<string> {
    const address = person.address === null ? null : readAddress(person.address);
    if (address !== null && (await this.findPersonByAddress(tx, address)) !== null) {
      throw new DomainError(
        'conflict',
        'accounts.address-taken',
        `${address} belongs to a person already. Use that person.`,
      );
    }
    const [row] = await tx.query<{ id: string }[]>(
      'insert into person (reference, name, is_fictional) values ($1, $2, $3) returning id',
      [person.reference, person.name, person.isFictional],
    );
    const personId = row!.id;
    if (address !== null) {
      await tx.query('insert into person_address (person_id, address) values ($1, $2)', [personId, address]);
    }
    for (const role of roles) await this.grantRole(tx, personId, role);
    return personId;
  }

  /** The person who reads mail at an address, or null. */
  async findPersonByAddress(tx: Tx, address: string): Promise<string | null> {
    const [row] = await tx.query<{ personId: string }[]>(
      'select person_id as "personId" from person_address where address = $1',
      [address.toLowerCase()],
    );
    return row?.personId ?? null;
  }

  /**
   * Gives a person a role; giving it twice changes nothing. It counts from the next request on.
   * @param limit what the role is held for, an id or a region's name, and who gives it.
   */
  async grantRole(
    tx: Tx,
    personId: string,
    role: Role,
    { scope = null, grantedBy = null }: { scope?: string | null; grantedBy?: string | null } = {},
  ): Promise<void> {
    if (!ROLES.includes(role)) {
      throw new DomainError(
        'invalid',
        'accounts.unknown-role',
        `There is no role "${role}". Roles: ${ROLES.join(', ')}.`,
      );
    }
    const isRegion = LIMITS[role].dimension === 'region';
    await tx.query(
      `insert into role_grant (person_id, role, scope_id, region, granted_at, granted_by) values ($1, $2, $3, $4, $5, $6)
       on conflict (person_id, role, scope_id, region) where revoked_at is null do nothing`,
      [personId, role, isRegion ? null : scope, isRegion ? scope : null, this.clock.now(), grantedBy],
    );
  }

  /** Takes a role away, from the next request on. */
  async revokeRole(tx: Tx, personId: string, role: Role): Promise<void> {
    await tx.query(
      `update role_grant set revoked_at = $3, version = version + 1 where person_id = $1 and role = $2 and revoked_at is null`,
      [personId, role, this.clock.now()],
    );
  }

  /**
   * A link that signs a person in once, in the first browser in which it is pressed, for SIGN_IN_MINUTES. For the
   * operator's terminal; people ask for theirs on the sign-in page.
   */
  issueSignInLink(tx: Tx, personId: string): Promise<string> {
    return this.signIn.issueLink(tx, personId);
  }
}
