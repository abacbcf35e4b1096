import type { Peer } from '../../src/matching/model.js';
import type { ConstraintId } from '../../src/scheduling/constraints/catalogue.js';
import type { Plan, PlannedChallenge } from '../../src/scheduling/plan.js';
import type { Problem } from '../../src/scheduling/problem.js';
import { aChallenge, aCouncil, aPeer, aProblem, aYear } from '../support/tiny-problem.js';

/** A plan that keeps a rule, one that breaks it, and what exactly the second one costs: breaches, or unweighted amount. */
export interface ConstraintCase {
  readonly kept: readonly [Problem, Plan];
  readonly broken: readonly [Problem, Plan];
  readonly cost: number;
}

type Entry = readonly [id: string, week: number | null, ...peers: string[]];

function plan(...entries: Entry[]): Plan {
  return {
    problem: 'tiny',
    challenges: entries.map(([id, week, ...peers]): PlannedChallenge => ({ id, week, peers })),
  };
}

const anOfficer = (id: string, changes: Partial<Peer> = {}) => aPeer(id, { kind: 'officer', party: null, ...changes });

/** Two challenges on offer all year, and a leader and an officer whom nothing is held against. */
function year(changes: Partial<Problem> = {}): Problem {
  return aProblem({
    challenges: [aChallenge('C1'), aChallenge('C2')],
    peers: [aPeer('P1'), anOfficer('P2')],
    ...changes,
  });
}

const withFirst = (changes: Parameters<typeof aChallenge>[1]) =>
  year({ challenges: [aChallenge('C1', changes), aChallenge('C2')] });
const withPeers = (...peers: Peer[]) => year({ peers });

/** The same problem, and a good and a bad plan for it. */
const plans = (problem: Problem, kept: Plan, broken: Plan, cost = 1): ConstraintCase => ({
  kept: [problem, kept],
  broken: [problem, broken],
  cost,
});
/** The same plan, and a problem that allows it beside one that does not. */
const problems = (decisions: Plan, kept: Problem, broken: Problem, cost = 1): ConstraintCase => ({
  kept: [kept, decisions],
  broken: [broken, decisions],
  cost,
});

const GOOD = plan(['C1', 3, 'P1', 'P2']);
const SOLO = plan(['C1', 3, 'P1']);
const closedWeek3 = aYear(12).map((week) => (week.index === 3 ? { ...week, open: false } : week));
const bothCouncils = (first: Partial<Peer>, second: Partial<Peer> = {}) =>
  withPeers(aPeer('P1', { organisation: 'council-of-C2', ...first }), aPeer('P2', second));

const HARD: Partial<Record<ConstraintId, ConstraintCase>> = {
  'unknown-challenge': plans(year(), GOOD, plan(['C1', 3, 'P1'], ['C9', 3])),
  'duplicate-challenge': plans(year(), GOOD, plan(['C1', 3, 'P1'], ['C1', 3, 'P1'])),
  'team-without-week': plans(year(), plan(['C1', null]), plan(['C1', null, 'P1'])),
  'week-not-a-number': plans(year(), SOLO, plan(['C1', 3.5, 'P1'])),
  'unknown-peer': plans(year(), SOLO, plan(['C1', 3, 'P1', 'P8', 'P9']), 2),
  'week-closed': problems(SOLO, year(), year({ weeks: closedWeek3 })),
  'week-not-offered': problems(SOLO, year(), withFirst({ weeks: [{ week: 4, cost: 0 }] })),
  'pinned-week-moved': plans(withFirst({ pinnedWeek: 3 }), SOLO, plan(['C1', 4, 'P1'])),
  'pinned-week-dropped': plans(withFirst({ pinnedWeek: 3 }), SOLO, plan(['C1', null])),
  'pinned-peer-dropped': plans(withFirst({ pinnedPeers: ['P1', 'P2'] }), GOOD, plan(['C2', 3]), 2),
  'week-over-capacity': problems(
    plan(['C1', 3, 'P1'], ['C2', 3, 'P3']),
    year({ peers: [aPeer('P1'), aPeer('P3')] }),
    year({
      peers: [aPeer('P1'), aPeer('P3')],
      weeks: aYear(12).map((week) => ({ ...week, capacity: 1 })),
    }),
  ),
  // Weeks 0 to 2 and 1 to 3 hold both challenges (weeks 1 and 2); week 2 to 4 holds one.
  'too-few-managers': problems(
    plan(['C1', 1, 'P1'], ['C2', 2, 'P3']),
    year({ peers: [aPeer('P1'), aPeer('P3')], managers: 2 }),
    year({ peers: [aPeer('P1'), aPeer('P3')], managers: 1 }),
    2,
  ),
  'peer-twice-on-team': plans(year({ minGapWeeks: 0 }), GOOD, plan(['C1', 3, 'P1', 'P1'])),
  'team-too-large': problems(GOOD, year(), withFirst({ maxSize: 1 })),
  'too-many-of-kind': problems(GOOD, year(), withFirst({ kinds: { leader: [0, 1], officer: [0, 0] } })),
  'kind-not-wanted': problems(GOOD, year(), withFirst({ kinds: { leader: [0, 1] } })),
  'same-organisation-twice': problems(
    GOOD,
    year({ maxAwayPerOrganisation: 2 }),
    year({
      maxAwayPerOrganisation: 2,
      peers: [aPeer('P1', { organisation: 'X' }), anOfficer('P2', { organisation: 'X' })],
    }),
  ),
  'nobody-to-lead': plans(year(), GOOD, plan(['C1', 3, 'P2'])),
  'peer-unavailable': problems(
    SOLO,
    withPeers(aPeer('P1', { availability: 'NNNINNNNNNNN' })),
    withPeers(aPeer('P1', { availability: 'YYYNYYYYYYYY' })),
  ),
  'conflict-of-interest': problems(SOLO, year(), withPeers(aPeer('P1', { conflicts: ['council-of-C1'] }))),
  'too-far': problems(SOLO, withPeers(aPeer('P1', { maxTravelKm: 10 })), withPeers(aPeer('P1', { maxTravelKm: 9.9 }))),
  // Weeks 3 and 6 clash under a gap of four weeks, 3 and 7 do not.
  'gap-too-short': plans(year(), plan(['C1', 3, 'P1'], ['C2', 7, 'P1']), plan(['C1', 3, 'P1'], ['C2', 6, 'P1'])),
  'peer-over-limit': problems(
    plan(['C1', 3, 'P1'], ['C2', 8, 'P1']),
    withPeers(aPeer('P1', { maxDays: 13 })),
    withPeers(aPeer('P1', { maxDays: 12.5 })),
  ),
  'organisation-drained': plans(
    withPeers(aPeer('P1', { organisation: 'X' }), aPeer('P2', { organisation: 'X' })),
    plan(['C1', 3, 'P1'], ['C2', 4, 'P2']),
    plan(['C1', 3, 'P1'], ['C2', 3, 'P2']),
  ),
  'county-and-district-together': plans(
    year({
      challenges: [
        aChallenge('C1', { council: aCouncil('county') }),
        aChallenge('C2', { council: aCouncil('district', { county: 'county' }) }),
      ],
      peers: [aPeer('P1'), aPeer('P2')],
    }),
    plan(['C1', 3, 'P1'], ['C2', 7, 'P2']),
    plan(['C1', 3, 'P1'], ['C2', 6, 'P2']),
  ),
  'own-council-challenged': plans(
    bothCouncils({}),
    plan(['C1', 3, 'P1'], ['C2', 4, 'P2']),
    plan(['C1', 3, 'P1'], ['C2', 3, 'P2']),
  ),
  'councils-challenge-each-other': problems(
    plan(['C1', 3, 'P1'], ['C2', 8, 'P2']),
    bothCouncils({}),
    bothCouncils({}, { organisation: 'council-of-C1' }),
  ),
  'over-budget': problems(GOOD, year({ budgetDays: 12 }), year({ budgetDays: 11.5 })),
  'team-too-short': problems(SOLO, withFirst({ minSize: 4 }), withFirst({ minSize: 5 })),
};

const MEDIUM: Partial<Record<ConstraintId, ConstraintCase>> = {
  // Priority 2 × (1 leader missing × 3 + 2 officers missing × 1); two chief executives too many make up for nothing.
  'missing-member': plans(
    year({
      challenges: [
        aChallenge('C1', {
          priority: 2,
          minSize: 3,
          kinds: { leader: [1, 1], 'chief-executive': [0, 2], officer: [2, 2] },
        }),
      ],
      peers: [
        ...['P1', 'P2'].map((id) => aPeer(id, { kind: 'chief-executive', party: null })),
        ...['P3', 'P4'].map((id) => anOfficer(id)),
        aPeer('P5'),
      ],
    }),
    plan(['C1', 3, 'P3', 'P4', 'P5']),
    plan(['C1', 3, 'P1', 'P2']),
    2 * (3 + 2 * 1),
  ),
  // Priority 3 × the two places that are left when no kind is short of members.
  'further-place': plans(
    year({
      challenges: [aChallenge('C1', { priority: 3, minSize: 4, kinds: { leader: [0, 4], officer: [0, 4] } })],
      peers: ['P1', 'P2', 'P3', 'P4'].map((id) => aPeer(id)),
    }),
    plan(['C1', 3, 'P1', 'P2', 'P3', 'P4']),
    plan(['C1', 3, 'P1', 'P2']),
    3 * 2,
  ),
  deferral: plans(year({ challenges: [aChallenge('C1', { priority: 3 })] }), SOLO, plan(['C1', null]), 3 * 10),
};

const themed = withFirst({
  themes: [
    { theme: 'finance', weight: 3, experts: 2 },
    { theme: 'housing', weight: 2, experts: 1 },
  ],
});
const knowing = (...themes: string[]) => ({ themes });
const trio = (changes: (index: number) => Partial<Peer>) =>
  withPeers(...['P1', 'P2', 'P3', 'P4'].map((id, i) => aPeer(id, changes(i))));
const FOUR = plan(['C1', 3, 'P1', 'P2', 'P3', 'P4']);

const SOFT: Partial<Record<ConstraintId, ConstraintCase>> = {
  // One of two finance experts missing at weight 3, and the only housing expert at weight 2.
  themeUncovered: problems(
    GOOD,
    { ...themed, peers: [aPeer('P1', knowing('finance', 'housing')), anOfficer('P2', knowing('finance'))] },
    { ...themed, peers: [aPeer('P1', knowing('finance')), anOfficer('P2')] },
    3 + 2,
  ),
  controlAbsent: problems(SOLO, year(), withPeers(aPeer('P1', { party: 'green' })), 2),
  oneParty: problems(
    GOOD,
    withPeers(aPeer('P1'), aPeer('P2', { party: 'green' })),
    withPeers(aPeer('P1'), aPeer('P2')),
  ),
  leadUntried: problems(
    GOOD,
    withPeers(aPeer('P1', { experience: 2 }), anOfficer('P2')),
    withPeers(aPeer('P1', { experience: 1 }), anOfficer('P2')),
  ),
  experiencedShortfall: problems(
    GOOD,
    year(),
    withPeers(aPeer('P1', { experience: 1 }), anOfficer('P2', { experience: 0 })),
    2,
  ),
  newcomerExcess: problems(
    FOUR,
    trio((i) => ({ experience: i < 2 ? 0 : 1 })),
    trio(() => ({ experience: 0 })),
    2,
  ),
  noSameClass: problems(SOLO, year(), withPeers(aPeer('P1', { councilClass: 'district' })), 2),
  regionExcess: problems(
    FOUR,
    trio((i) => ({ region: i < 3 ? 'South' : 'East' })),
    trio(() => ({ region: 'South' })),
  ),
  offTheme: problems(
    GOOD,
    { ...themed, peers: [aPeer('P1', knowing('finance')), anOfficer('P2')] },
    { ...themed, peers: [aPeer('P1', knowing('transport')), anOfficer('P2')] },
  ),
  // The first team lacks one experienced member (1); the second two, and is untried (3). Only the worse counts.
  worstTeam: problems(
    plan(['C1', 3, 'P1'], ['C2', 8, 'P2']),
    year({ peers: [aPeer('P1'), aPeer('P2')], weights: { ...year().weights, experiencedShortfall: 0 } }),
    year({ peers: [aPeer('P1'), aPeer('P2', { experience: 1 })] }),
    3,
  ),
  weekPreference: problems(SOLO, year(), withFirst({ weeks: [{ week: 3, cost: 7 }] }), 7),
  // Two in a week where none would be even: 2 squared.
  weekOverload: problems(
    plan(['C1', 3, 'P1'], ['C2', 3, 'P3']),
    year({ peers: [aPeer('P1'), aPeer('P3')] }),
    year({ peers: [aPeer('P1'), aPeer('P3')], evenLoad: 0 }),
    4,
  ),
  regionLoad: plans(
    year({ peers: [aPeer('P1'), aPeer('P3')] }),
    plan(['C1', 3, 'P1'], ['C2', 4, 'P3']),
    plan(['C1', 3, 'P1'], ['C2', 3, 'P3']),
  ),
  ifNeeded: problems(SOLO, year(), withPeers(aPeer('P1', { availability: 'I'.repeat(12) }))),
  // 79.9 km is one step of 40 km, 80 km are two; 39.9 km are none.
  travelPer40Km: problems(
    GOOD,
    withPeers(aPeer('P1', { easting: 439_900 }), anOfficer('P2')),
    withPeers(aPeer('P1', { easting: 479_900 }), anOfficer('P2', { easting: 480_000 })),
    1 + 2,
  ),
  // 2² − 2 + 2 × 2 × 3 for two deployments after three; nothing for one deployment of a fresh peer.
  repeatUse: {
    kept: [year(), GOOD],
    broken: [withPeers(aPeer('P1', { carriedOver: 3 })), plan(['C1', 3, 'P1'], ['C2', 8, 'P1'])],
    cost: 2 + 12,
  },
  homeAbsent: plans(bothCouncils({}), plan(['C1', 3, 'P1'], ['C2', 7, 'P2']), plan(['C1', 3, 'P1'], ['C2', 6, 'P2'])),
  // The week moved (5), P2 is gone (default 1) and so is P9, who has left the pool (4).
  changeFromBaseline: plans(
    year({
      baseline: { challenges: [{ id: 'C1', week: 3, peers: ['P1', 'P2', 'P9'], weekPrice: 5, prices: { P9: 4 } }] },
    }),
    plan(['C2', 3, 'P1', 'P2']),
    plan(['C1', 4, 'P1']),
    5 + 1 + 4,
  ),
};

/** One kept and one broken case for every rule and term of the catalogue. */
export const CONSTRAINT_CASES: Readonly<Partial<Record<ConstraintId, ConstraintCase>>> = {
  ...HARD,
  ...MEDIUM,
  ...SOFT,
};
