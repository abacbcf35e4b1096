import { commit, rollback } from '../journal.js';
import { moveWeek } from '../moves/move-week.js';
import { replaceMember } from '../moves/replace-member.js';
import { swapWeeks } from '../moves/swap-weeks.js';
import { type Search } from '../search.js';
import { SEATED, softOf, UNSEATED } from '../search-state.js';
import { type Completeness } from './completeness.js';

/** Moves between two looks at whether to stop. */
const BLOCK = 64;
/** Shares of moves. */
const REPLACEMENTS = 0.95;
const WEEK_MOVES = 0.04;
/** What replacing people can be hoped to add to the complete teams, beside what their acceptance tells: the reserves they free. */
const HOPE = 0.03;
/** Most that a place is worth to its team: with a reserve or two behind it, a likelier yes adds less than itself. */
const WORTH_OF_PLACE = 0.4;
/** The same for a challenge in another week. */
const HOPE_OF_WEEK = 0.3;

/** What one stretch of trading may do. */
export interface Stretch {
  /** Most soft that the plan may come to; one that is above it already may not rise. */
  readonly mostSoft: number;
  /** Soft points that one more complete team may cost. */
  readonly teamPrice: number;
  /** Points by which a trade may be a bad one, on average. */
  readonly temperature: number;
  readonly shouldStop: (moves: number) => boolean;
}

/**
 * Trades soft points for complete teams: draws changes of one seat, one week or two, and makes those whose points the complete
 * teams that they add are worth. Never leaves the plan with more broken rules or more medium than before. The search's state is
 * left at the last plan, and `completeness` knows it. Answers the number of moves tried.
 */
export function tradeForTeams(search: Search, completeness: Completeness, stretch: Stretch): number {
  const { state, random } = search;
  const { hard, medium } = state;
  const { mostSoft, teamPrice, temperature, shouldStop } = stretch;
  let soft = softOf(state);
  let moves = 0;
  while (!shouldStop(moves)) {
    for (let i = 0; i < BLOCK; i++, moves++) {
      const patience = -temperature * Math.log(1 - random.next());
      search.allowance = teamPrice * HOPE_OF_WEEK + patience;
      const isAllowed =
        drawMove(search)(search) &&
        state.hard <= hard &&
        state.medium <= medium &&
        softOf(state) <= Math.max(mostSoft, soft);
      const cost = softOf(state) - soft - patience;
      if (!isAllowed || cost > teamPrice * hopeOf(search)) {
        rollback(state);
        continue;
      }
      const before = completeness.expected;
      completeness.renewKinds(changedKinds(search));
      if (cost <= teamPrice * (completeness.expected - before)) {
        commit(state);
        completeness.keep();
        soft = softOf(state);
      } else {
        rollback(state);
        completeness.undo();
      }
    }
  }
  return moves;
}

function drawMove({ random }: Search): typeof replaceMember {
  const draw = random.next();
  return draw < REPLACEMENTS ? replaceMember : draw < REPLACEMENTS + WEEK_MOVES ? moveWeek : swapWeeks;
}

/** About the most complete teams that the move just made can add: what spares the reckoning of most. */
function hopeOf({ state }: Search): number {
  const { acceptance } = state.facts.peers;
  let hope = HOPE;
  for (let at = 0; at < state.journalLength; at += 3) {
    const detail = state.journal[at + 2]!;
    if (state.journal[at] === SEATED) hope += WORTH_OF_PLACE * acceptance[detail]!;
    else if (state.journal[at] === UNSEATED) hope -= WORTH_OF_PLACE * acceptance[detail]!;
    else return HOPE_OF_WEEK;
  }
  return hope;
}

/** Kinds of those who came or went; all of them when a challenge has moved. */
function changedKinds({ state }: Search): Set<number> {
  const { facts, journal, journalLength } = state;
  const kinds = new Set<number>();
  for (let at = 0; at < journalLength; at += 3) {
    if (journal[at] === SEATED || journal[at] === UNSEATED) kinds.add(facts.peers.kind[journal[at + 2]!]!);
    else return new Set(Array.from({ length: facts.kinds }, (_, k) => k));
  }
  return kinds;
}
