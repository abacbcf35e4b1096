import { type Facts } from '../encode-problem.js';
import { type Column, columnOf } from './column.js';
import { createTeamCounts } from '../team-tally.js';
import { type WeekPrices } from './prices.js';
import { type Resources } from './resources.js';

/**
 * The columns of a year in typed arrays, for the searches that look through all of them again and again. Columns are never
 * taken out; those that a search must do without are not `alive`. Members of column j: `members[j * seats]` and the `size[j]`
 * cells from there.
 */
export class ColumnPool {
  count = 0;
  challenge = new Int32Array(1024);
  week = new Int32Array(1024);
  cost = new Float64Array(1024);
  teamCost = new Float64Array(1024);
  medium = new Float64Array(1024);
  days = new Float64Array(1024);
  size = new Int32Array(1024);
  members: Int32Array;
  /** Share of each column in the latest fractional plan. */
  share = new Float64Array(1024);
  alive = new Uint8Array(1024);
  /** Soft that a column costs more because of weeks that others have been given. */
  surcharge = new Float64Array(1024);
  private readonly known = new Map<string, number>();
  private readonly counts;

  constructor(readonly facts: Facts) {
    this.members = new Int32Array(1024 * facts.seats);
    this.counts = createTeamCounts(facts);
  }

  /** Adds the column of a challenge, a week and a team; answers its index, the same for the same column. */
  add(c: number, w: number, members: ArrayLike<number>): number {
    const team = Int32Array.from(members).sort();
    const key = `${c}:${w}:${team.join()}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const index = this.append(columnOf(this.facts, this.counts, c, w, team));
    this.known.set(key, index);
    return index;
  }

  /** Column j as an object; its members are a view. */
  at(j: number): Column {
    return {
      challenge: this.challenge[j]!,
      week: this.week[j]!,
      members: this.membersOf(j),
      cost: this.cost[j]!,
      teamCost: this.teamCost[j]!,
      medium: this.medium[j]!,
      days: this.days[j]!,
    };
  }

  /** Members of column j, as a view. */
  membersOf(j: number): Int32Array {
    const from = j * this.facts.seats;
    return this.members.subarray(from, from + this.size[j]!);
  }

  /** Cost of column j with what it uses at these prices. */
  pricedCost(resources: Resources, prices: Float64Array, week: WeekPrices, j: number): number {
    const { weeks, seats } = this.facts;
    const c = this.challenge[j]!;
    const w = this.week[j]!;
    let cost = this.cost[j]! + this.surcharge[j]! + prices[resources.medium]! * this.medium[j]!;
    cost += week.challenge[c * weeks + w]! + prices[resources.worst + c]! * this.teamCost[j]!;
    const from = j * seats;
    for (let i = from; i < from + this.size[j]!; i++) cost += week.peer[this.members[i]! * weeks + w]!;
    return cost;
  }

  private append(column: Column): number {
    if (this.count === this.week.length) this.grow();
    const j = this.count++;
    this.challenge[j] = column.challenge;
    this.week[j] = column.week;
    this.cost[j] = column.cost;
    this.teamCost[j] = column.teamCost;
    this.medium[j] = column.medium;
    this.days[j] = column.days;
    this.size[j] = column.members.length;
    this.members.set(column.members, j * this.facts.seats);
    this.alive[j] = 1;
    return j;
  }

  private grow(): void {
    this.challenge = doubled(this.challenge);
    this.week = doubled(this.week);
    this.cost = doubled(this.cost);
    this.teamCost = doubled(this.teamCost);
    this.medium = doubled(this.medium);
    this.days = doubled(this.days);
    this.size = doubled(this.size);
    this.members = doubled(this.members);
    this.share = doubled(this.share);
    this.alive = doubled(this.alive);
    this.surcharge = doubled(this.surcharge);
  }
}

function doubled<T extends Int32Array | Float64Array | Uint8Array>(old: T): T {
  const next = new (old.constructor as new (length: number) => T)(old.length * 2);
  next.set(old);
  return next;
}
