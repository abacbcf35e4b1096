import { completePeer } from './complete-peer.js';
import { ImportFacts, type KnownCouncil } from './import-facts.js';
import { type PeerRow } from './import-peers.js';

const council = (code: string, changes: Partial<KnownCouncil> = {}): KnownCouncil => ({
  id: code,
  code,
  name: `Council ${code}`,
  region: 'South East',
  easting: 591_000,
  northing: 150_000,
  validFrom: null,
  validTo: null,
  successorCodes: [],
  ...changes,
});
const facts = new ImportFacts(
  { id: 'year', reference: 'Y27', firstMonday: '2027-04-05', lastMonday: '2028-03-27', lastDay: '2028-04-02' },
  {
    councils: [
      council('KEN'),
      council('OLD', { validTo: '2027-03-31', successorCodes: ['NEW', 'TWO'] }),
      council('NEW', { validFrom: '2027-04-01' }),
      council('END', { validTo: '2027-04-05' }),
      council('SUN', { validFrom: '2028-04-03' }),
    ],
    kinds: [
      { code: 'leader', position: 1, daysPerDeployment: 6.5, isElectedMember: true, usualLeast: 1, usualMost: 1 },
      { code: 'health', position: 6, daysPerDeployment: 5.5, isElectedMember: false, usualLeast: 0, usualMost: 1 },
    ],
    themes: ['finance', 'housing'],
  },
);
const leader: PeerRow = {
  reference: 'P-1',
  name: 'Amina Hartley',
  email: 'Amina@Example.org',
  kind: 'leader',
  party: 'green',
  organisation: 'ken',
  organisation_name: null,
  post: null,
  themes: ['finance'],
  max_deployments: 2,
  max_days: null,
  max_travel_km: 200,
  experience: 0,
  carried_over: 0,
  acceptance: null,
  easting: null,
  northing: null,
  region: null,
  accreditation_state: 'accredited',
  accredited_until: null,
  fictional: true,
};
const complete = (changes: Partial<PeerRow>, organisation: Parameters<typeof completePeer>[2] = null) =>
  completePeer({ ...leader, ...changes }, facts, organisation);
const trust = { name: 'A trust', region: 'London', easting: 1, northing: 2 };

describe('a row of the file of peers', () => {
  it('takes its blanks from the council, the kind and habit', () => {
    expect(complete({})).toEqual({
      row: {
        ...leader,
        email: 'amina@example.org',
        organisation: 'KEN',
        max_deployments: null,
        max_days: 13,
        acceptance: 0.6,
        region: 'South East',
        easting: 591_000,
        northing: 150_000,
      },
    });
  });

  it('keeps a home of its own', () => {
    expect(complete({ region: 'London', easting: 0, northing: 7 })).toMatchObject({
      row: { region: 'London', easting: 0, northing: 7 },
    });
  });

  it('takes its blanks from an organisation that is known', () => {
    expect(complete({ organisation: 'NHS-1' }, trust)).toMatchObject({
      row: { organisation: 'NHS-1', organisation_name: 'A trust', region: 'London', easting: 1, northing: 2 },
    });
  });

  it('completed once is complete', () => {
    const completed = complete({});
    expect('row' in completed && completePeer(completed.row, facts, null)).toEqual(completed);
  });

  it.each<[string, Partial<PeerRow>, string, string]>([
    ['a kind that nobody knows', { kind: 'wizard' }, 'kind', 'Allowed: leader, health.'],
    ['a theme that nobody knows', { themes: ['magic'] }, 'themes', 'Allowed: finance, housing.'],
    ['a party of somebody who is not elected', { kind: 'health' }, 'party', 'Leave the cell blank.'],
    ['a council that ended before the year', { organisation: 'OLD' }, 'organisation', 'successor: NEW or TWO.'],
    ['a council that begins after the year', { organisation: 'SUN' }, 'organisation', 'Name the council before it.'],
    [
      'a new organisation without a place',
      { organisation: 'NHS-9' },
      'organisation',
      'organisation_name, region, easting',
    ],
  ])('with %s is at fault', (_, changes, column, message) => {
    expect(complete(changes)).toEqual({
      faults: [expect.objectContaining({ column, message: expect.stringContaining(message) as string })],
    });
  });

  it('may name a council that exists on one day of the year', () => {
    expect(complete({ organisation: 'END' })).toHaveProperty('row');
    expect(complete({ organisation: 'NEW' })).toHaveProperty('row');
  });
});
