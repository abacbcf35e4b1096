import type { Challenge, HostCouncil, Peer } from '../../src/matching/model.js';
import { PROBLEM_FORMAT, SOFT_TERMS, type Problem, type Week } from '../../src/scheduling/problem.js';

const FIRST_MONDAY = Date.UTC(2027, 3, 5);
const WEEK_MS = 7 * 86_400_000;

/** Open weeks from Monday 5 April 2027, each with room for two challenges. */
export function aYear(count: number): Week[] {
  return Array.from({ length: count }, (_, index) => ({
    index,
    monday: new Date(FIRST_MONDAY + index * WEEK_MS).toISOString().slice(0, 10),
    open: true,
    capacity: 2,
  }));
}

export function aCouncil(code: string, changes: Partial<HostCouncil> = {}): HostCouncil {
  return {
    code,
    name: `Council ${code}`,
    class: 'unitary',
    county: null,
    region: 'North',
    easting: 400_000,
    northing: 400_000,
    control: 'blue',
    ...changes,
  };
}

/** A challenge that one experienced leader satisfies in full: on offer in every week of a twelve-week year at no cost. */
export function aChallenge(id: string, changes: Partial<Challenge> = {}): Challenge {
  return {
    id,
    council: aCouncil(`council-of-${id}`),
    priority: 1,
    weeks: aYear(12).map(({ index }) => ({ week: index, cost: 0 })),
    minSize: 0,
    maxSize: 4,
    kinds: { leader: [0, 2], 'chief-executive': [0, 2], officer: [0, 4] },
    themes: [],
    pinnedWeek: null,
    pinnedPeers: [],
    ...changes,
  };
}

/** An experienced leader of the controlling party and the right class, ten kilometres away and free all year. */
export function aPeer(id: string, changes: Partial<Peer> = {}): Peer {
  return {
    id,
    kind: 'leader',
    party: 'blue',
    organisation: `home-of-${id}`,
    councilClass: 'unitary',
    region: 'North',
    easting: 410_000,
    northing: 400_000,
    themes: [],
    availability: 'Y'.repeat(12),
    maxDays: 30,
    maxTravelKm: 100,
    experience: 4,
    carriedOver: 0,
    acceptance: 0.5,
    conflicts: [],
    ...changes,
  };
}

/** Twelve weeks with generous limits; every soft term weighs 1. */
export function aProblem(changes: Partial<Problem> = {}): Problem {
  return {
    format: PROBLEM_FORMAT,
    name: 'tiny',
    seed: null,
    weeks: aYear(12),
    managers: 4,
    managerRestWeeks: 2,
    evenLoad: 2,
    kinds: ['leader', 'chief-executive', 'officer'],
    leadKinds: ['leader', 'chief-executive'],
    themes: ['finance', 'housing', 'transport'],
    daysPerDeployment: { leader: 6.5, 'chief-executive': 6, officer: 5.5 },
    budgetDays: 200,
    minGapWeeks: 4,
    kinGapWeeks: 4,
    maxAwayPerOrganisation: 1,
    maxVacancies: 3,
    vacancyWeights: { leader: 3, 'chief-executive': 3, officer: 1 },
    deferralWeight: 10,
    weights: Object.fromEntries(SOFT_TERMS.map((term) => [term, 1])) as Problem['weights'],
    challenges: [aChallenge('C1')],
    peers: [aPeer('P1')],
    baseline: null,
    ...changes,
  };
}
