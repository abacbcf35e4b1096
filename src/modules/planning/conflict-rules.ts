/** How long a conflict lasts when what caused it has ended, and what it says. */
export interface ConflictRule {
  /** Number in the constraint catalogue. */
  readonly constraint: string;
  readonly statement: string;
  readonly source: string;
  /** Years that it goes on after its last day. */
  readonly lastsYears: number;
}

/** Every rule that keeps a peer from a council. Declared reasons are the ones that the conflicts file may name. */
export const CONFLICT_RULES = {
  'own-council': {
    constraint: 'X01',
    statement: 'Nobody challenges a council at which they sit or work.',
    source: 'LGA, call for peers: no direct association with the council',
    lastsYears: 0,
  },
  neighbour: {
    constraint: 'X02',
    statement: 'Nobody challenges a council that borders their own.',
    source: 'Assumption: neighbours know too much of each other',
    lastsYears: 0,
  },
  'two-tier-kin': {
    constraint: 'X03',
    statement: 'A county and its districts, and districts of one county, do not challenge each other.',
    source: 'Paper of March 2007: districts and their county share one agreement',
    lastsYears: 0,
  },
  'past-post': {
    constraint: 'X04',
    statement: 'Nobody challenges a council at which they held a post in the last five years.',
    source: 'Assumption: five years, after the practice of other peer reviews',
    lastsYears: 5,
  },
  'last-team': {
    constraint: 'X05',
    statement: 'Nobody challenges the same council again within six years.',
    source: 'Assumption: six years, after the practice of other peer reviews',
    lastsYears: 6,
  },
  declared: {
    constraint: 'X07',
    statement: 'A conflict that the peer declared stands.',
    source: 'The peer',
    lastsYears: 0,
  },
  family: {
    constraint: 'X07',
    statement: 'Nobody challenges a council at which family sits or works.',
    source: 'The peer',
    lastsYears: 0,
  },
  'applied-for-post': {
    constraint: 'X07',
    statement: 'Nobody challenges a council at which they applied for a post.',
    source: 'The peer',
    lastsYears: 0,
  },
  'shared-service': {
    constraint: 'X08',
    statement: 'Nobody challenges a council with which their own shares a service or a chief executive.',
    source: 'The peer',
    lastsYears: 0,
  },
  'host-objection': {
    constraint: 'X10',
    statement: 'An objection of the council that was upheld stands.',
    source: 'The council',
    lastsYears: 0,
  },
  contract: {
    constraint: 'X12',
    statement: 'Nobody challenges a council that funds or contracts their organisation.',
    source: 'The peer',
    lastsYears: 0,
  },
} as const satisfies Readonly<Record<string, ConflictRule>>;

export type ConflictRuleId = keyof typeof CONFLICT_RULES;

export const isConflictRule = (name: string): name is ConflictRuleId => Object.hasOwn(CONFLICT_RULES, name);
