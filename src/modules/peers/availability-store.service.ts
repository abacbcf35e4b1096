import { Injectable } from '@nestjs/common';
import { addWeeks, type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { type FaultList } from '../platform/files/csv-faults.js';
import { type TableRow } from '../platform/files/csv-read.js';
import { type BatchWriter, NOTHING_WRITTEN, TableStore, type Written } from '../platform/files/table-store.js';
import { type AvailabilityRow, availabilityFormat } from './import-availability.js';
import { type ImportYear } from './import-facts.js';
import { loadImportFacts } from './load-import-facts.query.js';
import { noteUnknownPeer } from './note-unknown-peer.js';
import { findPeerIds } from './peer-rows.query.js';
import { PlacementClashesService } from './placement-clashes.service.js';

const PAGE_ROWS = 1000;

/** The table of the weeks that peers marked, as far as they touch the year. They are part of a peer, whose version they raise. */
@Injectable()
export class AvailabilityStoreService extends TableStore<AvailabilityRow, string> {
  protected readonly format = availabilityFormat;

  constructor(private readonly clashes: PlacementClashesService) {
    super();
  }

  protected async openWriter(tx: Tx, yearId: string): Promise<BatchWriter<AvailabilityRow>> {
    return new AvailabilityWriter(tx, (await loadImportFacts(tx, yearId)).year, this.clashes);
  }

  protected async *readPages(tx: Tx, yearId: string): AsyncGenerator<AvailabilityRow[]> {
    const { year } = await loadImportFacts(tx, yearId);
    for (let last: [string, IsoDate] = ['', '1900-01-01']; ;) {
      const rows = await tx.query<AvailabilityRow[]>(
        `select p.reference, a.starts_on::text as start, a.letters
           from peer_availability a join peer p on p.id = a.peer_id
          where (p.reference, a.starts_on) > ($1, $2)
            and a.starts_on <= $3::date and a.starts_on + 7 * length(a.letters) > $4::date
          order by p.reference, a.starts_on limit $5`,
        [...last, year.lastMonday, year.firstMonday, PAGE_ROWS],
      );
      if (rows.length === 0) return;
      yield rows;
      last = [rows.at(-1)!.reference, rows.at(-1)!.start];
    }
  }
}

class AvailabilityWriter implements BatchWriter<AvailabilityRow> {
  constructor(
    private readonly tx: Tx,
    private readonly year: ImportYear,
    private readonly clashes: PlacementClashesService,
  ) {}

  async write(rows: readonly TableRow<AvailabilityRow>[], faults: FaultList): Promise<Written> {
    const peerIds = await findPeerIds(
      this.tx,
      rows.map(({ row }) => row.reference),
    );
    const { firstMonday, lastMonday } = this.year;
    for (const { number, row } of rows) {
      noteUnknownPeer(row.reference, number, peerIds, faults);
      if (row.start > lastMonday || addWeeks(row.start, row.letters.length) <= firstMonday) {
        const message = `None of these weeks lies in the year, whose weeks run from ${firstMonday} to ${lastMonday}.`;
        faults.add(number, 'start', row.start, message);
      }
    }
    if (faults.total > 0) return NOTHING_WRITTEN;
    const marked = rows.map(({ row }) => ({ ...row, peer_id: peerIds.get(row.reference) }));
    const [counts] = await this.tx.query<Written[]>(
      `with r as (
         select * from jsonb_to_recordset($1::jsonb) as r (peer_id uuid, start date, letters text)
       ), written as (
         insert into peer_availability (peer_id, starts_on, letters) select peer_id, start, letters from r
           on conflict (peer_id, starts_on) do update set letters = excluded.letters, version = peer_availability.version + 1
              where peer_availability.letters <> excluded.letters
         returning peer_id, version
       ), raised as (
         update peer set version = version + 1 where id in (select peer_id from written)
       )
       select count(*) filter (where version = 1)::int as created, count(*) filter (where version > 1)::int as changed from written`,
      [JSON.stringify(marked)],
    );
    await this.clashes.note(this.tx, [...peerIds.values()]);
    return counts ?? NOTHING_WRITTEN;
  }
}
