import { Injectable } from '@nestjs/common';
import { Between } from 'typeorm';
import { type IsoDate, weekdayOf, yearOf } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { staleVersion } from '../platform/web/etag.js';
import { PartyConferenceEntity } from './party-conference.entity.js';
import { usualPartyConferences } from './party-conferences.js';
import { lastDayOf, type YearShape } from './year-rules.js';

/** A row of the table of party conferences. */
export interface ConferenceWeek {
  readonly id: string;
  readonly party: string;
  /** The Monday of its week. */
  readonly monday: IsoDate;
  /** True until somebody enters the announced date. */
  readonly isAssumption: boolean;
  readonly source: string;
  readonly version: number;
}

export type ConferenceEntry = Pick<ConferenceWeek, 'party' | 'monday' | 'isAssumption' | 'source'>;
type Span = Pick<YearShape, 'startsOn' | 'weekCount'>;

/** When the parties meet: one table for all programme years. */
@Injectable()
export class PartyConferencesService {
  /** The conferences with a Monday from `from` to `to`, in order. */
  list(tx: Tx, from: IsoDate, to: IsoDate): Promise<ConferenceWeek[]> {
    return tx.find(PartyConferenceEntity, {
      where: { monday: Between(from, to) },
      order: { monday: 'asc', party: 'asc' },
    });
  }

  /** Adds the usual weeks within a year for each party of which that autumn has no row. */
  async seed(tx: Tx, year: Span): Promise<void> {
    const [first, last] = [year.startsOn, lastDayOf(year)];
    for (let autumn = yearOf(first); autumn <= yearOf(last); autumn++) {
      const known = await this.list(tx, `${autumn}-01-01`, `${autumn}-12-31`);
      const parties = new Set(known.map(({ party }) => party));
      const missing = usualPartyConferences(autumn).filter(
        ({ party, monday }) => !parties.has(party) && monday >= first && monday <= last,
      );
      if (missing.length > 0) {
        await tx.insert(
          PartyConferenceEntity,
          missing.map(({ party, monday, source, assumed }) => ({ party, monday, source, isAssumption: assumed })),
        );
      }
    }
  }

  async get(tx: Tx, id: string): Promise<ConferenceWeek> {
    const row = await tx.findOneBy(PartyConferenceEntity, { id });
    if (row) return row;
    throw new DomainError(
      'not-found',
      'programmes.unknown-conference',
      `No party conference has the id ${id}. Look it up in the list.`,
    );
  }

  async create(tx: Tx, entry: ConferenceEntry): Promise<ConferenceWeek> {
    checkMonday(entry.monday);
    const row = tx.create(PartyConferenceEntity, { ...entry, version: 1 });
    await tx.insert(PartyConferenceEntity, row);
    return this.get(tx, row.id);
  }

  async edit(tx: Tx, id: string, version: number, edit: Partial<ConferenceEntry>): Promise<ConferenceWeek> {
    if (edit.monday !== undefined) checkMonday(edit.monday);
    await this.get(tx, id);
    const { affected } = await tx.update(PartyConferenceEntity, { id, version }, { ...edit, version: version + 1 });
    if (affected !== 1) throw staleVersion(id);
    return this.get(tx, id);
  }

  async remove(tx: Tx, id: string, version: number): Promise<void> {
    await this.get(tx, id);
    const { affected } = await tx.delete(PartyConferenceEntity, { id, version });
    if (affected !== 1) throw staleVersion(id);
  }
}

function checkMonday(monday: IsoDate): void {
  if (weekdayOf(monday) === 1) return;
  const message = `A conference week is named by its Monday; ${monday} is none.`;
  throw new DomainError('invalid', 'programmes.not-a-monday', message, {
    errors: [{ in: 'body', pointer: '/monday', detail: message }],
  });
}
