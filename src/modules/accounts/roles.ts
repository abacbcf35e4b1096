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

/** What a role is limited to; `or-all` lets a grant name nothing and hold everywhere; null: the role has no limits. */
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

/** Roles that follow from what is recorded of a person, so that nobody grants them. */
export const FOLLOWING_ROLES: ReadonlySet<Role> = new Set<Role>(['peer', 'assistant']);

/** One role that a person holds. */
export interface Grant {
  readonly role: Role;
  /** What it is limited to: an id, or the name of a region. Null: everywhere. */
  readonly scope: string | null;
}
