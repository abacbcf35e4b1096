import { compareScores, type Score } from '../../scheduling/plan.js';
import { isProvenBest, type ProvenBound } from '../../scheduling/proven-bound.js';

/** When a run may end before its time is up. */
export interface StopRules {
  /** End when nothing has improved for so long, seconds; null: never for that reason. */
  readonly idleSeconds: number | null;
  /** End at the first plan without vacancies and deferrals. */
  readonly untilFull: boolean;
}

/**
 * Why a run ended: its time or its moves were used up, nothing had improved for long, nobody was missing any more, no plan can
 * be better, or somebody said so.
 */
export const STOP_REASONS = ['time', 'moves', 'idle', 'full', 'proven', 'told'] as const;
export type StopReason = (typeof STOP_REASONS)[number];

const MILLISECONDS = 1000;

/** Watches the best plan of a run and says when a rule ends it. */
export class StopWatch {
  private best: Score | null = null;
  private improvedAtMs = 0;

  constructor(private readonly rules: StopRules) {}

  /** The rule that ends the run now, or null; a run without a plan goes on. @param nowMs on any clock, the same each time. */
  look(best: Score | null, bound: ProvenBound | null, nowMs: number): StopReason | null {
    if (best === null) return null;
    if (this.best === null || compareScores(best, this.best) < 0) {
      this.best = best;
      this.improvedAtMs = nowMs;
    }
    const { idleSeconds, untilFull } = this.rules;
    if (untilFull && best.hard === 0 && best.medium === 0) return 'full';
    if (isProvenBest(best, bound)) return 'proven';
    const isIdle = idleSeconds !== null && nowMs - this.improvedAtMs >= idleSeconds * MILLISECONDS;
    return isIdle ? 'idle' : null;
  }
}
