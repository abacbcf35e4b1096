import { Injectable } from '@nestjs/common';
import { addWeeks, daysBetween, type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { type Answer } from './availability-weeks.js';

export type { Answer } from './availability-weeks.js';

interface Span {
  readonly id: string;
  readonly startsOn: IsoDate;
  readonly letters: string;
  readonly version: number;
}

/** What peers say of single weeks when they answer a letter. It becomes part of their availability, whose version it raises. */
@Injectable()
export class MarkWeeksService {
  /** @param weeks letters by Monday; weeks that are not named stay as they are */
  async mark(tx: Tx, peerId: string, weeks: ReadonlyMap<IsoDate, Answer>): Promise<void> {
    if (weeks.size === 0) return;
    const spans = await tx.query<Span[]>(
      `select id, starts_on::text as "startsOn", letters, version from peer_availability where peer_id = $1
        order by starts_on desc for update`,
      [peerId],
    );
    const changed = new Map<Span, string>();
    for (const [monday, letter] of weeks) {
      // The span that starts last has the last word on a week, as everywhere.
      const span = spans.find(
        ({ startsOn, letters }) => startsOn <= monday && monday < addWeeks(startsOn, letters.length),
      );
      if (!span) {
        await tx.query('insert into peer_availability (peer_id, starts_on, letters) values ($1, $2, $3)', [
          peerId,
          monday,
          letter,
        ]);
        continue;
      }
      const place = daysBetween(span.startsOn, monday) / 7;
      const letters = changed.get(span) ?? span.letters;
      changed.set(span, letters.slice(0, place) + letter + letters.slice(place + 1));
    }
    for (const [{ id, letters: before }, letters] of changed)
      if (letters !== before)
        await tx.query('update peer_availability set letters = $2, version = version + 1 where id = $1', [id, letters]);
    await tx.query('update peer set version = version + 1 where id = $1', [peerId]);
  }
}
