import { type Highs } from 'highs';
import { type Facts } from '../encode-problem.js';
import { drawPool, type Pool } from './pool.js';
import { type PeerSupply } from './supply.js';
import { type Aim, placesOf } from './challenge-model.js';
import { YearModel } from './year-model.js';

/** What a year can come to at best with a number of peers of one kind. */
export interface CurvePoint {
  readonly peers: number;
  /** Places that stay empty at least, those of deferred challenges among them, and complete teams at most. */
  readonly emptyPlaces: number;
  readonly completeTeams: number;
  /** The same on average when people say no; in tenths. */
  readonly emptyPlacesExpected: number;
  readonly completeTeamsExpected: number;
}

/** The curve of one kind. */
export interface PoolCurve {
  readonly kind: string;
  /** Peers of the kind there are now. */
  readonly now: number;
  /** Points from none to at least treble the pool; the present size and the knees are among them. */
  readonly points: readonly CurvePoint[];
  /**
   * The knee: the fewest peers from which on all further ones, up to `MOST_TIMES` times the pool, together fill hardly a
   * place more, without and with refusals; null where even that many are not enough to say so.
   */
  readonly knee: number | null;
  readonly kneeExpected: number | null;
}

/** Largest pool looked at, in times the present one. */
export const MOST_TIMES = 8;
/** Where the curve ends at least, in times the present pool: the paper's question is whether treble is right. */
const LEAST_TIMES = 3;
const STEPS = 12;
const ROUNDING = 1e-4;

/**
 * Reckons how empty places and complete teams follow the number of peers of one kind, everybody else staying as they are.
 * Each point is a bound by the year's model with this kind by the week and the others counted: no plan does better, and a
 * larger pool never does worse. Fewer peers are the first of an order drawn from `seed`, more are further copies in the same
 * order. Null where there are no peers of the kind whose like could be added.
 * Cost: some thirty linear programmes of a tenth of a second for 114 challenges. Source: docs/adr/0019.
 */
export function poolCurve(
  facts: Facts,
  supplies: readonly PeerSupply[],
  highs: Highs,
  kind: string,
  seed: number,
  shouldStop: () => boolean,
): PoolCurve | null {
  const k = facts.problem.kinds.indexOf(kind);
  const pool = drawPool(supplies, k, seed);
  if (pool.now === 0 || shouldStop()) return null;
  const lay = (withRefusals: boolean): Outlook =>
    new Outlook(facts, supplies, highs, { k, pool, withRefusals, shouldStop });
  const [sure, expected] = [lay(false), lay(true)];
  try {
    const knees = [sure.findKnee(), expected.findKnee()] as const;
    const furthest = Math.max(LEAST_TIMES * pool.now, ...knees.map((knee) => knee ?? 0));
    const end = Math.ceil(furthest / pool.now) * pool.now;
    const sizes = new Set([pool.now, ...knees.filter((knee) => knee !== null)]);
    for (let step = 0; step <= STEPS; step++) sizes.add(Math.round((end * step) / STEPS));
    const points = [...sizes].sort((a, b) => b - a).map((size) => pointAt(facts, sure, expected, size));
    return { kind, now: pool.now, points: rising(points), knee: knees[0], kneeExpected: knees[1] };
  } catch (error) {
    if (error instanceof Stopped) return null;
    throw error;
  } finally {
    sure.dispose();
    expected.dispose();
  }
}

function pointAt(facts: Facts, sure: Outlook, expected: Outlook, peers: number): CurvePoint {
  const { count } = facts.challenges;
  const tenths = (value: number): number => Math.round(value * 10) / 10;
  return {
    peers,
    emptyPlaces: Math.max(0, Math.ceil(sure.emptyPlaces(peers) - ROUNDING)),
    completeTeams: Math.floor(count - sure.incompleteTeams(peers) + ROUNDING),
    emptyPlacesExpected: tenths(expected.emptyPlaces(peers)),
    completeTeamsExpected: tenths(count - expected.incompleteTeams(peers)),
  };
}

/** From the largest pool down to the smallest: what bounds a larger pool bounds a smaller one too. @returns smallest first. */
function rising(points: readonly CurvePoint[]): CurvePoint[] {
  const lowered: CurvePoint[] = [];
  for (const point of points) {
    const larger = lowered.at(-1) ?? point;
    lowered.push({
      peers: point.peers,
      emptyPlaces: Math.max(point.emptyPlaces, larger.emptyPlaces),
      completeTeams: Math.min(point.completeTeams, larger.completeTeams),
      emptyPlacesExpected: Math.max(point.emptyPlacesExpected, larger.emptyPlacesExpected),
      completeTeamsExpected: Math.min(point.completeTeamsExpected, larger.completeTeamsExpected),
    });
  }
  return lowered.reverse();
}

/**
 * Places so few that no more peers are wanted for them: less than one, and no more than a hundredth of all.
 * Assumption: that is where a coordinator stops recruiting.
 */
export const hardlyAPlace = (places: number): number => Math.min(1 - ROUNDING, places / 100);

/** Leaves the work on a curve when it is to stop. */
class Stopped extends Error {}

/** The year's model for every size of a pool, with or without refusals. */
class Outlook {
  private readonly places: ReturnType<Outlook['lay']>;
  private readonly teams: ReturnType<Outlook['lay']>;
  private readonly allPlaces: number;

  constructor(
    private readonly facts: Facts,
    private readonly supplies: readonly PeerSupply[],
    private readonly highs: Highs,
    private readonly on: {
      readonly k: number;
      readonly pool: Pool;
      readonly withRefusals: boolean;
      readonly shouldStop: () => boolean;
    },
  ) {
    this.places = this.lay('places');
    this.teams = this.lay('incomplete');
    this.allPlaces = Array.from({ length: facts.challenges.count }, (_, c) => placesOf(facts, c)).reduce(
      (a, b) => a + b,
      0,
    );
  }

  emptyPlaces(peers: number): number {
    return this.places.least(peers);
  }

  incompleteTeams(peers: number): number {
    return this.teams.least(peers);
  }

  findKnee(): number | null {
    const { now } = this.on.pool;
    const floor = this.emptyPlaces(MOST_TIMES * now);
    const spare = hardlyAPlace(this.allPlaces);
    let [low, high] = [0, MOST_TIMES * now];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.emptyPlaces(middle) - floor <= spare) high = middle;
      else low = middle + 1;
    }
    return low > (MOST_TIMES - 1) * now ? null : low;
  }

  dispose(): void {
    this.places.dispose();
    this.teams.dispose();
  }

  private lay(aim: Aim): { least: (peers: number) => number; dispose: () => void } {
    const { k, pool, withRefusals, shouldStop } = this.on;
    const detail = new Map([[k, 'weeks' as const]]);
    const model = new YearModel(this.facts, this.supplies, { aim, detail, withRefusals, mostCopies: MOST_TIMES });
    const loaded = model.load(this.highs);
    return {
      least: (peers) => {
        model.setPool(pool.copies(peers));
        const solved = shouldStop() ? null : loaded.solve(shouldStop);
        if (solved === null) throw new Stopped();
        return Math.max(0, solved.bound);
      },
      dispose: () => {
        loaded.dispose();
      },
    };
  }
}
