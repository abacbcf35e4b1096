import { isIsoDate, type IsoDate } from '../platform/clock/iso-date.js';
import {
  CLASS_OF_TYPE,
  COUNCIL_CLASSES,
  REGIONS,
  type CouncilClass,
  type CouncilFacts,
  type CouncilType,
  type Position,
  type ReadOutcome,
} from './council-facts.js';
import { ELECTION_CYCLES, type Election, type ElectionCycle } from './election-cycle.js';
import { FaultList, parseCsvTable, type TableRow } from './parse-csv-table.js';

/** The columns of data/english-councils.csv, in their order; data/README.md describes them. */
export const ENGLISH_COUNCIL_COLUMNS = [
  'code',
  'name',
  'class',
  'type',
  'region',
  'county',
  'easting_km',
  'northing_km',
  'valid_from',
  'valid_to',
  'successors',
  'gss_code',
  'election_cycle',
  'election_year',
  'election_source',
] as const;
type Column = (typeof ENGLISH_COUNCIL_COLUMNS)[number];

const isOneOf = <T extends string>(allowed: readonly T[], value: string): value is T =>
  (allowed as readonly string[]).includes(value);

/** Reads one row; what is wrong goes to the fault list, and the value returned counts only when nothing was added. */
class CouncilRow {
  constructor(
    private readonly row: TableRow,
    private readonly faults: FaultList,
  ) {}

  cell(column: Column): string {
    return this.row.cells[column] ?? '';
  }

  fault(column: Column, message: string): void {
    this.faults.add(this.row, column, message);
  }

  matching(column: Column, pattern: RegExp, expected: string): string {
    const value = this.cell(column);
    if (!pattern.test(value)) this.fault(column, `"${value}" is not ${expected}.`);
    return value;
  }

  oneOf<T extends string>(column: Column, allowed: readonly T[]): T {
    const value = this.cell(column);
    if (!isOneOf(allowed, value)) this.fault(column, `"${value}" is not allowed. Use one of: ${allowed.join(', ')}.`);
    return value as T;
  }

  date(column: Column): IsoDate | null {
    const value = this.cell(column);
    if (value !== '' && !isIsoDate(value)) this.fault(column, `"${value}" is no date. Write it as YYYY-MM-DD.`);
    return value === '' ? null : value;
  }

  number(column: Column, least: number, most: number): number | null {
    const value = this.cell(column);
    if (value === '') return null;
    const number = /^\d+$/.test(value) ? Number(value) : NaN;
    if (!(number >= least && number <= most)) {
      this.fault(column, `"${value}" is not a whole number from ${least} to ${most}.`);
    }
    return number;
  }
}

const readPosition = (row: CouncilRow): Position | null => {
  // The British National Grid is 700 km wide and 1,300 km high.
  const eastingKm = row.number('easting_km', 0, 700);
  const northingKm = row.number('northing_km', 0, 1300);
  if (eastingKm !== null && northingKm !== null) return { eastingKm, northingKm };
  if (eastingKm !== northingKm)
    row.fault('northing_km', 'A position needs both easting_km and northing_km, or neither.');
  return null;
};

const readElection = (row: CouncilRow): Election => {
  const cycle: ElectionCycle = row.oneOf('election_cycle', ELECTION_CYCLES);
  const year = row.number('election_year', 1974, 2099);
  const needsYear = cycle !== 'none' && cycle !== 'unknown';
  if (needsYear !== (year !== null)) {
    row.fault('election_year', needsYear ? `A cycle "${cycle}" needs a year.` : `A cycle "${cycle}" has no year.`);
  }
  const source = row.matching('election_source', /\S/, 'a source; say where the cycle is known from');
  return { cycle, year, source };
};

const readClass = (row: CouncilRow): { class: CouncilClass; type: CouncilType } => {
  const ofCouncil = row.oneOf('class', COUNCIL_CLASSES);
  const type = row.oneOf('type', Object.keys(CLASS_OF_TYPE) as CouncilType[]);
  if ((CLASS_OF_TYPE[type] as string | undefined) !== ofCouncil) {
    row.fault('type', `Type "${type}" does not belong to class "${ofCouncil}".`);
  }
  return { class: ofCouncil, type };
};

const readCouncil = (row: CouncilRow): CouncilFacts => {
  const county = row.cell('county') || null;
  const gssCode = row.cell('gss_code') && row.matching('gss_code', /^E\d{8}$/, 'a code like E07000223');
  const facts: CouncilFacts = {
    code: row.matching('code', /^[A-Z]{3}$/, 'a code of three capital letters'),
    name: row.matching('name', /\S/, 'a name'),
    ...readClass(row),
    region: row.oneOf('region', REGIONS),
    county,
    position: readPosition(row),
    validFrom: row.date('valid_from'),
    validTo: row.date('valid_to'),
    successors: row.cell('successors').split(' ').filter(Boolean),
    gssCode: gssCode || null,
    election: readElection(row),
  };
  if ((facts.class === 'district') !== (county !== null)) {
    row.fault('county', facts.class === 'district' ? 'A district needs its county.' : 'Only a district has a county.');
  }
  if (facts.validFrom && facts.validTo && facts.validTo < facts.validFrom) {
    row.fault('valid_to', `${facts.validTo} comes before valid_from, ${facts.validFrom}.`);
  }
  if (facts.position === null && facts.validTo === null)
    row.fault('easting_km', 'A council in force needs a position.');
  return facts;
};

/**
 * The councils in the text of data/english-councils.csv, or in another of its layout: every fault by row and column, or all
 * of the councils. Codes are unique; counties and successors are codes of the file. Cost: about 10 ms for 370 councils.
 */
export function readEnglishCouncils(text: string): ReadOutcome<CouncilFacts> {
  const table = parseCsvTable(text, ENGLISH_COUNCIL_COLUMNS);
  if (!table.ok) return table;
  const list = new FaultList();
  const councils = table.rows.map((row) => readCouncil(new CouncilRow(row, list)));
  const byCode = new Map(councils.map((council) => [council.code, council]));
  councils.forEach((council, at) => {
    const row = table.rows[at]!;
    if (byCode.get(council.code) !== council)
      list.add(row, 'code', `Code ${council.code} stands in more than one row.`);
    if (council.county && byCode.get(council.county)?.class !== 'county') {
      list.add(row, 'county', `${council.county} is not the code of a county in this file.`);
    }
    for (const successor of council.successors.filter((code) => !byCode.has(code))) {
      list.add(row, 'successors', `${successor} is not the code of a council in this file.`);
    }
  });
  return list.faults.length > 0 ? { ok: false, faults: list.faults } : { ok: true, rows: councils };
}
