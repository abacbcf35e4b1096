import { type Highs } from 'highs';
import { encodeProblem } from '../encode-problem.js';
import { type Problem } from '../problem.js';
import { drawPool } from './pool.js';
import { hardlyAPlace } from './pool-curve.js';
import { peerSupplies } from './supply.js';
import { YearModel } from './year-model.js';

/** How many peers of one kind a programme needs. */
export interface PoolNeeded {
  readonly kind: string;
  /** Challenges asked about, and places of the kind on their teams: a mean, so fractions are meant. */
  readonly challenges: number;
  readonly places: number;
  readonly now: number;
  /** Deployments a year that one peer of the present pool can give on average, and the chance of a yes. */
  readonly deploymentsEach: number;
  readonly acceptance: number;
  /** Fewest peers with whom no place has to stay empty; null where no number of them fills all that can be filled. */
  readonly needed: number | null;
  /** Fewest peers with whom hardly a place is expected to stay empty when people say no. */
  readonly neededExpected: number | null;
  /** Peers needed if each said yes and served once a year. */
  readonly neededOnceEach: number;
  /** Places that no number of peers like these would fill: none of them is ever free for that challenge. */
  readonly unfillable: number;
}

/** Largest pool looked at, in times what the present pool would be for the challenges asked about. */
const MOST_TIMES = 16;
const ROUNDING = 1e-3;
/** More than any team has. */
const MOST_SEATS = 1000;

/**
 * How many peers of a kind `asked` challenges like those of the year need. Everything but the kind is left aside: other
 * kinds, capacity, managers and budget. A model of everybody's weeks is solved for pools that grow as `drawPool` says; a
 * programme twice as large is one with half the pool. Null without challenges that want the kind, or without peers of it.
 * Cost: some thirty linear programmes of less than a tenth of a second. Null also when `shouldStop` ended it.
 */
export function poolNeeded(
  problem: Problem,
  highs: Highs,
  kind: string,
  asked: number,
  seed: number,
  shouldStop: () => boolean,
): PoolNeeded | null {
  if (shouldStop()) return null;
  const facts = encodeProblem(onlyKind(problem, kind));
  const supplies = peerSupplies(facts);
  const k = problem.kinds.indexOf(kind);
  const pool = drawPool(supplies, k, seed);
  const places = facts.problem.challenges.reduce((sum, { minSize }) => sum + minSize, 0);
  if (places === 0 || pool.now === 0 || asked === 0) return null;
  const scale = asked / problem.challenges.length;
  const end = Math.max(1, Math.ceil(MOST_TIMES * pool.now * scale));

  /** Fewest peers with whom at most `spare` more places stay empty than with very many, and how many those are. */
  const search = (withRefusals: boolean, spare: number): { fewest: number; floor: number } | null => {
    const model = new YearModel(facts, supplies, {
      aim: { emptyOf: k },
      detail: new Map([[k, 'weeks']]),
      withRefusals,
      mostCopies: 2 * MOST_TIMES,
    });
    const loaded = model.load(highs);
    const empty = (peers: number): number => {
      if (shouldStop()) return NaN;
      model.setPool(pool.copies(peers).map((copies) => copies / scale));
      return (loaded.solve(shouldStop)?.bound ?? NaN) * scale;
    };
    try {
      const floor = empty(end);
      let [low, high] = [0, end];
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (empty(middle) - floor <= spare) high = middle;
        else low = middle + 1;
      }
      return shouldStop() || Number.isNaN(floor) ? null : { fewest: low, floor };
    } finally {
      loaded.dispose();
    }
  };
  const sure = search(false, ROUNDING);
  const expected = search(true, hardlyAPlace(places * scale));
  if (sure === null || expected === null) return null;
  const given = supplies.filter((each) => each.kind === k);
  const deployments = given.reduce((sum, each) => sum + each.deployments, 0);
  const yeses = given.reduce((sum, each) => sum + each.deployments * each.acceptance, 0);
  const known = (peers: number): number | null => (peers < end ? peers : null);
  return {
    kind,
    challenges: asked,
    places: places * scale,
    now: pool.now,
    deploymentsEach: deployments / pool.now,
    acceptance: deployments > 0 ? yeses / deployments : 0,
    needed: known(sure.fewest),
    neededExpected: known(expected.fewest),
    neededOnceEach: Math.ceil(places * scale - ROUNDING),
    unfillable: sure.floor > ROUNDING ? Math.ceil(sure.floor - ROUNDING) : 0,
  };
}

/** The same year as if teams were of the least members of one kind alone, with room, managers and days for all. */
function onlyKind(problem: Problem, kind: string): Problem {
  const plenty = problem.challenges.length + 1;
  return {
    ...problem,
    leadKinds: [kind],
    managers: plenty * (problem.managerRestWeeks + 1),
    budgetDays: Infinity,
    maxVacancies: MOST_SEATS,
    weeks: problem.weeks.map((week) => ({ ...week, capacity: plenty })),
    challenges: problem.challenges
      .filter((challenge) => (challenge.kinds[kind]?.[0] ?? 0) > 0)
      .map((challenge) => {
        const least = challenge.kinds[kind]![0];
        return { ...challenge, minSize: least, maxSize: least, kinds: { [kind]: [least, least] }, pinnedPeers: [] };
      }),
    baseline: null,
  };
}
