import { type IsoDate } from '../platform/clock/iso-date.js';

/** One reason why a problem is as it is: the rule, a sentence with the values of the case, and where it is known from. */
export interface Reason {
  readonly rule: string;
  /** `closed` and `open` decide on a week, `cost` adds points to it, `conflict` keeps a peer from a council. */
  readonly level: 'closed' | 'open' | 'cost' | 'conflict';
  readonly points: number;
  readonly sentence: string;
  readonly source: string;
  readonly assumed: boolean;
}

/**
 * The reasons behind a problem: each different one once, and where they apply as indexes into that list. Weeks without an
 * entry need no reason.
 */
export interface ProblemReasons {
  readonly reasons: readonly Reason[];
  /** By week: why it is open or closed to everyone. */
  readonly weeks: readonly WeekReasons[];
  /** By challenge id: each week of the year, on offer or not. */
  readonly challenges: Readonly<Record<string, readonly WeekReasons[]>>;
  /** By peer id. */
  readonly peers: Readonly<Record<string, PeerReasons>>;
}

export type WeekReasons = readonly number[];

export interface PeerReasons {
  /** By week: why its letter is N. */
  readonly weeks: readonly WeekReasons[];
  /** By code of the council. */
  readonly conflicts: Readonly<Record<string, readonly number[]>>;
}

/** A week of the year as one challenge sees it, with everything that speaks for or against it. */
export interface ExplainedWeek {
  readonly index: number;
  readonly monday: IsoDate;
  readonly onOffer: boolean;
  readonly cost: number;
  readonly reasons: readonly Reason[];
}

/** Keeps each different reason once and gives it a number. */
export class ReasonTable {
  readonly reasons: Reason[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(reason: Reason): number {
    const key = `${reason.rule}|${reason.level}|${reason.points}|${reason.source}|${reason.sentence}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.reasons.push(reason) - 1;
    this.numbers.set(key, number);
    return number;
  }

  numbersOf(reasons: readonly Reason[]): number[] {
    return reasons.map((reason) => this.numberOf(reason));
  }
}
