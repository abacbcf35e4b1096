import { type Position } from './council-facts.js';

/** The straight line between two places in kilometres. Positions are to the nearest kilometre, so is the answer at best. */
export function distanceKm(a: Position, b: Position): number {
  return Math.hypot(a.eastingKm - b.eastingKm, a.northingKm - b.northingKm);
}
