import { readAllRows, type WholeTable } from '../../test/support/read-all-rows.js';
import { type CommissionRow, commissionsFormat } from '../modules/challenges/import-commissions.js';
import { type AvailabilityRow, availabilityFormat } from '../modules/peers/import-availability.js';
import { type ConflictRow, conflictsFormat } from '../modules/peers/import-conflicts.js';
import { type PeerRow, peersFormat } from '../modules/peers/import-peers.js';
import { daysBetween } from '../modules/platform/clock/iso-date.js';
import { type DemonstrationFiles, makeDemonstrationYear } from './demonstration-year.js';
import { DEMONSTRATION_YEAR, type DemonstrationCouncil, type DemonstrationProfile } from './request.js';

const letterCode = (n: number): string =>
  String.fromCharCode(65 + Math.floor(n / 676), 65 + (Math.floor(n / 26) % 26), 65 + (n % 26));
const CLASS_SIZES = { county: 20, district: 153, unitary: 64, metropolitan: 36, london: 33 };
const councils: DemonstrationCouncil[] = Object.entries(CLASS_SIZES)
  .flatMap(([councilClass, size]) => Array.from({ length: size }, () => councilClass))
  .map((councilClass, n) => ({
    code: letterCode(n),
    name: `Council ${letterCode(n)}`,
    class: councilClass,
    region: `Region ${n % 9}`,
    easting: 300_000 + (n % 18) * 15_000,
    northing: 100_000 + Math.floor(n / 18) * 25_000,
    pollIn: () => 'unknown',
  }));
const make = (seed: number, profile: DemonstrationProfile = 'trebled'): DemonstrationFiles =>
  makeDemonstrationYear({ seed, profile, councils });

interface ReadYear {
  peers: WholeTable<PeerRow>;
  availability: WholeTable<AvailabilityRow>;
  conflicts: WholeTable<ConflictRow>;
  commissions: WholeTable<CommissionRow>;
}
const read = async (files: DemonstrationFiles): Promise<ReadYear> => ({
  peers: await readAllRows(files.peers, peersFormat),
  availability: await readAllRows(files.availability, availabilityFormat),
  conflicts: await readAllRows(files.conflicts, conflictsFormat),
  commissions: await readAllRows(files.commissions, commissionsFormat),
});
const share = (values: readonly unknown[], wanted: unknown): number =>
  values.filter((value) => value === wanted).length / values.length;
const countOf = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

describe.each([1, 2, 3])('the demonstration year of seed %d', (seed) => {
  let year: ReadYear;
  beforeAll(async () => {
    year = await read(make(seed));
  });

  test('its files are taken without a fault', () => {
    for (const { total } of Object.values(year)) expect(total).toBe(0);
  });

  test('has 800 accredited, fictional peers in the kinds of the trebled pool', () => {
    const { rows } = year.peers;
    expect(countOf(rows.map(({ kind }) => kind))).toEqual({
      leader: 120,
      'chief-executive': 120,
      councillor: 112,
      officer: 272,
      voluntary: 92,
      health: 84,
    });
    expect(rows.every((row) => row.fictional && row.accreditation_state === 'accredited')).toBe(true);
    expect(rows.every(({ accredited_until: until }) => until !== null && until > '2028-06-30')).toBe(true);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(800);
    expect(rows.every(({ email }) => email.endsWith('@example.org'))).toBe(true);
  });

  test('has one leader and one chief executive at most from a council, and parties for elected members only', () => {
    for (const kind of ['leader', 'chief-executive']) {
      const homes = year.peers.rows.filter((row) => row.kind === kind).map(({ organisation }) => organisation);
      expect(new Set(homes).size).toBe(120);
    }
    for (const { kind, party } of year.peers.rows) {
      expect(party !== null).toBe(kind === 'leader' || kind === 'councillor');
    }
  });

  test('has leaders of the party that controls their council', () => {
    const controlOf = new Map(year.commissions.rows.map(({ council, control }) => [council, control]));
    const leaders = year.peers.rows.filter(({ kind }) => kind === 'leader');
    for (const { organisation, party } of leaders) {
      const control = controlOf.get(organisation) ?? 'none';
      if (control !== 'none') expect(party).toBe(control);
    }
  });

  test('draws limits, travel and experience in their shares', () => {
    const { rows } = year.peers;
    const near = (value: number, expected: number): void => {
      expect(Math.abs(value - expected)).toBeLessThan(0.06);
    };
    const shareOf = (column: keyof PeerRow, value: number): number =>
      share(
        rows.map((row) => row[column]),
        value,
      );
    near(shareOf('max_days', 6.5), 0.45);
    near(shareOf('max_days', 13), 0.4);
    near(shareOf('max_travel_km', 300), 0.35);
    near(shareOf('experience', 0), 0.38);
    near(shareOf('carried_over', 0), 0.6);
  });

  test('has a letter for each week, leaders freer in fewer weeks than volunteers', () => {
    const { rows } = year.availability;
    expect(rows).toHaveLength(800);
    expect(rows.every(({ letters, start }) => letters.length === 52 && start === '2027-04-05')).toBe(true);
    const kindOf = new Map(year.peers.rows.map(({ reference, kind }) => [reference, kind]));
    const lettersOf = (kind: string): string[] =>
      rows.filter(({ reference }) => kindOf.get(reference) === kind).flatMap(({ letters }) => Array.from(letters));
    expect(share(lettersOf('leader'), 'Y')).toBeCloseTo(0.2, 1);
    expect(share(lettersOf('leader'), 'I')).toBeCloseTo(0.14, 1);
    expect(share(lettersOf('voluntary'), 'Y')).toBeCloseTo(0.34, 1);
  });

  test('has past posts at none to two councils for people of local government, never at their own', () => {
    const homeOf = new Map(year.peers.rows.map(({ reference, organisation }) => [reference, organisation]));
    const perPeer = countOf(year.conflicts.rows.map(({ reference }) => reference));
    expect(Math.max(...Object.values(perPeer))).toBe(2);
    expect(year.conflicts.rows.every(({ reference, council }) => homeOf.get(reference) !== council)).toBe(true);
    expect(year.conflicts.rows.length / 624).toBeCloseTo(1, 0);
  });

  test('has 114 challenges of different councils, every class in its share, that its budget of days just pays for', () => {
    const { rows } = year.commissions;
    expect(new Set(rows.map(({ council }) => council)).size).toBe(114);
    const classOf = new Map(councils.map(({ code, class: each }) => [code, each]));
    expect(countOf(rows.map(({ council }) => classOf.get(council) ?? ''))).toEqual({
      county: 7,
      district: 57,
      london: 13,
      metropolitan: 13,
      unitary: 24,
    });
    const leastDays = rows.reduce((days, row) => days + 6.5 + 6 + 5.5 * (row.min_size - 2), 0);
    expect(leastDays).toBeLessThan(DEMONSTRATION_YEAR.budgetDays);
    expect(leastDays).toBeGreaterThan(0.95 * DEMONSTRATION_YEAR.budgetDays);
  });

  test('has windows of eight weeks and more, commissioned at least sixteen weeks ahead', () => {
    for (const { earliest, latest, commissioned_on: day } of year.commissions.rows) {
      expect(daysBetween(earliest ?? '', latest ?? '')).toBeGreaterThanOrEqual(7 * 7);
      expect(daysBetween(day ?? '', earliest ?? '')).toBeGreaterThanOrEqual(16 * 7);
    }
  });
});

describe('the demonstration year', () => {
  test('is the same to the byte for the same seed, and has other people for another', () => {
    expect(make(7)).toEqual(make(7));
    expect(make(7).peers).not.toBe(make(8).peers);
    expect(make(7).commissions).not.toBe(make(8).commissions);
  });

  test('before the treble has the same people less two thirds of the leaders and chief executives', async () => {
    const [before, after] = [await read(make(1, 'pre-treble')), await read(make(1))];
    const kinds = countOf(before.peers.rows.map(({ kind }) => kind));
    expect(before.peers.rows).toHaveLength(640);
    expect([kinds.leader, kinds['chief-executive']]).toEqual([40, 40]);
    const references = new Set(before.peers.rows.map(({ reference }) => reference));
    expect(before.peers.rows).toEqual(after.peers.rows.filter(({ reference }) => references.has(reference)));
    expect(before.availability.rows.map(({ reference }) => reference)).toEqual([...references]);
    expect(before.conflicts.rows.every(({ reference }) => references.has(reference))).toBe(true);
    expect(before.commissions.rows).toEqual(after.commissions.rows);
  });

  test('keeps to the polls that are known', async () => {
    const known = councils.map(
      (council) => ({ ...council, pollIn: (y: number) => (y === 2028 ? 'poll' : 'no-poll') }) as const,
    );
    const files = makeDemonstrationYear({ seed: 1, profile: 'trebled', councils: known });
    const { rows } = await readAllRows(files.commissions, commissionsFormat);
    expect(rows.every(({ polls }) => polls?.join() === '2028-05-04')).toBe(true);
  });
});
