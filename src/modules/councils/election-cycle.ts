/**
 * How a council elects its members. `none`: not on the ordinary day in May (the City of London). `unknown`: not confirmed.
 * Source: Local Government Act 1972, sections 7 and 26 and Schedule 2; each council's orders and resolutions.
 */
export const ELECTION_CYCLES = ['whole-council', 'thirds', 'halves', 'none', 'unknown'] as const;
export type ElectionCycle = (typeof ELECTION_CYCLES)[number];

/** A council's cycle with one year that fixes it, and where both are known from. */
export interface Election {
  readonly cycle: ElectionCycle;
  /**
   * A year in which a round begins: any poll of a whole council (every 4 years) or of a half (every 2), the first of the three
   * polls in a row of a council that elects by thirds (every 4). Null when the cycle is `none` or `unknown`.
   */
  readonly year: number | null;
  readonly source: string;
}

/** The years of a round that have a poll, counted from its first, and the length of the round. */
const ROUNDS: Readonly<Record<string, { readonly polls: readonly number[]; readonly years: number }>> = {
  'whole-council': { polls: [0], years: 4 },
  thirds: { polls: [0, 1, 2], years: 4 },
  halves: { polls: [0], years: 2 },
};

/** Whether the council holds an ordinary election in a year; `unknown` when the cycle or its year is not known. */
export function ordinaryElectionIn(election: Election, year: number): 'poll' | 'no-poll' | 'unknown' {
  if (election.cycle === 'none') return 'no-poll';
  const round = ROUNDS[election.cycle];
  if (!round || election.year === null) return 'unknown';
  const since = (((year - election.year) % round.years) + round.years) % round.years;
  return round.polls.includes(since) ? 'poll' : 'no-poll';
}
