import { type ColumnPool } from './pool.js';

/** Known teams of a challenge that are improved one by one. */
const FEW = 8;

/** The living columns of some challenges by what they cost at one set of prices. */
export class KnownColumns {
  private readonly byChallenge = new Map<number, { readonly column: number; readonly cost: number }[]>();

  constructor(
    private readonly pool: ColumnPool,
    challenges: readonly number[],
    costOf: (column: number) => number,
  ) {
    for (const c of challenges) this.byChallenge.set(c, []);
    for (let column = 0; column < pool.count; column++)
      if (pool.alive[column] === 1)
        this.byChallenge.get(pool.challenge[column]!)?.push({ column, cost: costOf(column) });
    for (const list of this.byChallenge.values()) list.sort((a, b) => a.cost - b.cost || a.column - b.column);
  }

  /** Cost of the cheapest column of challenge c; infinite when there is none. */
  leastOf(c: number): number {
    return this.byChallenge.get(c)![0]?.cost ?? Infinity;
  }

  /** The same in week w alone. */
  leastIn(c: number, w: number): number {
    return this.inWeek(c, w)?.cost ?? Infinity;
  }

  /** The cheapest column of challenge c in week w, or in any week, or -1. */
  cheapestIn(c: number, w: number): number {
    return (this.inWeek(c, w) ?? this.byChallenge.get(c)![0])?.column ?? -1;
  }

  /** The cheapest columns of challenge c but for the very cheapest. */
  cheapestFew(c: number): number[] {
    return this.byChallenge
      .get(c)!
      .slice(1, 1 + FEW)
      .map(({ column }) => column);
  }

  private inWeek(c: number, w: number) {
    return this.byChallenge.get(c)!.find(({ column }) => this.pool.week[column] === w);
  }
}
