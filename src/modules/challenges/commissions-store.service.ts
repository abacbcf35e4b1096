import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { ImportFactsService } from '../peers/import-facts.service.js';
import { type Tx } from '../platform/database/database.js';
import { type FaultList } from '../platform/files/csv-faults.js';
import { type TableRow } from '../platform/files/csv-read.js';
import { type BatchWriter, NOTHING_WRITTEN, TableStore, type Written } from '../platform/files/table-store.js';
import {
  findChallengedCouncils,
  findCommissionRows,
  readCommissionRows,
  type StoredCommission,
} from './commission-rows.query.js';
import { completeCommission, sortKinds } from './complete-commission.js';
import { CouncilRecordService } from './council-record.service.js';
import { type CommissionRow, commissionsFormat } from './import-commissions.js';
import { saveChallenges } from './challenges.repository.js';

type Facts = Awaited<ReturnType<ImportFactsService['load']>>;

/** The table of commissions of a year. */
@Injectable()
export class CommissionsStoreService extends TableStore<CommissionRow, string> {
  protected readonly format = commissionsFormat;

  constructor(
    private readonly facts: ImportFactsService,
    private readonly councilRecord: CouncilRecordService,
  ) {
    super();
  }

  protected async openWriter(tx: Tx, yearId: string): Promise<BatchWriter<CommissionRow>> {
    return new CommissionsWriter(
      tx,
      await this.facts.load(tx, yearId),
      this.councilRecord,
      await findChallengedCouncils(tx, yearId),
    );
  }

  protected async *readPages(tx: Tx, yearId: string): AsyncGenerator<CommissionRow[]> {
    const facts = await this.facts.load(tx, yearId);
    yield (await readCommissionRows(tx, yearId)).map(({ row }) => inOrder(row, facts));
  }
}

class CommissionsWriter implements BatchWriter<CommissionRow> {
  readonly #rowOfCouncil = new Map<string, number>();

  constructor(
    private readonly tx: Tx,
    private readonly facts: Facts,
    private readonly councilRecord: CouncilRecordService,
    /** References of the year's challenges by council id. */
    private readonly challenged: ReadonlyMap<string, string>,
  ) {}

  async write(rows: readonly TableRow<CommissionRow>[], faults: FaultList): Promise<Written> {
    const known = await findCommissionRows(
      this.tx,
      rows.map(({ row }) => row.reference),
    );
    const changes: { councilId: string; row: CommissionRow }[] = [];
    let created = 0;
    for (const { number, row } of rows) {
      const stored = known.get(row.reference) ?? null;
      const completed = this.#complete(row, stored, number, faults);
      if (!completed) continue;
      const councilId = this.facts.findCouncil(row.council)!.id;
      this.#checkCouncil(completed, councilId, number, faults);
      if (stored && isDeepStrictEqual(completed, inOrder(stored.row, this.facts))) continue;
      changes.push({ councilId, row: completed });
      if (!stored) created += 1;
    }
    if (faults.total > 0) return NOTHING_WRITTEN;
    const { id, firstMonday, lastDay } = this.facts.year;
    await saveChallenges(this.tx, id, changes);
    const words = changes.map(({ councilId, row: { control, polls } }) => ({ councilId, control, polls }));
    await this.councilRecord.record(this.tx, words, firstMonday, lastDay);
    return { created, changed: changes.length - created };
  }

  /** The row with what the file leaves open of the council as it is known. */
  #complete(
    row: CommissionRow,
    stored: StoredCommission | null,
    number: number,
    faults: FaultList,
  ): CommissionRow | null {
    const completed = completeCommission(row, this.facts);
    if ('faults' in completed) {
      for (const { column, value, message } of completed.faults) faults.add(number, column, value, message);
      return null;
    }
    if (!stored) return completed.row;
    if (stored.yearId !== this.facts.year.id) {
      const message = `${row.reference} is a challenge of the year ${stored.yearReference}. Give this one another reference.`;
      faults.add(number, 'reference', row.reference, message);
    } else if (stored.withdrawnOn !== null) {
      const message = `${row.reference} was withdrawn on ${stored.withdrawnOn}. Reinstate it first, or leave the row out.`;
      faults.add(number, 'reference', row.reference, message);
    }
    const { control, polls } = completed.row;
    return { ...completed.row, control: control ?? stored.row.control, polls: polls ?? stored.row.polls };
  }

  /** A council is challenged at most once a year. */
  #checkCouncil({ council, reference }: CommissionRow, councilId: string, number: number, faults: FaultList): void {
    const earlier = this.#rowOfCouncil.get(council);
    const other = this.challenged.get(councilId);
    this.#rowOfCouncil.set(council, earlier ?? number);
    if (earlier !== undefined)
      faults.add(
        number,
        'council',
        council,
        `Row ${earlier} commissions a challenge of ${council} too. Keep one of the two.`,
      );
    else if (other !== undefined && other !== reference)
      faults.add(
        number,
        'council',
        council,
        `${council} has the challenge ${other} in this year. Change or withdraw that one.`,
      );
  }
}

/** A stored row with its kinds in their usual order, as a completed one has them. */
function inOrder(row: CommissionRow, facts: Facts): CommissionRow {
  return { ...row, kinds: sortKinds(row.kinds, facts) };
}
