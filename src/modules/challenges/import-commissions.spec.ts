import fc from 'fast-check';
import { readAllRows } from '../../../test/support/read-all-rows.js';
import { partyWord } from '../platform/files/csv-party.js';
import { tableText, templateText } from '../platform/files/csv-write.js';
import { type CommissionRow, commissionsFormat } from './import-commissions.js';
import { kindItems, themeItems } from './import-team-cells.js';

const kent: CommissionRow = {
  reference: 'PC-1',
  council: 'KEN',
  partners: ['Kent Police', 'Kent and Medway NHS'],
  commissioned_on: '2026-10-01',
  wish: '2027-09-13',
  earliest: '2027-09-06',
  latest: '2027-11-22',
  blocked_weeks: ['2027-10-18'],
  priority: 1,
  min_size: 7,
  max_size: 8,
  kinds: [
    { kind: 'leader', least: 1, most: 1 },
    { kind: 'officer', least: 2, most: 8 },
  ],
  themes: [{ theme: 'finance', weight: 2, experts: 1 }],
  control: 'none',
  polls: [],
  assessment_date: null,
  risk_assessment_date: '2028-02-29',
};
const read = (rows: CommissionRow[]) => readAllRows(tableText(commissionsFormat, rows), commissionsFormat);

describe('the table of commissions', () => {
  test('its template is read without a fault', async () => {
    expect((await readAllRows(templateText(commissionsFormat), commissionsFormat)).faults).toEqual([]);
  });

  test('what is written comes back, no poll and no known poll apart', async () => {
    const rows = [kent, { ...kent, reference: 'PC-2', polls: null, earliest: null, latest: null, partners: null }];
    expect((await read(rows)).rows).toEqual(rows);
  });

  test.each<[string, Partial<CommissionRow>, string, string]>([
    ['a window that ends before it begins', { latest: '2027-08-30' }, 'latest', 'before earliest (2027-09-06)'],
    ['a wish before the window', { wish: '2027-08-30' }, 'wish', 'outside earliest to latest'],
    ['a wish after the last week', { wish: '2027-11-29', earliest: null }, 'wish', '(any to 2027-11-22)'],
    ['a wish that is blocked', { wish: '2027-10-18' }, 'wish', 'one of blocked_weeks'],
    ['a wish that is no Monday', { wish: '2027-09-14' }, 'wish', 'a Monday'],
    ['a blocked week that is no Monday', { blocked_weeks: ['2027-10-19'] }, 'blocked_weeks', 'a Monday'],
    ['a team that is smaller at most than at least', { max_size: 6 }, 'max_size', 'below min_size (7)'],
    [
      'kinds that need more than the team holds',
      { kinds: [{ kind: 'officer', least: 9, most: 9 }] },
      'kinds',
      'above max_size 8',
    ],
    [
      'kinds that cannot fill the team',
      { kinds: [{ kind: 'officer', least: 1, most: 6 }] },
      'kinds',
      'below min_size 7',
    ],
    ['a priority of four', { priority: 4 }, 'priority', 'from 1 to 3'],
  ])('%s is a fault', async (_, change, column, message) => {
    const { faults } = await read([{ ...kent, ...change }]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ row: 2, column });
    expect(faults[0]?.message).toContain(message);
  });

  test('any commission comes back', async () => {
    const word = fc.stringMatching(/^[a-z]{1,8}(-[a-z0-9]{1,4})?$/);
    const range = fc.record({ kind: word, least: fc.nat(2), most: fc.integer({ min: 2, max: 12 }) });
    const wish = fc.record({ theme: word, weight: fc.nat(100), experts: fc.integer({ min: 1, max: 9 }) });
    const row = fc.record<Partial<CommissionRow>>({
      kinds: fc.uniqueArray(range, { selector: ({ kind }) => kind, minLength: 1, maxLength: 3 }),
      themes: fc.option(fc.uniqueArray(wish, { selector: ({ theme }) => theme, minLength: 1, maxLength: 6 })),
      control: fc.option(word.filter((written) => partyWord(written) === written)),
      polls: fc.option(fc.constantFrom([], ['2027-05-06'], ['2027-05-06', '2028-05-04'])),
    });
    await fc.assert(
      fc.asyncProperty(row, async (change) => {
        const rows = [{ ...kent, min_size: 1, max_size: 12, ...change }];
        expect(await read(rows)).toMatchObject({ rows, total: 0 });
      }),
    );
  });
});

describe('the parts of a team', () => {
  test.each([
    ['officer 2-4', { kind: 'officer', least: 2, most: 4 }],
    ['chief-executive 1', { kind: 'chief-executive', least: 1, most: 1 }],
    ['health  0 - 2', { kind: 'health', least: 0, most: 2 }],
    ['officer 4-2', null],
    ['officer', null],
    ['Officer 1-2', null],
    ['officer 1-13', null],
    ['officer -1-2', null],
  ])('kind "%s"', (part, range) => {
    expect(kindItems.read(part)).toEqual(range);
  });

  test.each([
    ['housing 3x2', { theme: 'housing', weight: 3, experts: 2 }],
    ['housing 3 X 2', { theme: 'housing', weight: 3, experts: 2 }],
    ['housing 0×1', { theme: 'housing', weight: 0, experts: 1 }],
    ['housing 3', null],
    ['housing 3x0', null],
    ['housing 101x1', null],
    ['Housing 1x1', null],
  ])('theme "%s"', (part, wish) => {
    expect(themeItems.read(part)).toEqual(wish);
  });
});
