import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { CouncilPollEntity } from './council-poll.entity.js';
import { type Council } from './councils.repository.js';
import { ordinaryElectionIn } from './election-cycle.js';
import { rewriteEntries } from './rewrite-entries.js';

/** Whether a council polls in a year, as somebody recorded it. */
export interface RecordedPoll {
  readonly pollYear: number;
  readonly isHeld: boolean;
  /** Null: the ordinary day of that year. */
  readonly pollsOn: IsoDate | null;
  /** The council's own first day of the pre-election period; null: the latest that the law allows. */
  readonly preElectionFrom: IsoDate | null;
  readonly source: string;
}

/** What is known of one council and one year: recorded, or by its election cycle. */
export interface PollYear {
  readonly year: number;
  readonly answer: 'poll' | 'no-poll' | 'unknown';
  readonly pollsOn: IsoDate | null;
  readonly preElectionFrom: IsoDate | null;
  readonly source: string;
}

/** When councils vote. */
@Injectable()
export class CouncilPollsService {
  /** What was recorded for a council year by year, oldest first. */
  async list(tx: Tx, councilId: string): Promise<RecordedPoll[]> {
    const rows = await tx.find(CouncilPollEntity, { where: { councilId }, order: { pollYear: 'asc' } });
    return rows.map(({ pollYear, isHeld, pollsOn, preElectionFrom, source }) => ({
      pollYear,
      isHeld,
      pollsOn,
      preElectionFrom,
      source,
    }));
  }

  /** Puts the whole list in place of what is recorded; entries that stay as they were are not touched. */
  async replace(tx: Tx, councilId: string, polls: readonly RecordedPoll[]): Promise<void> {
    const recorded = await tx.findBy(CouncilPollEntity, { councilId });
    const { gone, changed, fresh } = rewriteEntries(recorded, polls, ({ pollYear }) => pollYear);
    if (gone.length > 0) await tx.delete(CouncilPollEntity, { id: In(gone.map(({ id }) => id)) });
    for (const { row, entry } of changed)
      await tx.update(CouncilPollEntity, { id: row.id }, { ...entry, version: row.version + 1 });
    if (fresh.length > 0)
      await tx.insert(
        CouncilPollEntity,
        fresh.map((entry) => ({ councilId, ...entry })),
      );
  }

  /** What is known of each council in the years from `first` to `last`, by council id. A recorded year overrules the cycle. */
  async pollYears(tx: Tx, councils: readonly Council[], first: number, last: number): Promise<Map<string, PollYear[]>> {
    const rows = await tx.findBy(CouncilPollEntity, {
      councilId: In(councils.map(({ id }) => id)),
      pollYear: Between(first, last),
    });
    const recorded = new Map(rows.map((row) => [`${row.councilId} ${row.pollYear}`, row]));
    const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    return new Map(
      councils.map((council) => [
        council.id,
        years.map((year) => {
          const row = recorded.get(`${council.id} ${year}`);
          return row ? byRecord(row) : byCycle(council, year);
        }),
      ]),
    );
  }
}

const byRecord = ({ pollYear, isHeld, pollsOn, preElectionFrom, source }: CouncilPollEntity): PollYear => ({
  year: pollYear,
  answer: isHeld ? 'poll' : 'no-poll',
  pollsOn,
  preElectionFrom,
  source,
});

const byCycle = ({ election }: Council, year: number): PollYear => ({
  year,
  answer: ordinaryElectionIn(election, year),
  pollsOn: null,
  preElectionFrom: null,
  source: election.source,
});
