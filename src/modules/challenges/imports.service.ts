import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AvailabilityStoreService } from '../peers/availability-store.service.js';
import { ConflictsStoreService } from '../peers/conflicts-store.service.js';
import { PeersStoreService } from '../peers/peers-store.service.js';
import { Config } from '../platform/config/config.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type FileStore, type ImportReport } from '../platform/files/table-store.js';
import { type ListQuery, orderBy, type Page, pageOf, windowOf } from '../platform/web/list.js';
import { CommissionsStoreService } from './commissions-store.service.js';

/** What can be imported, in the order in which a new year wants it. */
export const IMPORT_KINDS = ['peers', 'availability', 'conflicts', 'commissions'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** One file and what is to be done with it. */
export interface FileToImport {
  readonly yearId: string;
  readonly kind: ImportKind;
  readonly bytes: Uint8Array;
  /** Say what the file would do and write nothing. */
  readonly dryRun: boolean;
}

export interface ImportOutcome extends ImportReport {
  readonly kind: ImportKind;
  readonly dryRun: boolean;
}

/** A file that changed something. */
export interface ImportedFile {
  readonly id: string;
  readonly kind: string;
  readonly yearId: string | null;
  /** Of the bytes, in hexadecimal digits. */
  readonly sha256: string;
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly importedAt: Date;
}

export const IMPORT_SORT_KEYS = ['importedAt', 'kind', 'rows'] as const;
type ImportSortKey = (typeof IMPORT_SORT_KEYS)[number];
export interface ImportsQuery extends ListQuery<ImportSortKey> {
  readonly kind?: ImportKind | undefined;
  readonly year?: string | undefined;
}

const SORT_COLUMNS: Readonly<Record<ImportSortKey, string>> = {
  importedAt: 'imported_at',
  kind: 'kind',
  rows: 'row_count',
};

/** The one way in and out for files of the pool and of commissions. */
@Injectable()
export class ImportsService {
  private readonly stores: Readonly<Record<ImportKind, FileStore<string>>>;

  constructor(
    private readonly config: Config,
    peers: PeersStoreService,
    availability: AvailabilityStoreService,
    conflicts: ConflictsStoreService,
    commissions: CommissionsStoreService,
  ) {
    this.stores = { peers, availability, conflicts, commissions };
  }

  /**
   * Imports one file, all of it or nothing. A file that changes nothing leaves no trace.
   * @throws DomainError invalid with every fault when the file has any and this is no dry run; conflict while another import
   * is under way; not-found when there is no such year.
   */
  async importFile(tx: Tx, { yearId, kind, bytes, dryRun }: FileToImport): Promise<ImportOutcome> {
    await takeTurn(tx);
    const limits = { maxBytes: this.config.importMaxBytes, maxRows: this.config.importMaxRows };
    const report = await this.stores[kind].importFile(tx, yearId, bytes, { dryRun, ...limits });
    if (report.errorCount > 0 && !dryRun) throw faultyFile(kind, report);
    if (!dryRun && report.created + report.changed > 0) {
      await tx.query(
        `insert into import_file (kind, year_id, sha256, row_count, created, changed, unchanged) values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          kind,
          yearId,
          createHash('sha256').update(bytes).digest(),
          report.rows,
          report.created,
          report.changed,
          report.unchanged,
        ],
      );
    }
    return { kind, dryRun, ...report };
  }

  /** What is stored, as a file that the import takes and finds unchanged. */
  exportFile(tx: Tx, yearId: string, kind: ImportKind): Promise<Buffer> {
    return this.stores[kind].exportFile(tx, yearId);
  }

  template(kind: ImportKind): string {
    return this.stores[kind].template();
  }

  async list(tx: Tx, query: ImportsQuery): Promise<Page<ImportedFile>> {
    const { offset, limit } = windowOf(query);
    const filters = [query.kind ?? null, query.year ?? null];
    const where =
      'where ($1::text is null or kind = $1) and ($2::uuid is null or year_id = $2) and (year_id is null or app_sees_year(year_id))';
    const items = await tx.query<ImportedFile[]>(
      `select id, kind, year_id as "yearId", encode(sha256, 'hex') as sha256, row_count as rows, created, changed, unchanged,
              imported_at as "importedAt"
         from import_file ${where} ${orderBy(query.sort, SORT_COLUMNS)} limit $3 offset $4`,
      [...filters, limit, offset],
    );
    const [count] = await tx.query<{ total: number }[]>(
      `select count(*)::int as total from import_file ${where}`,
      filters,
    );
    return pageOf(items, count?.total ?? 0, query);
  }
}

/** Imports go one at a time: each is held against all that is stored. */
async function takeTurn(tx: Tx): Promise<void> {
  const [row] = await tx.query<{ mine: boolean }[]>(
    `select pg_try_advisory_xact_lock(hashtextextended('challenges.import-file', 0)) as mine`,
  );
  if (row?.mine) return;
  throw new DomainError(
    'conflict',
    'challenges.import-under-way',
    'Another file is being imported. Try again when it is done, in a minute at most.',
  );
}

function faultyFile(kind: ImportKind, { errors, errorCount }: ImportReport): DomainError {
  const [first] = errors;
  const place = [first?.row ? `row ${first.row}` : 'the file', first?.column && `column ${first.column}`];
  return new DomainError(
    'invalid',
    'challenges.import-errors',
    `The file of ${kind} has ${errorCount} ${errorCount === 1 ? 'fault' : 'faults'} and nothing was written. The first, in ${place.filter(Boolean).join(', ')}: ${first?.message ?? ''}`,
    { kind, errorCount, faults: errors },
  );
}
