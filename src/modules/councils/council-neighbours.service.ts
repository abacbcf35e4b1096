import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { CouncilNeighbourEntity } from './council-neighbour.entity.js';
import { type RowFault } from './council-facts.js';
import { councilsInForce } from './councils-in-force.js';
import { type Council, findCouncils } from './councils.repository.js';
import { deriveNeighbours } from './derive-neighbours.js';
import { type Border, readBorders } from './read-borders.js';

/** One entry of a council's list: who borders it, or who is wrongly thought to. */
export interface Neighbour {
  readonly code: string;
  readonly isNeighbour: boolean;
  /** True until a file of land borders or a person says so. */
  readonly isAssumption: boolean;
  readonly source: string;
  /** Why a person entered it; null when a file or a rule did. */
  readonly note: string | null;
}

export interface BordersReport {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  /** Assumptions and earlier borders of the file's councils that it does not have. */
  readonly removed: number;
  readonly unchanged: number;
  /** Pairs on which a person and the file differ: the person's word stands. */
  readonly kept: readonly { readonly a: string; readonly b: string; readonly note: string }[];
  readonly errors: readonly RowFault[];
}

const ASSUMED = 'Assumption: same county, or near and adjacent';
const BORDERS = 'Imported land borders';
const BY_HAND = 'Entered by hand';

const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Who borders whom: assumed, imported or entered by hand, in rising order of authority. */
@Injectable()
export class CouncilNeighboursService {
  constructor(private readonly clock: Clock) {}

  /** Everything recorded of a council's neighbours, by code. */
  async list(tx: Tx, code: string): Promise<Neighbour[]> {
    const rows = await tx.find(CouncilNeighbourEntity, { where: [{ codeA: code }, { codeB: code }] });
    return rows
      .map((row) => ({ code: row.codeA === code ? row.codeB : row.codeA, ...describe(row) }))
      .sort((x, y) => (x.code < y.code ? -1 : 1));
  }

  /** All pairs that count as neighbours, for whoever needs every council's at once. */
  async listPairs(tx: Tx): Promise<{ a: string; b: string; isAssumption: boolean; source: string }[]> {
    const rows = await tx.find(CouncilNeighbourEntity, {
      where: { isNeighbour: true },
      order: { codeA: 'asc', codeB: 'asc' },
    });
    return rows.map(({ codeA, codeB, isAssumption, source }) => ({ a: codeA, b: codeB, isAssumption, source }));
  }

  /**
   * Fills in assumed neighbours of the councils in force today and after each change that is already decided. Does nothing
   * once land borders were imported, and never touches a pair that is recorded. @returns pairs added.
   */
  async seedNeighbours(tx: Tx): Promise<number> {
    if (await tx.existsBy(CouncilNeighbourEntity, { source: BORDERS })) return 0;
    const councils = await findCouncils(tx);
    const today = this.clock.today();
    const changes = councils.flatMap(({ validFrom }) => (validFrom && validFrom > today ? [validFrom] : []));
    const pairs = [today, ...new Set(changes)].flatMap((day) => deriveNeighbours(councilsInForce(councils, day)));
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(CouncilNeighbourEntity)
      .values(
        [...new Map(pairs.map((pair) => [keyOf(pair.a, pair.b), pair])).values()].map(({ a, b, because }) => ({
          codeA: a,
          codeB: b,
          isNeighbour: true,
          isAssumption: true,
          source: `${ASSUMED} (${because})`,
        })),
      )
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length;
  }

  /** Records by hand that two councils are neighbours or are not, and why. */
  async set(tx: Tx, council: Council, other: Council, isNeighbour: boolean, note: string): Promise<void> {
    if (council.code === other.code) {
      throw new DomainError(
        'invalid',
        'councils.own-neighbour',
        `${council.name} cannot border itself. Name another council.`,
      );
    }
    const [codeA, codeB] = [council.code, other.code].sort() as [string, string];
    const row = await tx.findOneBy(CouncilNeighbourEntity, { codeA, codeB });
    const entry = { isNeighbour, isAssumption: false, source: BY_HAND, note };
    if (!row) await tx.insert(CouncilNeighbourEntity, { codeA, codeB, ...entry });
    else await tx.update(CouncilNeighbourEntity, { id: row.id }, { ...entry, version: row.version + 1 });
  }

  /**
   * Takes over a file of land borders. Whoever it names has the neighbours that it gives: assumptions and earlier imports
   * that it lacks are removed. What a person entered stands and is reported where the file differs.
   */
  async importBorders(tx: Tx, text: string, { dryRun }: { dryRun: boolean }): Promise<BordersReport> {
    const councils = await findCouncils(tx);
    const outcome = readBorders(text, new Set(councils.map(({ code }) => code)));
    if (!outcome.ok)
      return { rows: 0, created: 0, updated: 0, removed: 0, unchanged: 0, kept: [], errors: outcome.faults };
    const recorded = await tx.find(CouncilNeighbourEntity);
    const { fresh, confirmed, gone, kept } = compareBorders(outcome.rows, recorded);
    if (!dryRun) {
      await tx.remove(gone);
      const entry = { isNeighbour: true, isAssumption: false, source: BORDERS };
      if (fresh.length > 0)
        await tx.insert(
          CouncilNeighbourEntity,
          fresh.map(({ a, b }) => ({ codeA: a, codeB: b, ...entry })),
        );
      for (const { id, version } of confirmed)
        await tx.update(CouncilNeighbourEntity, { id }, { ...entry, version: version + 1 });
    }
    return {
      rows: outcome.rows.length,
      created: fresh.length,
      updated: confirmed.length,
      removed: gone.length,
      unchanged: outcome.rows.length - fresh.length - confirmed.length,
      kept,
      errors: [],
    };
  }
}

const describe = ({ isNeighbour, isAssumption, source, note }: CouncilNeighbourEntity) => ({
  isNeighbour,
  isAssumption,
  source,
  note,
});

function compareBorders(borders: readonly Border[], recorded: readonly CouncilNeighbourEntity[]) {
  const named = new Set(borders.flatMap(({ a, b }) => [a, b]));
  const given = new Set(borders.map(({ a, b }) => keyOf(a, b)));
  const known = new Map(recorded.map((row) => [keyOf(row.codeA, row.codeB), row]));
  const touched = recorded.filter(({ codeA, codeB }) => named.has(codeA) || named.has(codeB));
  const isGiven = (row: CouncilNeighbourEntity) => given.has(keyOf(row.codeA, row.codeB));
  return {
    fresh: borders.filter(({ a, b }) => !known.has(keyOf(a, b))),
    confirmed: touched.filter((row) => isGiven(row) && row.note === null && row.source !== BORDERS),
    gone: touched.filter((row) => !isGiven(row) && row.note === null),
    kept: touched.flatMap((row) =>
      row.note !== null && row.isNeighbour !== isGiven(row) ? [{ a: row.codeA, b: row.codeB, note: row.note }] : [],
    ),
  };
}
