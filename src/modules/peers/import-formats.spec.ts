import fc from 'fast-check';
import { readAllRows } from '../../../test/support/read-all-rows.js';
import { PARTY, partyWord } from '../platform/files/csv-party.js';
import { tableText, templateText } from '../platform/files/csv-write.js';
import { availabilityFormat } from './import-availability.js';
import { type ConflictRow, CONFLICT_REASONS, conflictsFormat } from './import-conflicts.js';
import { ACCREDITATION_STATES, type PeerRow, peersFormat } from './import-peers.js';

const anne: PeerRow = {
  reference: 'PEER-1',
  name: "Siân O'Neill",
  email: 'sian@example.org',
  kind: 'leader',
  party: 'labour',
  organisation: 'KEN',
  organisation_name: null,
  post: 'Leader of the council',
  themes: ['finance', 'housing'],
  max_deployments: null,
  max_days: 6.5,
  max_travel_km: 200,
  experience: 2,
  carried_over: 0,
  acceptance: 0.45,
  easting: null,
  northing: null,
  region: null,
  accreditation_state: 'accredited',
  accredited_until: '2029-03-31',
  fictional: true,
};
const faultsOf = async (row: Partial<PeerRow>): Promise<(string | null)[]> =>
  (await readAllRows(tableText(peersFormat, [{ ...anne, ...row }]), peersFormat)).faults.map(({ column }) => column);

describe('the table of peers', () => {
  test('its template is read without a fault', async () => {
    expect((await readAllRows(templateText(peersFormat), peersFormat)).faults).toEqual([]);
  });

  test.each<[string, Partial<PeerRow>, string[]]>([
    ['both deployments and days', { max_deployments: 2 }, ['max_days']],
    ['neither deployments nor days', { max_days: null }, ['max_days']],
    ['a third of a day', { max_days: 6.3 }, ['max_days']],
    ['half a position', { easting: 500_000 }, ['northing']],
    ['an address without a domain', { email: 'sian@' }, ['email']],
    ['two addresses', { email: 'a@example.org b@example.org' }, ['email']],
    ['a chance above one', { acceptance: 1.5 }, ['acceptance']],
    ['a theme in capitals', { themes: ['Finance'] }, ['themes']],
    ['several at once', { kind: 'Leader', max_travel_km: -1 }, ['kind', 'max_travel_km']],
  ])('%s is a fault', async (_, change, columns) => {
    expect(await faultsOf(change)).toEqual(columns);
  });

  test('an applicant needs no date, and limits may be given as deployments', async () => {
    const change = {
      accreditation_state: 'applied',
      accredited_until: null,
      max_days: null,
      max_deployments: 0,
    } as const;
    expect(await faultsOf(change)).toEqual([]);
  });

  test('what is exported is what import takes', async () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?$/);
    const name = fc.string({
      unit: fc.constantFrom("'", '"', '=', '+', ',', ';', 'é', 'x', ' '),
      minLength: 1,
      maxLength: 9,
    });
    const peer = fc.record<PeerRow>({
      reference: fc.stringMatching(/^[A-Z0-9][A-Za-z0-9._/-]{0,9}$/),
      name: name.map((value) => `${value}.`.trim()),
      email: fc.stringMatching(/^[a-z+=]{1,6}$/).map((part) => `${part}@example.org`),
      kind: word,
      party: fc.option(word.filter((written) => PARTY.test(written) && partyWord(written) === written)),
      organisation: fc.stringMatching(/^[A-Z]{3}$/),
      organisation_name: fc.constant(null),
      post: fc.option(name.map((value) => `${value}.`.trim())),
      themes: fc.option(fc.uniqueArray(word, { minLength: 1, maxLength: 4 })),
      max_deployments: fc.constant(null),
      max_days: fc.nat(520).map((halves) => halves / 2),
      max_travel_km: fc.integer({ min: 0, max: 2000 }),
      experience: fc.nat(500),
      carried_over: fc.nat(100),
      acceptance: fc.option(fc.nat(100).map((percent) => percent / 100)),
      easting: fc.nat(700_000),
      northing: fc.nat(1_300_000),
      region: fc.constantFrom(null, 'East of England'),
      accreditation_state: fc.constantFrom(...ACCREDITATION_STATES),
      accredited_until: fc.constant('2029-03-31'),
      fictional: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(peer, { selector: ({ reference }) => reference, maxLength: 5 }), async (rows) => {
        const { rows: read, faults } = await readAllRows(tableText(peersFormat, rows), peersFormat);
        expect(faults).toEqual([]);
        expect(read).toEqual(rows);
      }),
    );
  });
});

describe('the table of availability', () => {
  test('its template is read without a fault', async () => {
    expect((await readAllRows(templateText(availabilityFormat), availabilityFormat)).faults).toEqual([]);
  });

  test('it begins on a Monday, and one peer has one row for a start', async () => {
    const { faults } = await readAllRows(
      'reference,start,letters\nP1,06/04/2027,YY\nP2,05/04/2027,YN\nP2,2027-04-05,YY\nP3,2027-04-05,YZ\n',
      availabilityFormat,
    );
    expect(faults.map(({ row, column }) => [row, column])).toEqual([
      [2, 'start'],
      [4, 'reference'],
      [5, 'letters'],
    ]);
  });
});

describe('the table of conflicts', () => {
  const conflict: ConflictRow = {
    reference: 'P1',
    council: 'KEN',
    reason: 'past-post',
    since: '2019-05-01',
    until: '2025-03-31',
    source: 'declaration',
    note: 'first line\nsecond line',
  };

  test('its template is read without a fault', async () => {
    expect((await readAllRows(templateText(conflictsFormat), conflictsFormat)).faults).toEqual([]);
  });

  test('every reason comes back, notes of several lines included', async () => {
    const rows = CONFLICT_REASONS.map((reason) => ({ ...conflict, reason, until: null }));
    expect((await readAllRows(tableText(conflictsFormat, rows), conflictsFormat)).rows).toEqual(rows);
  });

  test('an end before its beginning is a fault', async () => {
    const { faults } = await readAllRows(
      tableText(conflictsFormat, [{ ...conflict, until: '2018-01-01' }]),
      conflictsFormat,
    );
    expect(faults[0]).toMatchObject({ row: 2, column: 'until', value: '2018-01-01' });
  });
});
