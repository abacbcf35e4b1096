import { type ElectionCycle, ordinaryElectionIn } from '../councils/election-cycle.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { ordinaryPollsAround, type Poll } from '../programmes/pre-election-period.js';

/** What is on record of a council's elections: its cycle, and single years that somebody confirmed. */
export interface ElectionRecord {
  readonly cycle: ElectionCycle;
  /** A year that fixes the cycle; null when it is not known. */
  readonly year: number | null;
  readonly source: string;
  readonly confirmed: readonly ConfirmedYear[];
}

export interface ConfirmedYear {
  readonly year: number;
  readonly isHeld: boolean;
  /** Null for the ordinary day. */
  readonly day: IsoDate | null;
  readonly source: string;
}

/**
 * The polls of a council that can touch the days `from` to `to`. A confirmed year says more than the cycle; a year about which
 * nothing is known counts as if there were a poll, and says so.
 */
export function pollsOf(record: ElectionRecord, from: IsoDate, to: IsoDate): Poll[] {
  const confirmed = new Map(record.confirmed.map((each) => [each.year, each]));
  const ordinary = ordinaryPollsAround(
    from,
    to,
    (year) => (confirmed.has(year) ? confirmedAnswer(confirmed.get(year)!) : ordinaryElectionIn(record, year)),
    record.source,
  ).map((poll) => ({ ...poll, source: confirmed.get(Number(poll.day.slice(0, 4)))?.source ?? poll.source }));
  const moved = record.confirmed
    .filter(({ isHeld, day }) => isHeld && day !== null)
    .map(({ day, source }) => ({ day: day!, certain: true, source, periodFrom: null }));
  return [...ordinary, ...moved].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** A confirmed poll on a day of its own is no ordinary one and is added apart. */
const confirmedAnswer = ({ isHeld, day }: ConfirmedYear): 'poll' | 'no-poll' =>
  isHeld && day === null ? 'poll' : 'no-poll';
