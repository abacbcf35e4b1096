/**
 * The terms of the medium and the soft score: what a plan that breaks no hard rule is judged by. Default weights are those of
 * the demonstration year; a programme sets its own. Amounts are defined in docs/planning/PROBLEM.md, "Score".
 * "The paper" is *developing the new performance framework for localities* (Local Government Association and Improvement and
 * Development Agency, March 2007).
 */
import type { SoftTerm } from '../problem.js';

/** An amount of a term (unweighted) and what it was counted for: a challenge, a peer, a week, a region, or the year. */
export interface Match {
  readonly where: string;
  readonly amount: number;
}

export interface ScoreTerm {
  readonly defaultWeight: number;
  readonly unit: string;
  readonly source: string;
  /** What the term asks for, as a coordinator would state it. */
  readonly statement: string;
  /** One match of it, as a coordinator would report it. */
  readonly sentence: (match: Match) => string;
}

const MEDIUM = 'PROBLEM.md, score, medium';
const SOFT = 'PROBLEM.md, score, soft';
const assumed = (what: string) => `${SOFT}; assumption: ${what}`;
const paper = (words: string) => `${SOFT}; the paper: “${words}”`;

/** "1 member", "3 members". */
const many = (amount: number, one: string, more = `${one}s`) => `${amount} ${amount === 1 ? one : more}`;

export const MEDIUM_TERMS = {
  'missing-member': {
    defaultWeight: 1,
    unit: 'member of a kind, by its vacancy weight and the priority of the challenge',
    source: `${MEDIUM}; the paper: “a leader and chief executive to participate in or lead each challenge”`,
    statement: 'A team has the least number of members of each kind.',
    sentence: ({ where, amount }) => `${where} lacks ${many(amount, 'member')} of a kind that it needs.`,
  },
  'further-place': {
    defaultWeight: 1,
    unit: 'place, by the priority of the challenge',
    source: `${MEDIUM}; the paper: “a peer challenge team would comprise six-eight individuals”`,
    statement: 'A team has its least size.',
    sentence: ({ where, amount }) => `${where} has ${many(amount, 'further place')} that anyone may fill.`,
  },
  deferral: {
    defaultWeight: 10,
    unit: 'challenge, by its priority',
    source: MEDIUM,
    statement: 'Every challenge takes place within the year.',
    sentence: ({ where }) => `${where} is deferred.`,
  },
} as const satisfies Record<string, ScoreTerm>;

export type MediumTerm = keyof typeof MEDIUM_TERMS;

export const SOFT_TERM_RULES: Readonly<Record<SoftTerm, ScoreTerm>> = {
  themeUncovered: {
    defaultWeight: 6,
    unit: 'missing expert, by the weight of the theme',
    source: paper('expertise on the team in pertinent areas'),
    statement: 'Every theme that a challenge asks about has its experts on the team.',
    sentence: ({ where, amount }) => `${where} lacks experts in themes that it asks about (${amount} by weight).`,
  },
  controlAbsent: {
    defaultWeight: 8,
    unit: 'step: 1 if no leader, 2 if no elected member is of the controlling party',
    source: assumed('the party that runs a council hears the findings best from its own'),
    statement: 'The party that controls the council is on the team, in a leader if the team has one.',
    sentence: ({ where, amount }) =>
      amount === 1
        ? `${where} has nobody of the controlling party among the leaders on its team.`
        : `${where} lacks elected members of the controlling party, or of two parties under no overall control.`,
  },
  oneParty: {
    defaultWeight: 10,
    unit: 'team',
    source: paper('full support of all political groups'),
    statement: 'Elected members of a team are not all of one party.',
    sentence: ({ where }) => `${where} has elected members of one party only.`,
  },
  leadUntried: {
    defaultWeight: 12,
    unit: 'team',
    source: assumed('two challenges make a leader or chief executive tried'),
    statement: 'A leader or chief executive on the team has done at least two challenges.',
    sentence: ({ where }) => `${where} has no leader or chief executive who has done two challenges.`,
  },
  experiencedShortfall: {
    defaultWeight: 10,
    unit: 'member short of two',
    source: assumed('two members who know the work carry a team'),
    statement: 'At least two members have done two challenges.',
    sentence: ({ where, amount }) => `${where} is ${many(amount, 'experienced member')} short of two.`,
  },
  newcomerExcess: {
    defaultWeight: 6,
    unit: 'member beyond two',
    source: assumed('a team can teach two newcomers'),
    statement: 'At most two members are on their first challenge.',
    sentence: ({ where, amount }) => `${where} has ${many(amount, 'newcomer')} beyond two.`,
  },
  noSameClass: {
    defaultWeight: 5,
    unit: 'step: 1 if neither a leader nor a chief executive, 2 if nobody is from such a council',
    source: paper('someone that understands the issues and challenges that a council faces'),
    statement: 'A leader or chief executive on the team comes from a council of the same class.',
    sentence: ({ where, amount }) =>
      amount === 1
        ? `${where} has no leader or chief executive from a council of its class.`
        : `${where} has nobody from a council of its class.`,
  },
  regionExcess: {
    defaultWeight: 3,
    unit: 'member beyond three of one region',
    source: assumed('distance from local politics'),
    statement: 'At most three members come from one region.',
    sentence: ({ where, amount }) => `${where} has ${many(amount, 'member')} beyond three from one region.`,
  },
  offTheme: {
    defaultWeight: 2,
    unit: 'member beyond the first',
    source: paper('expertise on the team in pertinent areas'),
    statement: 'At most one member knows none of the themes that the challenge asks about.',
    sentence: ({ where, amount }) => `${where} has ${many(amount, 'member')} too many who know none of its themes.`,
  },
  worstTeam: {
    defaultWeight: 2,
    unit: 'point of the nine team terms on the weakest team',
    source: assumed('no council should get a team far weaker than the others'),
    statement: 'The weakest team of the year is as strong as can be.',
    sentence: ({ where, amount }) => `${where} has the weakest team, at ${many(amount, 'point')}.`,
  },
  weekPreference: {
    defaultWeight: 1,
    unit: 'point of the cost of the week',
    source: SOFT,
    statement: 'A challenge takes place in the week that the council wishes.',
    sentence: ({ where, amount }) => `${where} is ${many(amount, 'point')} away from the week that the council wishes.`,
  },
  weekOverload: {
    defaultWeight: 4,
    unit: 'challenges of a week beyond the even load, squared',
    source: paper('stagger peer challenges throughout the year'),
    statement: 'Challenges are spread evenly over the year.',
    sentence: ({ where, amount }) => `${where} is fuller than an even year would make it (${amount}, squared).`,
  },
  regionLoad: {
    defaultWeight: 5,
    unit: 'challenge beyond one of a region in a week',
    source: paper('stagger peer challenges throughout the year'),
    statement: 'A region has one challenge at a time.',
    sentence: ({ where, amount }) => `${where} has ${many(amount, 'challenge')} beyond one.`,
  },
  ifNeeded: {
    defaultWeight: 4,
    unit: 'deployment in a week marked if needed',
    source: SOFT,
    statement: 'Peers are deployed in weeks that suit them.',
    sentence: ({ where, amount }) => `${where}: ${many(amount, 'deployment')} in a week marked “if needed”.`,
  },
  travelPer40Km: {
    defaultWeight: 1,
    unit: 'full 40 km in a straight line from home, for each deployment',
    source: assumed('a step of 40 km is about half an hour of travel'),
    statement: 'Peers travel no further than they need.',
    sentence: ({ where, amount }) => `${where} travels ${amount} times 40 km.`,
  },
  repeatUse: {
    defaultWeight: 2,
    unit: 'point: n² − n + 2 × n × deployments carried over, n deployments this year',
    source: assumed('the same people are not asked again while others wait'),
    statement: 'Deployments are shared fairly among peers, recent years counted.',
    sentence: ({ where, amount }) => `${where} is asked more often than others (${many(amount, 'point')}).`,
  },
  homeAbsent: {
    defaultWeight: 6,
    unit: "deployment within three weeks of the challenge of the peer's own council",
    source: assumed('a council needs its people while it prepares for its own challenge'),
    statement: 'Nobody is away within three weeks of the challenge of their own council.',
    sentence: ({ where, amount }) => `${where}: ${many(amount, 'deployment')} close to their own council's challenge.`,
  },
  changeFromBaseline: {
    defaultWeight: 8,
    unit: 'price of a week moved or a member lost',
    source: SOFT,
    statement: 'A new plan changes little of the one before it.',
    sentence: ({ where, amount }) => `${where} differs from the earlier plan, at a price of ${amount}.`,
  },
};
