import { type Facts } from '../encode-problem.js';

/** Most themes that fit a mask. */
const MOST_THEMES = 24;

/** Which wanted themes a team covers and how often, as one number. */
export interface ThemeSpace {
  readonly count: number;
  /** Themes of a peer that this challenge wants, as a mask. */
  readonly maskOf: (p: number) => number;
  /** Theme state after somebody with this mask joins. */
  readonly nextOf: (mask: number) => Int32Array;
  /** Amount of `themeUncovered` in a theme state. */
  readonly uncovered: Float64Array;
}

/**
 * Lays out the theme states of challenge c: a digit for each wanted theme, which stops at the experts that are worth
 * something. Where that takes more than `mostStates`, the wants that are worth least count as met, which only lowers a bound.
 */
export function createThemeSpace(facts: Facts, c: number, mostStates: number): ThemeSpace {
  const { challenges, peers } = facts;
  const { gain, gainWidth } = challenges;
  const wants: { slot: number; nth: number; worth: number }[] = [];
  for (let slot = challenges.slotStart[c]!; slot < challenges.slotStart[c + 1]!; slot++)
    for (let nth = 0; gain[slot * gainWidth + nth]! > 0; nth++)
      wants.push({ slot, nth, worth: gain[slot * gainWidth + nth]! });
  wants.sort((a, b) => b.worth - a.worth || a.nth - b.nth);
  const mostOf = new Map<number, number>();
  let count = 1;
  for (const { slot, nth } of wants) {
    const larger = (count / (nth + 1)) * (nth + 2);
    const isNext = (mostOf.get(slot) ?? 0) === nth && (nth > 0 || mostOf.size < MOST_THEMES);
    if (!isNext || larger > mostStates) continue;
    mostOf.set(slot, nth + 1);
    count = larger;
  }
  let place = 1;
  const digits = [...mostOf].map(([slot, most]) => {
    const digit = { slot, most, place };
    place *= most + 1;
    return digit;
  });
  const gainOf = (slot: number, experts: number): number => {
    let sum = 0;
    for (let n = 0; n < experts; n++) sum += gain[slot * gainWidth + n]!;
    return sum;
  };
  const digitOf = (state: number, i: number): number => Math.floor(state / digits[i]!.place) % (digits[i]!.most + 1);
  const total = digits.reduce((sum, { slot, most }) => sum + gainOf(slot, most), 0);
  const uncovered = Float64Array.from({ length: count }, (_, state) =>
    digits.reduce((left, { slot }, i) => left - gainOf(slot, digitOf(state, i)), total),
  );
  const bitOf = new Map(digits.map(({ slot }, i) => [slot, i]));
  const maskOf = (p: number): number => {
    let mask = 0;
    for (let i = peers.themeStart[p]!; i < peers.themeStart[p + 1]!; i++) {
      const bit = bitOf.get(challenges.slotOf[c * facts.themes + peers.theme[i]!]!);
      if (bit !== undefined) mask |= 1 << bit;
    }
    return mask;
  };
  const nextOf = (mask: number): Int32Array =>
    Int32Array.from({ length: count }, (_, state) =>
      digits.reduce((next, { most, place }, i) => {
        return (mask & (1 << i)) !== 0 && digitOf(state, i) < most ? next + place : next;
      }, state),
    );
  return { count, maskOf, nextOf, uncovered };
}
