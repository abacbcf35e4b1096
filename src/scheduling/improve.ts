import { checkState, findMiscountedTerm } from './check-state.js';
import { type ShouldStop } from './construct.js';
import { commit, rollback } from './journal.js';
import { deferOrSchedule } from './moves/defer-or-schedule.js';
import { moveWeek } from './moves/move-week.js';
import { replaceMember } from './moves/replace-member.js';
import { swapWeeks } from './moves/swap-weeks.js';
import { energyOf, type Move, type Search } from './search.js';

/** Moves between two looks at the clock. */
const BLOCK = 128;

/** One cooling from a temperature to another. */
export interface Cooling {
  readonly from: number;
  readonly to: number;
  /** How much of this cooling is done, 0 to 1, by the moves it has made. */
  readonly done: (moves: number) => number;
  readonly shouldStop: ShouldStop;
  /** Most moves to try. */
  readonly limit: number;
  /** Called after every block of moves; may change the state through the search. */
  readonly afterBlock: (moves: number, done: number, temperature: number) => void;
}

/**
 * Simulated annealing: applies moves that do not cost more than an exponentially distributed allowance whose mean is
 * the temperature, which falls geometrically. Works on the search's state in place and leaves it at the last accepted
 * plan, not the best: `afterBlock` sees every block's end. Answers the number of moves tried.
 * Source: S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, "Optimization by Simulated Annealing", Science 220, 1983.
 */
export function anneal(search: Search, cooling: Cooling): number {
  const { state, random, options } = search;
  const ratio = cooling.to / cooling.from;
  const upToWeeks = options.weekMoves;
  const upToSwaps = upToWeeks + options.weekSwaps;
  const upToDeferrals = upToSwaps + options.deferralMoves;
  let moves = 0;
  let accepted = 0;
  let done = cooling.done(0);
  while (done < 1 && moves < cooling.limit && !cooling.shouldStop()) {
    const temperature = cooling.from * ratio ** done;
    const block = Math.min(BLOCK, cooling.limit - moves);
    for (let i = 0; i < block; i++) {
      const draw = random.next();
      const move: Move =
        draw >= upToDeferrals
          ? replaceMember
          : draw < upToWeeks
            ? moveWeek
            : draw < upToSwaps
              ? swapWeeks
              : deferOrSchedule;
      search.allowance = -temperature * Math.log(1 - random.next());
      const changed = move(search);
      const energy = changed ? energyOf(search) : Infinity;
      if (energy - search.energy <= search.allowance) {
        accepted++;
        if (options.assertEvery > 0 && accepted % options.assertEvery === 0) assertScore(search, move);
        commit(state);
        search.energy = energy;
      } else rollback(state);
    }
    moves += block;
    done = cooling.done(moves);
    cooling.afterBlock(moves, done, temperature);
  }
  return moves;
}

/** Fails when the running score is not the score of the plan: a fault in a move or in a count. Names the move and the term. */
function assertScore(search: Search, move: Move): void {
  const difference = checkState(search.state);
  if (difference === null) return;
  const term = findMiscountedTerm(search.state);
  const where = term === null ? 'no soft term by itself shows it in this move' : `the first term to differ is ${term}`;
  throw new Error(`After ${move.name}: ${difference}; ${where}`);
}
