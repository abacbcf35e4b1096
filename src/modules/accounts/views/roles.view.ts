import { GRANTED_ROLES, LIMITS, type ListedGrant, type Role, ROLE_NAMES, SCOPE_NOUNS } from '../roles.js';

/** One person on the page of roles. */
export interface PersonRow {
  readonly personId: string;
  readonly name: string;
  readonly address: string;
  readonly isDisabled: boolean;
  readonly roles: readonly { readonly id: string; readonly text: string; readonly since: string }[];
}

export interface RolesView {
  readonly people: readonly PersonRow[];
  readonly choices: readonly {
    readonly value: string;
    readonly text: string;
    readonly hint: { readonly text: string };
  }[];
  readonly [name: string]: unknown;
}

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});

/** "Coordinator: Challenges 2027", "Administrator". */
export const sayRole = ({ role, scope }: Pick<ListedGrant, 'role' | 'scope'>): string => {
  const name = ROLE_NAMES[role as Role];
  if (scope !== null) return `${name}: ${scope}`;
  return LIMITS[role as Role].dimension === 'year' ? `${name} of all programme years` : name;
};

/** People with the roles they hold, and the roles there are to give. */
export function viewRoles(grants: readonly ListedGrant[]): RolesView {
  const people = new Map<string, PersonRow & { roles: PersonRow['roles'][number][] }>();
  for (const grant of grants) {
    const { personId, name, address, isDisabled, id, grantedAt, grantedBy } = grant;
    const row = people.get(personId) ?? { personId, name, address: address ?? 'no address', isDisabled, roles: [] };
    const by = grantedBy === null ? '' : `, by ${grantedBy}`;
    row.roles.push({ id, text: sayRole(grant), since: `since ${day.format(grantedAt)}${by}` });
    people.set(personId, row);
  }
  return { people: [...people.values()], choices: GRANTED_ROLES.map(choiceOf) };
}

function choiceOf(role: Role): RolesView['choices'][number] {
  const { dimension, mayBeUnlimited } = LIMITS[role];
  const limit = dimension === null ? 'Everywhere' : `For one ${SCOPE_NOUNS[dimension]}`;
  const text = dimension !== null && mayBeUnlimited ? `${limit}, or for all` : limit;
  return { value: role, text: ROLE_NAMES[role], hint: { text } };
}
