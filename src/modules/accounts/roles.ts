/** Roles that a person can hold, several at a time. */
export const ROLES = [
  'administrator',
  'coordinator',
  'challenge-manager',
  'regional-associate',
  'hub',
  'council-lead',
  'council-member',
  'partner',
  'peer',
  'assistant',
  'inspectorate',
] as const;
export type Role = (typeof ROLES)[number];

/** Kinds of things that a role can be limited to. */
export type Dimension = 'year' | 'manager' | 'region' | 'organisation' | 'council' | 'peer';

/** What a grant of a role is limited to; null: nothing. Where it may be unlimited, a grant that names nothing holds everywhere. */
export interface RoleLimit {
  readonly dimension: Dimension | null;
  readonly mayBeUnlimited: boolean;
}

const limitedTo = (dimension: Dimension): RoleLimit => ({ dimension, mayBeUnlimited: false });
const UNLIMITED: RoleLimit = { dimension: null, mayBeUnlimited: true };

export const LIMITS: Readonly<Record<Role, RoleLimit>> = {
  administrator: UNLIMITED,
  coordinator: { dimension: 'year', mayBeUnlimited: true },
  'challenge-manager': limitedTo('manager'),
  'regional-associate': limitedTo('region'),
  hub: limitedTo('organisation'),
  'council-lead': limitedTo('council'),
  'council-member': limitedTo('council'),
  partner: limitedTo('organisation'),
  peer: limitedTo('peer'),
  assistant: limitedTo('peer'),
  inspectorate: UNLIMITED,
};

/** Roles that an administrator gives. Who is a peer, or a peer's assistant, follows from what is recorded of them. */
export const GRANTED_ROLES: readonly Role[] = ROLES.filter((role) => LIMITS[role].dimension !== 'peer');

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  administrator: 'Administrator',
  coordinator: 'Coordinator',
  'challenge-manager': 'Challenge manager',
  'regional-associate': 'Regional associate',
  hub: 'Hub',
  'council-lead': 'Council lead',
  'council-member': 'Council member',
  partner: 'Partner body',
  peer: 'Peer',
  assistant: 'Assistant of a peer',
  inspectorate: 'Inspectorate',
};

export const SCOPE_NOUNS: Readonly<Record<Dimension, string>> = {
  year: 'programme year',
  manager: 'challenge manager',
  region: 'region',
  organisation: 'organisation',
  council: 'council',
  peer: 'peer',
};

/** One role that a person holds. */
export interface Grant {
  readonly role: Role;
  /** What it is limited to: an id, or the name of a region. Null: everywhere. */
  readonly scope: string | null;
}

/** A live grant as a list shows it. */
export interface ListedGrant {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly address: string | null;
  readonly role: string;
  /** What it is limited to, by name; null: nothing. */
  readonly scope: string | null;
  readonly grantedAt: Date;
  /** Who gave it; null: the service itself, or nobody known any more. */
  readonly grantedBy: string | null;
  readonly isDisabled: boolean;
}
