import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CouncilFacts } from '../../src/modules/councils/council-facts.js';
import { councilsInForce } from '../../src/modules/councils/councils-in-force.js';
import { deriveNeighbours } from '../../src/modules/councils/derive-neighbours.js';
import { distanceKm } from '../../src/modules/councils/distance.js';
import { readBorders } from '../../src/modules/councils/read-borders.js';
import { readEnglishCouncils } from '../../src/modules/councils/read-english-councils.js';
import { readMysocietyAuthorities } from '../../src/modules/councils/read-mysociety-authorities.js';

/**
 * Compares data/english-councils.csv with the register it was written from. Give the folder that holds
 * uk_local_authorities.csv and english_neighbours.csv as REFERENCE_DATA_DIR.
 */
const folder = process.env.REFERENCE_DATA_DIR;

/** The day of the register's edition. */
const REGISTER_DATE = '2025-07-10';

/** Where the shipped file knows better than the register; the reasons are in data/README.md. */
const ACCEPTED_DIFFERENCES = [
  'DBY Derbyshire: region East Midlands, register West Midlands',
  'DEV Devon: position 88 km from the register',
  'GLS Gloucestershire: position 94 km from the register',
  'HRT Hertfordshire: position 56 km from the register',
  'KEN Kent: position 56 km from the register',
  'LAN Lancashire: position 193 km from the register',
  'LEC Leicestershire: position 77 km from the register',
  'LIN Lincolnshire: region East Midlands, register Yorkshire and The Humber',
  'SFK Suffolk: position 85 km from the register',
  'WAR Warwickshire: position 71 km from the register',
];

const readOrThrow = <T>(
  outcome: { ok: true; rows: readonly T[] } | { ok: false; faults: readonly { row: number; message: string }[] },
): readonly T[] => {
  if (!outcome.ok) throw new Error(outcome.faults.map((fault) => `row ${fault.row}: ${fault.message}`).join('\n'));
  return outcome.rows;
};

const readShipped = (): readonly CouncilFacts[] =>
  readOrThrow(readEnglishCouncils(readFileSync(new URL('../../data/english-councils.csv', import.meta.url), 'utf8')));

const differencesOf = (ours: CouncilFacts, theirs: CouncilFacts): string[] => {
  const who = `${ours.code} ${ours.name}`;
  const differences = (['class', 'region', 'county'] as const)
    .filter((field) => ours[field] !== theirs[field])
    .map((field) => `${who}: ${field} ${ours[field] ?? 'none'}, register ${theirs[field] ?? 'none'}`);
  const km = ours.position && theirs.position ? distanceKm(ours.position, theirs.position) : NaN;
  return km <= 2 ? differences : [...differences, `${who}: position ${Math.round(km)} km from the register`];
};

const shipped = readShipped();

describe('the known faults of the register', () => {
  it('concern councils that the service ships', () => {
    const names = new Set(shipped.map((council) => `${council.code} ${council.name}`));
    expect(ACCEPTED_DIFFERENCES.filter((line) => !names.has(line.split(':')[0] ?? ''))).toEqual([]);
  });
});

const compareWithRegister = (referenceDir: string): void => {
  const read = (name: string): string => readFileSync(join(referenceDir, name), 'utf8');
  const register = readOrThrow(readMysocietyAuthorities(read('uk_local_authorities.csv')));
  const inRegister = new Map(register.map((council) => [council.code, council]));

  it('are the same authorities without an end date', () => {
    const current = register.filter((council) => council.validTo === null).map((council) => council.code);
    const ours = councilsInForce(shipped, REGISTER_DATE).map((council) => council.code);
    expect(ours).toHaveLength(317);
    expect(ours.sort()).toEqual(current.sort());
  });

  it('agree on class, region, county and position, but for the faults of the register that are known', () => {
    const differences = councilsInForce(shipped, REGISTER_DATE).flatMap((ours) => {
      const theirs = inRegister.get(ours.code);
      return theirs ? differencesOf(ours, theirs) : [`${ours.code} ${ours.name}: not in the register`];
    });
    expect(differences.sort()).toEqual(ACCEPTED_DIFFERENCES);
  });

  it('agree on which councils have ended, on which day and in whose favour', () => {
    const endings = (councils: readonly CouncilFacts[]): string[] =>
      councils
        .filter((council) => council.validTo !== null && council.validTo < REGISTER_DATE)
        .map((council) => `${council.code} ${council.validTo} ${[...council.successors].sort().join(' ')}`)
        .sort();
    expect(endings(shipped)).toEqual(endings(register));
  });

  it('have neighbours, by the assumption, as often right and as often missed as data/README.md says', () => {
    const councils = councilsInForce(shipped, REGISTER_DATE);
    const codes = new Set(shipped.map((council) => council.code));
    const kin = new Set(
      deriveNeighbours(councils)
        .filter((pair) => pair.because === 'same county')
        .map((pair) => `${pair.a} ${pair.b}`),
    );
    const outsideCounties = (pairs: readonly { a: string; b: string }[]): string[] =>
      pairs.map((pair) => `${pair.a} ${pair.b}`).filter((pair) => !kin.has(pair));
    const borders = outsideCounties(readOrThrow(readBorders(read('english_neighbours.csv'), codes)));
    const assumed = (radiusKm: number): string[] => outsideCounties(deriveNeighbours(councils, radiusKm));
    const shares = [20, 30, 40].map((radiusKm) => {
      const right = assumed(radiusKm).filter((pair) => borders.includes(pair)).length;
      return [
        radiusKm,
        Math.round((100 * right) / assumed(radiusKm).length),
        Math.round((100 * right) / borders.length),
      ];
    });
    // Radius in kilometres, then per cent of the assumed pairs that border, and of the borders that are assumed.
    expect(shares).toEqual([
      [20, 82, 46],
      [30, 81, 69],
      [40, 79, 82],
    ]);
  });
};

if (folder) {
  describe('the councils of England beside the register they were written from', () => {
    compareWithRegister(folder);
  });
} else {
  console.warn(
    'SKIPPED: the comparison with the register of councils. Set REFERENCE_DATA_DIR to the folder of its files.',
  );
}
