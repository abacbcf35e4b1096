import { type Facts } from '../encode-problem.js';
import { type SearchState } from '../search-state.js';
import { canOpenWeek } from '../week-taking.js';
import { closeBusy, closeUnseatable } from './blocked-prices.js';
import { weekCost } from './column.js';
import { type TeamPrices } from './completion-cost.js';
import { KnownColumns } from './known-columns.js';
import { type ColumnPool } from './pool.js';
import { ROUNDING, TeamPricer } from './price-team.js';
import { weekPrices, type WeekPrices } from './prices.js';
import { QuickTeams } from './quick-team.js';
import { type Resources } from './resources.js';
import { createTeamSpace, type TeamSpace } from './team-space.js';

/** Theme states and steps of an exact search; one that needs more ends with what it has. */
const THEME_STATES = 400;
const MOST_NODES = 20_000;
/** A column this much dearer than the cheapest of its challenge is not worth keeping, less where the week is chosen. */
const SPREAD = 15;
const SPREAD_IN_WEEK = 5;
/** Price of a point of medium where none may be left: more than any team's soft. */
const FORBIDDEN = 1e4;

/** What to generate for. */
export interface Wish {
  readonly challenges: readonly number[];
  /** A plan under construction that the columns must fit into, or null: they may fit anywhere. */
  readonly state: SearchState | null;
  /** Weeks of each challenge that are searched exactly: the most promising, and in turn one of the others. */
  readonly exactWeeks: number;
  readonly shouldStop: () => boolean;
}

/** A week of a challenge, and the priced cost of the best team known there. */
interface Prospect {
  readonly week: number;
  readonly cost: number;
}

/** Finds columns that are cheap at given prices: every week on offer quickly, the promising ones exactly. */
export class ColumnGenerator {
  private readonly quick: QuickTeams;
  private readonly exact: TeamPricer;
  private readonly spaces: (TeamSpace | undefined)[];
  private turns = 0;

  constructor(
    private readonly facts: Facts,
    private readonly resources: Resources,
    private readonly pool: ColumnPool,
  ) {
    this.quick = new QuickTeams(facts);
    this.exact = new TeamPricer(facts);
    this.spaces = new Array<TeamSpace | undefined>(facts.challenges.count);
  }

  /**
   * Adds what it finds to the pool; answers the columns, those included that were there and perhaps did not live.
   * Cost: 0.1 ms for a challenge and week, some milliseconds for each that is searched exactly.
   */
  generate(prices: Float64Array, wish: Wish): number[] {
    const { facts, resources, pool } = this;
    const free = weekPrices(facts, resources, prices);
    const known = new KnownColumns(pool, wish.challenges, (j) => pool.pricedCost(resources, prices, free, j));
    const week = wish.state === null ? free : closeBusy(wish.state, free);
    const found: number[] = [];
    for (const c of wish.challenges) {
      if (wish.shouldStop()) break;
      const held = wish.state === null ? -1 : wish.state.week[c]!;
      const reopen = held < 0 ? null : closeUnseatable(wish.state!, c, week);
      const medium = resources.mostMedium > 0 ? prices[resources.medium]! : FORBIDDEN;
      const team = { quality: 1 + prices[resources.worst + c]!, medium: medium * facts.challenges.priority[c]! };
      const least = known.leastOf(c);
      const prospects = this.lookQuickly(c, this.weeksFor(c, wish.state), week, team, known, found);
      if (held >= 0) this.varyTeams(c, held, week, team, known, found);
      for (const { week: w, cost } of this.choose(c, prospects, wish.exactWeeks)) {
        const limit = Math.min(cost, least + SPREAD) - this.fixedCost(c, w, week);
        const { members } = this.exact.price(this.spaceOf(c), w, week, team, limit, MOST_NODES);
        if (members !== null) found.push(pool.add(c, w, members));
      }
      reopen?.();
    }
    this.turns++;
    return found;
  }

  /** The week that challenge c has been given, or else all weeks that it may still have. */
  private weeksFor(c: number, state: SearchState | null): number[] {
    const { offer, offerStart } = this.facts.challenges;
    if (state !== null && state.week[c]! >= 0) return [state.week[c]!];
    const weeks = Array.from(offer.subarray(offerStart[c], offerStart[c + 1]));
    return state === null ? weeks : weeks.filter((w) => canOpenWeek(state, c, w));
  }

  private lookQuickly(
    c: number,
    weeks: readonly number[],
    week: WeekPrices,
    team: TeamPrices,
    known: KnownColumns,
    found: number[],
  ): Prospect[] {
    return weeks.map((w) => {
      const seed = known.cheapestIn(c, w);
      const start = seed < 0 ? new Int32Array() : this.pool.membersOf(seed).slice();
      const { members, cost } = this.quick.find(c, w, week, team, start);
      const whole = cost + this.fixedCost(c, w, week);
      if (whole < Math.min(known.leastOf(c) + SPREAD, known.leastIn(c, w) - ROUNDING))
        found.push(this.pool.add(c, w, members));
      return { week: w, cost: whole };
    });
  }

  /** Improves several known teams of the week that challenge c has, for teams that differ. */
  private varyTeams(
    c: number,
    w: number,
    week: WeekPrices,
    team: TeamPrices,
    known: KnownColumns,
    found: number[],
  ): void {
    for (const seed of known.cheapestFew(c)) {
      const { members, cost } = this.quick.find(c, w, week, team, this.pool.membersOf(seed).slice());
      if (cost + this.fixedCost(c, w, week) < known.leastOf(c) + SPREAD_IN_WEEK)
        found.push(this.pool.add(c, w, members));
    }
  }

  private choose(c: number, prospects: Prospect[], most: number): Prospect[] {
    if (most === 0) return [];
    const sorted = prospects.sort((a, b) => a.cost - b.cost || a.week - b.week);
    const others = sorted.slice(most - 1);
    const inTurn = others.length === 0 ? [] : [others[(this.turns * 7 + c) % others.length]!];
    return [...sorted.slice(0, most - 1), ...inTurn];
  }

  private fixedCost(c: number, w: number, week: WeekPrices): number {
    return weekCost(this.facts, c, w) + week.challenge[c * this.facts.weeks + w]!;
  }

  private spaceOf(c: number): TeamSpace {
    return (this.spaces[c] ??= createTeamSpace(this.facts, c, this.resources.mostMedium > 0, THEME_STATES));
  }
}
