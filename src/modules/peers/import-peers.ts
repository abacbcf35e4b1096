import { reference, word, wordItems } from '../platform/files/csv-codes.js';
import { choice, code, decimal, integer, list, optional, text, yesNo } from '../platform/files/csv-columns.js';
import { date } from '../platform/files/csv-dates.js';
import { type RowFault, type RowOf, type TableFormat } from '../platform/files/csv-format.js';
import { party } from '../platform/files/csv-party.js';

/** Where a peer stands between a nomination and the end of an accreditation. */
export const ACCREDITATION_STATES = [
  'nominated',
  'applied',
  'vetted',
  'trained',
  'accredited',
  'suspended',
  'lapsed',
] as const;

const columns = {
  reference: reference({ meaning: 'What the peer is called in every file; the natural key', example: 'PEER-0001' }),
  name: text({ meaning: 'Full name', example: 'Amina Hartley', maxLength: 120 }),
  email: code({
    meaning: 'Address for letters',
    example: 'amina.hartley@example.org',
    allowed: 'one e-mail address, as name@example.org',
    pattern: /^(?=.{3,254}$)[^\s@<>"(),:;\\]{1,64}@[^\s@.<>"(),:;\\]+(?:\.[^\s@.<>"(),:;\\]+)+$/u,
  }),
  kind: word({ meaning: 'Kind of peer', example: 'leader' }),
  party: optional(party({ meaning: 'Party, for elected members only', example: 'independent' })),
  organisation: reference({
    meaning: 'Home organisation: a council by its three-letter code, any other by a reference of your own',
    example: 'KEN',
  }),
  organisation_name: optional(
    text({ meaning: 'Name of an organisation that is no council', example: 'Kent County Council', maxLength: 160 }),
  ),
  post: optional(text({ meaning: 'Job title', example: 'Leader of the council', maxLength: 160 })),
  themes: optional(list({ meaning: 'Themes the peer knows', example: 'finance; housing', items: wordItems(60) })),
  max_deployments: optional(
    integer({ meaning: 'Most challenges a year; or give max_days', example: '2', min: 0, max: 20 }),
  ),
  max_days: optional(
    decimal({ meaning: 'Most working days a year; or give max_deployments', example: '', min: 0, max: 260, step: 0.5 }),
  ),
  max_travel_km: integer({ meaning: 'Furthest council, in a straight line', example: '200', min: 0, max: 2000 }),
  experience: integer({ meaning: 'Challenges done so far', example: '3', min: 0, max: 500 }),
  carried_over: integer({ meaning: 'Deployments in recent years, for fairness', example: '1', min: 0, max: 100 }),
  acceptance: optional(
    decimal({ meaning: 'Chance of accepting an offer, from history', example: '0.45', min: 0, max: 1 }),
  ),
  easting: optional(
    integer({
      meaning: "Home in metres on the British National Grid; blank is the council's",
      example: '',
      min: 0,
      max: 700_000,
    }),
  ),
  northing: optional(
    integer({
      meaning: "Home in metres on the British National Grid; blank is the council's",
      example: '',
      min: 0,
      max: 1_300_000,
    }),
  ),
  region: optional(text({ meaning: "Region; blank is the council's", example: '', maxLength: 60 })),
  accreditation_state: choice({
    meaning: 'State of the accreditation',
    example: 'accredited',
    of: ACCREDITATION_STATES,
  }),
  accredited_until: optional(date({ meaning: 'Last day of the accreditation; blank is none', example: '2029-03-31' })),
  fictional: yesNo({ meaning: 'Whether the person is made up', example: 'yes' }),
};

/** One peer as files say it. */
export type PeerRow = RowOf<typeof columns>;

/** The table of the pool. Whether kinds, parties, themes and councils exist is for the import to say. */
export const peersFormat: TableFormat<PeerRow> = {
  name: 'peers',
  meaning: 'The pool: one row a person',
  columns,
  key: ['reference'],
  check: checkPeer,
};

function checkPeer(row: PeerRow): RowFault[] {
  const faults: RowFault[] = [];
  if ((row.max_deployments === null) === (row.max_days === null)) {
    const value = row.max_days === null ? null : String(row.max_days);
    faults.push({ column: 'max_days', value, message: 'Give max_deployments or max_days, one of the two.' });
  }
  if ((row.easting === null) !== (row.northing === null)) {
    const column = row.easting === null ? 'easting' : 'northing';
    faults.push({ column, value: null, message: 'Give easting and northing both, or leave both blank.' });
  }
  return faults;
}
