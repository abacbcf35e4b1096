import { type Highs } from 'highs';
import { type Facts } from '../encode-problem.js';
import { type LoadedProgramme } from '../linear-programme.js';
import { type PeerSupply } from './supply.js';
import { type ModelChoice, YearModel } from './year-model.js';

/** How a bound was proven, the coarsest first. */
export type ProofLevel = 'counting' | 'weeks' | 'names';

/** A lower bound on medium over plans that break no hard rule. */
export interface MediumBound {
  /** No such plan has a smaller medium; infinite when it is proven that there is none. A whole number, 0 or more. */
  readonly bound: number;
  /** What it took to prove it. */
  readonly by: ProofLevel;
}

/** Cells of peer, challenge and week from which on people are not followed by name: minutes and gigabytes. */
const MOST_NAMED_CELLS = 60_000;
/** What a bound may be short of the whole number that it stands for, by rounding. */
const ROUNDING = 1e-5;

/** What is left to try after a level, or when to end. */
export interface BoundRequest {
  /** A bound that reaches this is enough. */
  readonly enough: () => number;
  /** Asked now and then; true ends the work with the best bound so far. */
  readonly shouldStop: () => boolean;
}

/**
 * Bounds medium from below, coarse models first: everybody counted over the year, then everybody by the week, then by name.
 * Each is solved with fractions, then with whole numbers. Yields every bound that is better than the one before. What a model
 * leaves out can only lower it; by name nothing is left out, so that the last bound is the least medium itself.
 * Source: docs/adr/0019.
 * Cost: the counted model takes a second for 114 challenges; the others seconds to minutes, and `shouldStop` is heard.
 */
export function* boundMedium(
  facts: Facts,
  supplies: readonly PeerSupply[],
  highs: Highs,
  { enough, shouldStop }: BoundRequest,
): Generator<MediumBound, undefined> {
  if (facts.challenges.count === 0) {
    yield { bound: 0, by: 'counting' };
    return undefined;
  }
  let best = -1;
  for (const by of ['counting', 'weeks', 'names'] as const) {
    if (by === 'names' && countCells(facts, supplies) > MOST_NAMED_CELLS) break;
    const model = new YearModel(facts, supplies, choose(facts, by)).load(highs);
    try {
      for (const solve of [solveFractions, solveWhole]) {
        if (best >= enough() || shouldStop()) return undefined;
        const bound = solve(model, enough(), shouldStop);
        if (bound === null || bound <= best) continue;
        best = bound;
        yield { bound, by };
      }
    } finally {
      model.dispose();
    }
  }
  return undefined;
}

const solveFractions = (model: LoadedProgramme, _: number, shouldStop: () => boolean): number | null =>
  round(model.solve(shouldStop)?.bound);
const solveWhole = (model: LoadedProgramme, enough: number, shouldStop: () => boolean): number | null =>
  round(model.solveWhole(enough, shouldStop)?.bound);

/** Medium is a whole number, so a bound may be taken up to the next one. */
function round(bound: number | undefined): number | null {
  if (bound === undefined) return null;
  return bound === Infinity ? bound : Math.max(0, Math.ceil(bound - ROUNDING * Math.max(1, bound)));
}

function choose(facts: Facts, by: ProofLevel): ModelChoice {
  const kinds = Array.from({ length: facts.kinds }, (_, k) => k);
  return {
    aim: 'medium',
    detail: new Map(by === 'counting' ? [] : kinds.map((k) => [k, by])),
    withRefusals: false,
    mostCopies: 1,
  };
}

function countCells({ challenges }: Facts, supplies: readonly PeerSupply[]): number {
  const offers = new Map<number, number>();
  for (const week of challenges.offer) offers.set(week, (offers.get(week) ?? 0) + 1);
  return supplies.reduce(
    (sum, { weeks }) => sum + weeks.reduce((cells, week) => cells + (offers.get(week) ?? 0), 0),
    0,
  );
}
