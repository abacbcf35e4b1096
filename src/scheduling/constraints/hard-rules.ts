/**
 * The hard rules: what makes a plan no plan. Each breach counts one point of hard. The ids are those that
 * `test/solver/exchange/check.mjs` prints. Source of every rule: docs/planning/PROBLEM.md, "Hard rules".
 */

/** Where a rule was broken and by what, in words: the council, peer or week, and the offending values. */
export interface Breach {
  /** A challenge as "Kent (C00012)", a peer's id, an organisation and week, a week's index, or "year". */
  readonly where: string;
  readonly detail: string;
}

export interface HardRule {
  readonly unit: string;
  /** Number of the rule in docs/planning/PROBLEM.md, or the section that says so. */
  readonly source: string;
  /** The rule, as a coordinator would state it. */
  readonly statement: string;
  /** One breach of it, as a coordinator would report it. */
  readonly sentence: (breach: Breach) => string;
}

const rule = (number: number) => `PROBLEM.md, hard rule ${number}`;
const PLAN_DOCUMENT = 'PROBLEM.md, the plan document';

/** Every hard rule by its id, in the order of docs/planning/PROBLEM.md; what makes a plan unreadable comes first. */
export const HARD_RULES = {
  'unknown-challenge': {
    unit: 'entry of the plan',
    source: PLAN_DOCUMENT,
    statement: 'A plan names only challenges of its problem.',
    sentence: ({ where }) => `The plan names ${where}, which is no challenge of this year.`,
  },
  'duplicate-challenge': {
    unit: 'entry of the plan',
    source: PLAN_DOCUMENT,
    statement: 'A plan names a challenge once.',
    sentence: ({ where }) => `The plan names ${where} more than once.`,
  },
  'team-without-week': {
    unit: 'challenge',
    source: PLAN_DOCUMENT,
    statement: 'A deferred challenge has no team.',
    sentence: ({ where, detail }) => `${where} is deferred, yet has a team of ${detail}.`,
  },
  'week-not-a-number': {
    unit: 'challenge',
    source: PLAN_DOCUMENT,
    statement: 'A week is the index of a week of the year.',
    sentence: ({ where, detail }) => `${where} is put in week ${detail}, which is no week.`,
  },
  'unknown-peer': {
    unit: 'place',
    source: PLAN_DOCUMENT,
    statement: 'A team is made of peers of the pool.',
    sentence: ({ where, detail }) => `${where} has ${detail} on its team, who is not in the pool.`,
  },
  'week-closed': {
    unit: 'challenge',
    source: rule(1),
    statement: 'A challenge is on site in an open week.',
    sentence: ({ where, detail }) => `${where} is put in week ${detail}, which is closed.`,
  },
  'week-not-offered': {
    unit: 'challenge',
    source: rule(1),
    statement: 'A challenge is on site in a week that is on offer to it.',
    sentence: ({ where, detail }) => `${where} is put in week ${detail}, which is not on offer to it.`,
  },
  'pinned-week-moved': {
    unit: 'challenge',
    source: rule(1),
    statement: 'A pinned week stays.',
    sentence: ({ where, detail }) => `${where} is moved from its pinned week (${detail}).`,
  },
  'pinned-week-dropped': {
    unit: 'challenge',
    source: rule(1),
    statement: 'A challenge with a pinned week is not deferred.',
    sentence: ({ where, detail }) => `${where} is deferred although week ${detail} is pinned.`,
  },
  'pinned-peer-dropped': {
    unit: 'pinned peer',
    source: rule(1),
    statement: 'A pinned peer stays.',
    sentence: ({ where, detail }) => `${where} loses ${detail}, who is pinned to its team.`,
  },
  'week-over-capacity': {
    unit: 'week',
    source: rule(2),
    statement: 'No week holds more challenges than its capacity.',
    sentence: ({ where, detail }) => `Week ${where} holds ${detail} challenges, more than its capacity.`,
  },
  'too-few-managers': {
    unit: 'run of weeks',
    source: rule(2),
    statement: 'With rest counted, no more challenges run than there are challenge managers.',
    sentence: ({ where, detail }) => `In ${where} more challenges run than there are rested managers (${detail}).`,
  },
  'peer-twice-on-team': {
    unit: 'challenge',
    source: rule(3),
    statement: 'Nobody sits twice on one team.',
    sentence: ({ where }) => `${where} has somebody twice on its team.`,
  },
  'team-too-large': {
    unit: 'challenge',
    source: rule(3),
    statement: 'A team has at most its largest size.',
    sentence: ({ where, detail }) => `${where} has a team of ${detail}, more than its largest size.`,
  },
  'too-many-of-kind': {
    unit: 'challenge and kind',
    source: rule(3),
    statement: 'A team has at most so many members of each kind.',
    sentence: ({ where, detail }) => `${where} has too many of one kind (${detail}).`,
  },
  'kind-not-wanted': {
    unit: 'challenge and kind',
    source: rule(3),
    statement: 'A team has only kinds of peer that it asks for.',
    sentence: ({ where, detail }) => `${where} has a ${detail}, a kind that it does not ask for.`,
  },
  'same-organisation-twice': {
    unit: 'challenge and organisation',
    source: rule(3),
    statement: 'No two members of a team come from one organisation.',
    sentence: ({ where, detail }) => `${where} has more than one member from ${detail}.`,
  },
  'nobody-to-lead': {
    unit: 'challenge',
    source: rule(3),
    statement: 'A team has at least one member of a kind that can lead.',
    sentence: ({ where }) => `${where} has nobody on its team who can lead it.`,
  },
  'peer-unavailable': {
    unit: 'deployment',
    source: rule(4),
    statement: 'A member is available in the week of the challenge.',
    sentence: ({ where, detail }) => `${where} has ${detail}, who is not available in that week.`,
  },
  'conflict-of-interest': {
    unit: 'deployment',
    source: rule(4),
    statement: 'A member has no conflict with the council.',
    sentence: ({ where, detail }) => `${where} has ${detail}, who has a conflict with this council.`,
  },
  'too-far': {
    unit: 'deployment',
    source: rule(4),
    statement: 'A member lives within the distance that they will travel.',
    sentence: ({ where, detail }) => `${where} is too far for ${detail}.`,
  },
  'gap-too-short': {
    unit: 'pair of deployments',
    source: rule(5),
    statement: "A peer's deployments are at least so many weeks apart.",
    sentence: ({ where, detail }) => `${where} is deployed again too soon (${detail}).`,
  },
  'peer-over-limit': {
    unit: 'peer',
    source: rule(5),
    statement: "A peer's deployments cost at most the days that they give.",
    sentence: ({ where, detail }) => `${where} is asked for more days than they give (${detail}).`,
  },
  'organisation-drained': {
    unit: 'organisation and week',
    source: rule(6),
    statement: 'Only so many peers of one organisation are away in one week.',
    sentence: ({ where, detail }) => `${where}: ${detail} peers are away at once, more than the limit.`,
  },
  'county-and-district-together': {
    unit: 'district',
    source: rule(7),
    statement: 'A county and each of its districts are so many weeks apart.',
    sentence: ({ where, detail }) => `${where} is too close to the challenge of its county, ${detail}.`,
  },
  'own-council-challenged': {
    unit: 'deployment',
    source: rule(8),
    statement: 'Nobody is deployed from a council in the week in which it is challenged itself.',
    sentence: ({ where, detail }) => `${where} has ${detail}, whose own council is challenged in that week.`,
  },
  'councils-challenge-each-other': {
    unit: 'pair of councils',
    source: rule(9),
    statement: 'Two councils do not challenge each other in one year.',
    sentence: ({ where, detail }) => `${where} and challenge ${detail} have members from each other's councils.`,
  },
  'over-budget': {
    unit: 'year',
    source: rule(10),
    statement: 'The year costs at most its budget of working days.',
    sentence: ({ detail }) => `The year costs more working days than its budget (${detail}).`,
  },
  'team-too-short': {
    unit: 'challenge',
    source: rule(11),
    statement: 'A team that is sent has at most so many vacancies.',
    sentence: ({ where, detail }) => `${where} has ${detail}, too many to send the team.`,
  },
} as const satisfies Record<string, HardRule>;

export type HardRuleId = keyof typeof HARD_RULES;
