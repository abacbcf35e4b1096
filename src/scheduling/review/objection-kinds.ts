/** What a council leader may object to, in the order in which a review tells it. */
export const OBJECTION_KINDS = [
  'deferred',
  'vacancy',
  'one-party',
  'control-absent',
  'party-balance',
  'untried-lead',
  'little-experience',
  'many-newcomers',
  'no-same-class',
  'theme-unknown',
  'one-region',
  'neighbour',
  'own-council-close',
  'far-from-wish',
  'long-journey',
  'same-people',
] as const;
export type ObjectionKind = (typeof OBJECTION_KINDS)[number];

/** Members whose home lies closer than this to the council challenged are its neighbours. Assumption: as for borders, ADR 8. */
export const NEIGHBOUR_KM = 20;
/** Assumption: a straight line of more than this is a long journey for a team member to explain. */
export const LONG_JOURNEY_KM = 200;
/** Assumption: three members of one region, when they are half the team or more, look like a delegation. */
export const REGION_MEMBERS = 3;
/** Assumption: who serves this often, this year and by what was carried over, is “the same people again”. */
export const MANY_DEPLOYMENTS = 3;
/**
 * Assumption: a week that costs this many points more than the best week on offer is far from the wish: five weeks, or a poll
 * or the budget season close by.
 */
export const FAR_WEEK_POINTS = 6;
/** Weeks around the challenge of one's own council in which one is missed there. Source: docs/planning/PROBLEM.md, `homeAbsent`. */
export const CLOSE_WEEKS = 3;
/** Challenges that make a peer tried; fewer than `TRIED_MEMBERS` of them are little experience. Source: as for the score. */
export const TRIED = 2;
export const TRIED_MEMBERS = 2;
/** More first-timers than this on one team are many. Source: docs/planning/PROBLEM.md, `newcomerExcess`. */
export const MOST_NEWCOMERS = 2;

/** Each kind as the heading of a list. */
export const OBJECTION_TITLES: Readonly<Record<ObjectionKind, string>> = {
  deferred: 'A challenge without a week',
  vacancy: 'A place that is vacant',
  'one-party': 'Elected members all of one party',
  'control-absent': 'Nobody of the controlling party',
  'party-balance': 'The balance of parties',
  'untried-lead': 'An untried lead',
  'little-experience': 'Little experience on the team',
  'many-newcomers': 'More than two on their first challenge',
  'no-same-class': 'Nobody from a council of the same class',
  'theme-unknown': 'Nobody who knows a theme',
  'one-region': 'Half the team from one region',
  neighbour: 'A neighbour on the team',
  'own-council-close': 'Away close to the challenge of their own council',
  'far-from-wish': 'A week far from the wish',
  'long-journey': 'A long journey',
  'same-people': 'The same people again',
};
