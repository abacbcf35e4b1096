import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { type Actor, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { AccountsService } from './accounts.service.js';
import { findRoleScopes, listGrants } from './role-scopes.query.js';
import { GRANTED_ROLES, LIMITS, type ListedGrant, type Role, SCOPE_NOUNS } from './roles.js';
import { SessionsService } from './sessions.service.js';

/** A role to be given, as an administrator writes it. */
export interface WantedGrant {
  readonly address: string;
  /** Needed for somebody whom the service does not know yet. */
  readonly name?: string | undefined;
  readonly role: Role;
  /** What it is limited to, by name; not given: nothing. */
  readonly scope?: string | undefined;
}

/** Who holds which role and for what; and who may no longer sign in. Every change counts from the next request on. */
@Injectable()
export class RoleGrantsService {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
  ) {}

  list(tx: Tx): Promise<ListedGrant[]> {
    return listGrants(tx);
  }

  /**
   * Gives a role; giving it again changes nothing.
   * @throws DomainError invalid for a role that nobody grants, a scope that is missing, unknown or not meant; not-found for an
   * address that nobody reads and that comes without a name.
   */
  async grant(tx: Tx, actor: Actor, { address, name, role, scope }: WantedGrant): Promise<ListedGrant> {
    if (!GRANTED_ROLES.includes(role))
      throw invalid('unknown-role', `Nobody grants the role "${role}". Roles: ${GRANTED_ROLES.join(', ')}.`);
    const scopeId = await this.findScope(tx, role, scope?.trim() ?? '');
    const personId = await this.findPerson(tx, address, name?.trim() ?? '');
    await this.accounts.grantRole(tx, personId, role, { scope: scopeId, grantedBy: actor.personId });
    const [grant] = await tx.query<{ id: string }[]>(
      `select id from role_grant where person_id = $1 and role = $2 and revoked_at is null and coalesce(scope_id::text, region) is not distinct from $3`,
      [personId, role, scopeId],
    );
    return this.get(tx, grant!.id);
  }

  /** Takes a role away. @throws DomainError not-found; conflict for the last administrator. */
  async revoke(tx: Tx, actor: Actor, grantId: string): Promise<ListedGrant> {
    const grant = await this.get(tx, grantId);
    if (grant.role === 'administrator') await this.refuseLast(tx, grant);
    await tx.query(
      'update role_grant set revoked_at = $2, revoked_by = $3, version = version + 1 where id = $1 and revoked_at is null',
      [grantId, this.clock.now(), actor.personId],
    );
    return grant;
  }

  /** Lets a person sign in no longer and ends their sessions. @throws DomainError not-found; conflict for the last administrator. */
  async disable(tx: Tx, personId: string): Promise<void> {
    const grants = await this.list(tx);
    const held = grants.find((grant) => grant.personId === personId && grant.role === 'administrator');
    if (held) await this.refuseLast(tx, held);
    await this.setDisabled(tx, personId, this.clock.now());
    await this.sessions.endAll(tx, personId);
  }

  /** Lets a person sign in again. @throws DomainError not-found. */
  enable(tx: Tx, personId: string): Promise<void> {
    return this.setDisabled(tx, personId, null);
  }

  private async setDisabled(tx: Tx, personId: string, disabledAt: Date | null): Promise<void> {
    const [, changed] = await tx.query<[unknown[], number]>(
      'update person set disabled_at = $2, version = version + 1 where id = $1',
      [personId, disabledAt],
    );
    if (changed === 0) throw new DomainError('not-found', 'accounts.unknown-person', `There is no person ${personId}.`);
  }

  private async get(tx: Tx, grantId: string): Promise<ListedGrant> {
    const grant = (await this.list(tx)).find(({ id }) => id === grantId);
    if (grant) return grant;
    throw new DomainError('not-found', 'accounts.unknown-grant', `There is no live role ${grantId}.`);
  }

  private async findPerson(tx: Tx, address: string, name: string): Promise<string> {
    const known = await this.accounts.findPersonByAddress(tx, address.trim());
    if (known !== null) return known;
    if (name !== '') return this.accounts.createPerson(tx, { reference: null, name, address, isFictional: false });
    throw new DomainError(
      'not-found',
      'accounts.unknown-address',
      `Nobody is known who reads mail at ${address.slice(0, 80)}. Check the address, or give a name to add the person.`,
    );
  }

  private async findScope(tx: Tx, role: Role, name: string): Promise<string | null> {
    const { dimension, mayBeUnlimited } = LIMITS[role];
    if (dimension === null || dimension === 'peer') {
      if (name === '') return null;
      throw invalid('scope-not-meant', `The role ${role} is limited to nothing. Leave out "${name.slice(0, 80)}".`);
    }
    const noun = SCOPE_NOUNS[dimension];
    if (name === '') {
      if (mayBeUnlimited) return null;
      throw invalid('scope-missing', `The role ${role} is held for one ${noun}. Give its name.`);
    }
    const found = await findRoleScopes(tx, dimension, name);
    if (found.length === 1) return found[0]!.id;
    const said = name.slice(0, 80);
    throw invalid(
      'unknown-scope',
      found.length === 0
        ? `There is no ${noun} “${said}”. Give its whole name.`
        : `${found.length} go by the name “${said}”. Give the code or reference of the ${noun} instead.`,
    );
  }

  /** Two administrators who take the role from each other at the same time wait for one another here. */
  private async refuseLast(tx: Tx, { personId, name }: ListedGrant): Promise<void> {
    const administrators = await tx.query<{ personId: string }[]>(
      `select g.person_id as "personId" from role_grant g join person p on p.id = g.person_id
        where g.role = 'administrator' and g.revoked_at is null and p.disabled_at is null order by g.id for update of g`,
    );
    if (administrators.some((other) => other.personId !== personId)) return;
    throw new DomainError(
      'conflict',
      'accounts.last-administrator',
      `${name} is the last administrator. Make somebody else one first.`,
    );
  }
}

const invalid = (code: string, message: string): DomainError => new DomainError('invalid', `accounts.${code}`, message);
