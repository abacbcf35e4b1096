import { OPENED, type SearchState, SEATED, UNSEATED } from './search-state.js';
import { placeOf, seat, unseat } from './seating.js';
import { closeWeek, openWeek } from './week-taking.js';

/** Keeps everything done so far: `rollback` goes back to here. */
export function commit(state: SearchState): void {
  state.journalLength = 0;
}

/** Does to another state what a journal tells of; `steps` are three numbers each, the first one first. */
export function replay(state: SearchState, steps: Int32Array): void {
  for (let at = 0; at < steps.length; at += 3) {
    const step = steps[at]!;
    const c = steps[at + 1]!;
    const detail = steps[at + 2]!;
    if (step === SEATED) seat(state, c, detail);
    else if (step === UNSEATED) unseat(state, c, placeOf(state, c, detail));
    else if (step === OPENED) openWeek(state, c, detail);
    else closeWeek(state, c);
  }
}

/** Undoes, last step first, all that was done since the last `commit`. The order of members may differ afterwards. */
export function rollback(state: SearchState): void {
  for (let at = state.journalLength - 3; at >= 0; at -= 3) {
    const step = state.journal[at]!;
    const c = state.journal[at + 1]!;
    const detail = state.journal[at + 2]!;
    if (step === SEATED) unseat(state, c, placeOf(state, c, detail));
    else if (step === UNSEATED) seat(state, c, detail);
    else if (step === OPENED) closeWeek(state, c);
    else openWeek(state, c, detail);
  }
  state.journalLength = 0;
}
