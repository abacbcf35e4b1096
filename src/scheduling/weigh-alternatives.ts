import { comparePlans, type ExplainedPlan, type TermChange } from './compare-plans.js';
import { type Problem } from './problem.js';

/** One respect in which a plan is worse or better than another, in points at the weights of the problem. */
export interface GivenUp extends Pick<TermChange, 'id' | 'level' | 'statement'> {
  /** Points beyond the other plan; below zero it is better. */
  readonly change: number;
  /** Place of the other plan among the alternatives. */
  readonly against: number;
}

/** What choosing one plan of several means. */
export interface Tradeoff {
  /** Respects in which another plan is better, each against the plan that is best there: the dearest first, at most ten. */
  readonly givesUp: readonly GivenUp[];
  /** Respects in which it is better than all others, against the next best: the largest first, at most three. */
  readonly wins: readonly GivenUp[];
}

const MOST_GIVEN_UP = 10;
const MOST_WINS = 3;
const LEVELS = ['hard', 'medium', 'soft'] as const;

/**
 * What each of several plans for one problem gives up against the others, in the order of the plans. All are judged by the
 * weights of the problem, whatever weights they were found with. Cost: one comparison for each pair of plans.
 */
export function weighAlternatives(problem: Problem, plans: readonly ExplainedPlan[]): Tradeoff[] {
  return plans.map((plan, own) => {
    const worst = new Map<string, GivenUp>();
    const seen = new Map<string, number>();
    for (const [against, other] of plans.entries()) {
      if (against === own) continue;
      for (const { id, level, statement, change } of comparePlans(problem, other, plan).terms) {
        seen.set(id, (seen.get(id) ?? 0) + 1);
        const before = worst.get(id);
        if (!before || change > before.change) worst.set(id, { id, level, statement, change, against });
      }
    }
    const all = [...worst.values()].sort(
      (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || Math.abs(b.change) - Math.abs(a.change),
    );
    return {
      givesUp: all.filter(({ change }) => change > 0).slice(0, MOST_GIVEN_UP),
      // A term that is equal in one comparison is not listed there, and then no win.
      wins: all.filter(({ id, change }) => change < 0 && seen.get(id) === plans.length - 1).slice(0, MOST_WINS),
    };
  });
}
