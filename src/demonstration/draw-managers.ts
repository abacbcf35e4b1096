import { addDays, addWeeks, type IsoDate } from '../modules/platform/clock/iso-date.js';
import { createDraw } from './draw.js';
import { makeUpNames } from './made-up-names.js';
import { DEMONSTRATION_YEAR } from './request.js';

/** A made-up challenge manager with spells of leave that do not overlap, in order. */
export interface DrawnManager {
  readonly name: string;
  readonly leave: readonly { readonly from: IsoDate; readonly to: IsoDate }[];
}

const SPELLS = 2;
const DAYS_OF_A_FORTNIGHT = 11;

/** Made-up challenge managers, each on leave for a fortnight in each half of the year. The same seed gives the same people. */
export function drawManagers(seed: number, count: number): DrawnManager[] {
  const draw = createDraw(seed, 'managers');
  const half = Math.floor(DEMONSTRATION_YEAR.weeks / SPELLS);
  return makeUpNames(draw, count).map((name) => ({
    name,
    leave: Array.from({ length: SPELLS }, (_, spell) => {
      const from = addWeeks(DEMONSTRATION_YEAR.startMonday, spell * half + draw.below(half - 1));
      return { from, to: addDays(from, DAYS_OF_A_FORTNIGHT) };
    }),
  }));
}
