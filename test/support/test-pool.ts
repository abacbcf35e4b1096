import { type CommissionRow, commissionsFormat } from '../../src/modules/challenges/import-commissions.js';
import { type PeerRow, peersFormat } from '../../src/modules/peers/import-peers.js';
import { type Tx } from '../../src/modules/platform/database/database.js';
import { tableText } from '../../src/modules/platform/files/csv-write.js';

/** A peer as a file says it: a councillor of Kent unless said otherwise. */
export function peerRow(number: number, changes: Partial<PeerRow> = {}): PeerRow {
  const reference = `P-${String(number).padStart(6, '0')}`;
  return {
    reference,
    name: `Peer ${number}`,
    email: `${reference.toLowerCase()}@example.org`,
    kind: 'councillor',
    party: 'independent',
    organisation: 'KEN',
    organisation_name: null,
    post: 'Cabinet member',
    themes: ['finance', 'housing'],
    max_deployments: null,
    max_days: 13,
    max_travel_km: 200,
    experience: 2,
    carried_over: 0,
    acceptance: 0.45,
    easting: 574_000,
    northing: 152_000,
    region: 'South East',
    accreditation_state: 'accredited',
    accredited_until: '2029-03-31',
    fictional: true,
    ...changes,
  };
}

/** A commission as a file says it: of Kent unless said otherwise. */
export function commissionRow(changes: Partial<CommissionRow> = {}): CommissionRow {
  return {
    reference: 'PC-1',
    council: 'KEN',
    partners: ['Kent Police'],
    commissioned_on: '2026-10-01',
    wish: '2027-09-13',
    earliest: '2027-09-06',
    latest: '2027-11-22',
    blocked_weeks: ['2027-10-18'],
    priority: 1,
    min_size: 6,
    max_size: 8,
    kinds: [
      { kind: 'leader', least: 1, most: 1 },
      { kind: 'officer', least: 2, most: 8 },
    ],
    themes: [{ theme: 'finance', weight: 2, experts: 1 }],
    control: 'none',
    polls: ['2027-05-06'],
    assessment_date: null,
    risk_assessment_date: '2028-02-29',
    ...changes,
  };
}

export const peersFile = (rows: Iterable<PeerRow>): Buffer => Buffer.from(tableText(peersFormat, rows));
export const commissionsFile = (rows: Iterable<CommissionRow>): Buffer =>
  Buffer.from(tableText(commissionsFormat, rows));

/** A programme year of 52 weeks from 5 April 2027. @returns its id. */
export async function insertYear(tx: Tx, reference: string, startsOn = '2027-04-05'): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into programme_year (reference, name, starts_on, week_count, budget_days, managers, manager_rest_weeks, weekly_capacity, settings, weights)
     values ($1, $1, $2, 52, 4500, 8, 1, 4, '{}', '{}') returning id`,
    [reference, startsOn],
  );
  return row!.id;
}
