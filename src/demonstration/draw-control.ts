import { type Draw } from './draw.js';
import { type DemonstrationCouncil } from './request.js';

const PARTY_WEIGHTS = [
  ['conservative', 30],
  ['labour', 32],
  ['liberal-democrat', 18],
  ['independent', 8],
  ['green', 2],
] as const;
const NO_OVERALL_CONTROL = 0.28;

/** A party, as often as its share of elected members. */
export function drawParty(draw: Draw): string {
  return draw.weighted(PARTY_WEIGHTS);
}

/** Who controls each council, made up: a party by the council's code, or null for no overall control. */
export function drawControl(draw: Draw, councils: readonly DemonstrationCouncil[]): ReadonlyMap<string, string | null> {
  return new Map(councils.map(({ code }) => [code, draw.chance(NO_OVERALL_CONTROL) ? null : drawParty(draw)]));
}
