import { ENGLISH_COUNCIL_COLUMNS, readEnglishCouncils } from './read-english-councils.js';

type Cells = Partial<Record<(typeof ENGLISH_COUNCIL_COLUMNS)[number], string>>;

const KENT: Cells = {
  code: 'KEN',
  name: 'Kent',
  class: 'county',
  type: 'CTY',
  region: 'South East',
  easting_km: '591',
  northing_km: '150',
  gss_code: 'E10000016',
  election_cycle: 'whole-council',
  election_year: '2025',
  election_source: 'Local Government Act 1972',
};
const ASHFORD: Cells = {
  ...KENT,
  code: 'ASF',
  name: 'Ashford',
  class: 'district',
  type: 'NMD',
  county: 'KEN',
  gss_code: '',
};
const file = (...rows: Cells[]): string =>
  [ENGLISH_COUNCIL_COLUMNS, ...rows.map((row) => ENGLISH_COUNCIL_COLUMNS.map((column) => row[column] ?? ''))].join(
    '\n',
  );
const faultsOf = (...rows: Cells[]): string[] => {
  const outcome = readEnglishCouncils(file(...rows));
  return outcome.ok ? [] : outcome.faults.map((fault) => `${fault.row} ${fault.column}: ${fault.message}`);
};

describe('reading the councils of England', () => {
  it('gives facts with nulls for what is empty', () => {
    const outcome = readEnglishCouncils(
      file(KENT, { ...ASHFORD, valid_from: '1974-04-01', valid_to: '2028-03-31', successors: 'KEN' }),
    );
    expect(outcome.ok ? outcome.rows[1] : null).toEqual({
      code: 'ASF',
      name: 'Ashford',
      class: 'district',
      type: 'NMD',
      region: 'South East',
      county: 'KEN',
      position: { eastingKm: 591, northingKm: 150 },
      validFrom: '1974-04-01',
      validTo: '2028-03-31',
      successors: ['KEN'],
      gssCode: null,
      election: { cycle: 'whole-council', year: 2025, source: 'Local Government Act 1972' },
    });
  });

  it.each<[Cells, string]>([
    [{ code: 'Kent' }, 'code: "Kent" is not a code of three capital letters.'],
    [{ name: '' }, 'name: "" is not a name.'],
    [{ class: 'shire' }, 'class: "shire" is not allowed. Use one of: county, district, unitary, metropolitan, london.'],
    [{ type: 'UA' }, 'type: Type "UA" does not belong to class "county".'],
    [{ region: 'Kent' }, 'region: "Kent" is not allowed. Use one of: East Midlands,'],
    [{ county: 'KEN' }, 'county: Only a district has a county.'],
    [{ easting_km: '591.5' }, 'easting_km: "591.5" is not a whole number from 0 to 700.'],
    [{ northing_km: '' }, 'northing_km: A position needs both'],
    [{ easting_km: '', northing_km: '' }, 'easting_km: A council in force needs a position.'],
    [{ valid_to: '31/03/2027' }, 'valid_to: "31/03/2027" is no date. Write it as YYYY-MM-DD.'],
    [{ valid_from: '2027-04-01', valid_to: '2027-03-31' }, 'valid_to: 2027-03-31 comes before valid_from, 2027-04-01.'],
    [{ successors: 'ESU' }, 'successors: ESU is not the code of a council in this file.'],
    [{ gss_code: 'K1' }, 'gss_code: "K1" is not a code like E07000223.'],
    [{ election_cycle: 'often' }, 'election_cycle: "often" is not allowed.'],
    [{ election_year: '' }, 'election_year: A cycle "whole-council" needs a year.'],
    [{ election_cycle: 'unknown' }, 'election_year: A cycle "unknown" has no year.'],
    [{ election_source: '' }, 'election_source: "" is not a source'],
  ])('refuses %j by row and column', (wrong, message) => {
    expect(faultsOf({ ...KENT, ...wrong }).join('\n')).toContain(`2 ${message}`);
  });

  it('refuses a district without its county, an unknown county and a code used twice', () => {
    expect(faultsOf(KENT, { ...ASHFORD, county: '' })).toEqual(['3 county: A district needs its county.']);
    expect(faultsOf(KENT, { ...ASHFORD, county: 'ESX' })).toEqual([
      '3 county: ESX is not the code of a county in this file.',
    ]);
    expect(faultsOf(KENT, KENT)).toEqual(['2 code: Code KEN stands in more than one row.']);
  });
});
