import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { type FaultList } from '../platform/files/csv-faults.js';
import { type TableRow } from '../platform/files/csv-read.js';
import { type BatchWriter, NOTHING_WRITTEN, TableStore, type Written } from '../platform/files/table-store.js';
import { type ConflictRow, conflictsFormat } from './import-conflicts.js';
import { type ImportFacts } from './import-facts.js';
import { loadImportFacts } from './load-import-facts.query.js';
import { noteUnknownPeer } from './note-unknown-peer.js';
import { findPeerIds } from './peer-rows.query.js';

const PAGE_ROWS = 1000;

/** The table of conflicts of interest, whatever the year. They are part of a peer, whose version they raise. */
@Injectable()
export class ConflictsStoreService extends TableStore<ConflictRow, string> {
  protected readonly format = conflictsFormat;

  protected async openWriter(tx: Tx, yearId: string): Promise<BatchWriter<ConflictRow>> {
    return new ConflictsWriter(tx, await loadImportFacts(tx, yearId));
  }

  protected async *readPages(tx: Tx): AsyncGenerator<ConflictRow[]> {
    for (let last = ['', '', '']; ;) {
      const rows = await tx.query<ConflictRow[]>(
        `select p.reference, c.council_code as council, c.reason, c.since::text, c.until::text, c.source, c.note
           from peer_conflict c join peer p on p.id = c.peer_id
          where c.withdrawn_at is null and (p.reference, c.council_code, c.reason) > ($1, $2, $3)
          order by p.reference, c.council_code, c.reason limit $4`,
        [...last, PAGE_ROWS],
      );
      if (rows.length === 0) return;
      yield rows;
      const { reference, council, reason } = rows.at(-1)!;
      last = [reference, council, reason];
    }
  }
}

class ConflictsWriter implements BatchWriter<ConflictRow> {
  constructor(
    private readonly tx: Tx,
    private readonly facts: ImportFacts,
  ) {}

  async write(rows: readonly TableRow<ConflictRow>[], faults: FaultList): Promise<Written> {
    const peerIds = await findPeerIds(
      this.tx,
      rows.map(({ row }) => row.reference),
    );
    for (const { number, row } of rows) {
      noteUnknownPeer(row.reference, number, peerIds, faults);
      const message = this.facts.findCouncilFault(row.council);
      if (message !== null) faults.add(number, 'council', row.council, message);
    }
    if (faults.total > 0) return NOTHING_WRITTEN;
    const declared = rows.map(({ row }) => ({ ...row, peer_id: peerIds.get(row.reference) }));
    const [counts] = await this.tx.query<Written[]>(
      `with r as (
         select * from jsonb_to_recordset($1::jsonb) as r (peer_id uuid, council text, reason text, since date, until date, source text, note text)
       ), written as (
         insert into peer_conflict (peer_id, council_code, reason, since, until, source, note)
         select peer_id, council, reason, since, until, source, note from r
           on conflict (peer_id, council_code, reason) where withdrawn_at is null do update
              set since = excluded.since, until = excluded.until, source = excluded.source, note = excluded.note,
                  version = peer_conflict.version + 1
              where (peer_conflict.since, peer_conflict.until, peer_conflict.source, peer_conflict.note)
                    is distinct from (excluded.since, excluded.until, excluded.source, excluded.note)
         returning peer_id, version
       ), raised as (
         update peer set version = version + 1 where id in (select peer_id from written)
       )
       select count(*) filter (where version = 1)::int as created, count(*) filter (where version > 1)::int as changed from written`,
      [JSON.stringify(declared)],
    );
    return counts ?? NOTHING_WRITTEN;
  }
}
