import { addDays, isIsoDate, type IsoDate } from '../platform/clock/iso-date.js';
import { CLASS_OF_TYPE, type CouncilFacts, type CouncilType, type ReadOutcome } from './council-facts.js';
import { FaultList, parseCsvTable, type TableRow } from './parse-csv-table.js';

const COLUMNS = [
  'local-authority-code',
  'nice-name',
  'gss-code',
  'start-date',
  'end-date',
  'replaced-by',
  'nation',
  'region',
  'local-authority-type',
  'county-la',
  'x',
  'y',
] as const;

const isType = (type: string): type is CouncilType => Object.hasOwn(CLASS_OF_TYPE, type);

const toKm = (metres: string): number | null => {
  const value = Number(metres);
  return metres === '' || Number.isNaN(value) ? null : Math.round(value / 1000);
};

/** The register ends some councils on their last day (31 March) and others on the day after; ours is always the last day. */
const lastDay = (end: IsoDate): IsoDate => (end.endsWith('-04-01') ? addDays(end, -1) : end);

const toCouncil = (row: TableRow, type: CouncilType, list: FaultList): CouncilFacts => {
  const cell = (column: (typeof COLUMNS)[number]): string => row.cells[column] ?? '';
  const date = (column: 'start-date' | 'end-date'): IsoDate | null => {
    const value = cell(column);
    if (value !== '' && !isIsoDate(value)) list.add(row, column, `"${value}" is no date. Write it as YYYY-MM-DD.`);
    return isIsoDate(value) ? value : null;
  };
  const code = cell('local-authority-code');
  if (!/^[A-Z]{3}$/.test(code))
    list.add(row, 'local-authority-code', `"${code}" is not a code of three capital letters.`);
  if (cell('nice-name') === '') list.add(row, 'nice-name', 'A council needs a name.');
  const [start, end] = [date('start-date'), date('end-date')];
  if (start && end && end < start) list.add(row, 'end-date', `${end} comes before start-date, ${start}.`);
  const [eastingKm, northingKm] = [toKm(cell('x')), toKm(cell('y'))];
  if (!end && (eastingKm === null || northingKm === null))
    list.add(row, 'x', 'A council without an end-date needs its position: x and y in metres.');
  return {
    code,
    name: cell('nice-name'),
    class: CLASS_OF_TYPE[type],
    type,
    region: cell('region'),
    county: cell('county-la') || null,
    position: eastingKm === null || northingKm === null ? null : { eastingKm, northingKm },
    // Other starting days are those of the register's entry, not of the council.
    validFrom: start?.endsWith('-04-01') ? start : null,
    validTo: end && lastDay(end),
    successors: cell('replaced-by')
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
    gssCode: cell('gss-code') || null,
    election: { cycle: 'unknown', year: null, source: 'Not in the register' },
  };
};

/**
 * The principal councils of England (types CTY, NMD, UA, MD, LBO, CC) in a register of local authorities laid out as
 * mySociety's "UK local authority names and codes"; other nations and types are passed over, and nothing is corrected.
 * Source of the layout: https://github.com/mysociety/uk_local_authority_names_and_codes (CC BY 4.0).
 */
export function readMysocietyAuthorities(text: string): ReadOutcome<CouncilFacts> {
  const table = parseCsvTable(text, COLUMNS);
  if (!table.ok) return table;
  const list = new FaultList();
  const seen = new Set<string>();
  const councils = table.rows.flatMap((row) => {
    const type = row.cells['local-authority-type'] ?? '';
    if (row.cells.nation !== 'England' || !isType(type)) return [];
    const council = toCouncil(row, type, list);
    if (seen.has(council.code))
      list.add(row, 'local-authority-code', `Code ${council.code} stands in more than one row.`);
    seen.add(council.code);
    return [council];
  });
  return list.faults.length > 0 ? { ok: false, faults: list.faults } : { ok: true, rows: councils };
}
