import { councilCode, nameItems, reference } from '../platform/files/csv-codes.js';
import { type Column, type ColumnWords, integer, list, optional } from '../platform/files/csv-columns.js';
import { date, dateItems, monday } from '../platform/files/csv-dates.js';
import { type RowFault, type RowOf, type TableFormat } from '../platform/files/csv-format.js';
import { control } from '../platform/files/csv-party.js';
import { kindItems, themeItems } from './import-team-cells.js';

const LARGEST_TEAM = 12;

const columns = {
  reference: reference({ meaning: 'What the challenge is called in every file; the natural key', example: 'PC-001' }),
  council: councilCode({ meaning: 'The council that commissions it', example: 'KEN' }),
  partners: optional(
    list({
      meaning: 'Bodies that commission it together with the council',
      example: 'Kent Police',
      items: nameItems(30),
    }),
  ),
  commissioned_on: optional(date({ meaning: 'Day of the commission', example: '2026-10-01' })),
  wish: optional(monday({ meaning: 'Monday of the week the council would like best', example: '2027-09-13' })),
  earliest: optional(monday({ meaning: 'Monday of the first week that suits', example: '2027-09-06' })),
  latest: optional(monday({ meaning: 'Monday of the last week that suits', example: '2027-11-22' })),
  blocked_weeks: optional(
    list({
      meaning: 'Mondays of weeks that do not suit',
      example: '2027-10-18; 2027-10-25',
      items: dateItems({ max: 106, mondays: true }),
    }),
  ),
  priority: integer({ meaning: 'How much it matters that it takes place', example: '1', min: 1, max: 3 }),
  min_size: integer({ meaning: 'Least size of the team', example: '7', min: 1, max: LARGEST_TEAM }),
  max_size: integer({ meaning: 'Largest size of the team', example: '8', min: 1, max: LARGEST_TEAM }),
  kinds: list({
    meaning: 'Least and most members of each kind; a kind not named has none',
    example: 'leader 1-1; chief-executive 1-1; councillor 1-2; officer 2-4',
    items: kindItems,
  }),
  themes: optional(
    list({
      meaning: 'Expertise wanted: theme, weight x experts',
      example: 'finance 2x1; housing 3x2',
      items: themeItems,
    }),
  ),
  control: optional(control({ meaning: 'Party in control, or none; blank is not known', example: 'none' })),
  polls: optional(polls({ meaning: 'Days of council elections, or none; blank is not known', example: '2027-05-06' })),
  assessment_date: optional(date({ meaning: 'Day of the annual assessment', example: '2027-06-30' })),
  risk_assessment_date: optional(
    date({ meaning: "Day of the area's risk assessment, before which the report is wanted", example: '2028-02-29' }),
  ),
};

/** One commission as files say it. `control` is a party, `none` for no overall control, or null when not known. */
export type CommissionRow = RowOf<typeof columns>;

/** The table of commissions. Whether councils, kinds, themes and parties exist is for the import to say. */
export const commissionsFormat: TableFormat<CommissionRow> = {
  name: 'commissions',
  meaning: 'Commissioned peer challenges: one row a challenge',
  columns,
  key: ['reference'],
  check: checkCommission,
};

/** Days of polls; `none` is an empty list, which says that no poll is near. */
function polls(words: ColumnWords): Column<readonly string[]> {
  const column = list({ ...words, items: dateItems({ max: 12, mondays: false }) });
  return {
    ...column,
    allowed: `none, or ${column.allowed}`,
    read: (cell) => (cell.toLowerCase() === 'none' ? { value: [] } : column.read(cell)),
    write: (days) => (days.length === 0 ? 'none' : column.write(days)),
  };
}

function checkCommission(row: CommissionRow): RowFault[] {
  const faults: RowFault[] = [];
  const fault = (column: string, value: string | number | null, message: string): void => {
    faults.push({ column, value: value === null ? null : String(value), message });
  };
  const { earliest, latest, wish } = row;
  if (earliest !== null && latest !== null && latest < earliest) {
    fault('latest', latest, `latest is before earliest (${earliest}). Give a later Monday.`);
  } else if (wish !== null && ((earliest !== null && wish < earliest) || (latest !== null && wish > latest))) {
    fault('wish', wish, `wish is outside earliest to latest (${earliest ?? 'any'} to ${latest ?? 'any'}).`);
  }
  if (wish !== null && row.blocked_weeks?.includes(wish) === true)
    fault('wish', wish, 'wish is one of blocked_weeks. Free one of them.');
  if (row.min_size > row.max_size) {
    fault('max_size', row.max_size, `max_size is below min_size (${row.min_size}).`);
    return faults;
  }
  const least = row.kinds.reduce((sum, range) => sum + range.least, 0);
  const most = row.kinds.reduce((sum, range) => sum + range.most, 0);
  if (least > row.max_size)
    fault('kinds', least, `The least of all kinds add up to ${least}, above max_size ${row.max_size}.`);
  if (most < row.min_size)
    fault('kinds', most, `The most of all kinds add up to ${most}, below min_size ${row.min_size}.`);
  return faults;
}
