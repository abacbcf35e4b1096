import { type INestApplicationContext } from '@nestjs/common';
import { ReferenceFactsService } from '../../src/modules/councils/reference-facts.service.js';
import { SpecialDataService } from '../../src/modules/peers/special-data.service.js';
import { Database, SYSTEM, type Tx } from '../../src/modules/platform/database/database.js';

/** A programme year of twelve weeks that a planner solves in a second. */
export interface SmallYear {
  readonly yearId: string;
  /** Ids by reference: PC-001 in Kent (a county), PC-002 in Leeds (Labour), PC-003 in Bristol, PC-004 in York. */
  readonly challenges: ReadonlyMap<string, string>;
  /** Ids by reference, PEER-001 on. */
  readonly peers: ReadonlyMap<string, string>;
}

export interface SmallYearOptions {
  readonly peers?: number;
  readonly reference?: string;
}

const STARTS_ON = '2027-09-06';
const WEEKS = 12;
const HOSTS = ['KEN', 'LDS', 'BST', 'YOR'];
const KINDS = ['leader', 'chief-executive', 'officer', 'councillor', 'officer', 'voluntary'];
const PARTIES = ['labour', 'conservative', 'liberal-democrat', 'independent'];
const THEMES = ['finance', 'housing', 'scrutiny'];

/** Councils of England, a year from Monday 6 September 2027, four challenges, and accredited peers from other unitary councils. */
export async function createSmallYear(
  app: INestApplicationContext,
  { peers = 36, reference = 'SMALL-2027' }: SmallYearOptions = {},
): Promise<SmallYear> {
  const referenceFacts = app.get(ReferenceFactsService, { strict: false });
  const specialData = app.get(SpecialDataService, { strict: false });
  return app.get(Database).inTransaction(SYSTEM, async (tx) => {
    await referenceFacts.load(tx);
    const yearId = await addYear(tx, reference);
    await tx.query(
      `insert into council_control (council_id, party, since, source) select id, 'labour', '2024-05-02', 'test' from council where code = 'LDS'
       on conflict do nothing`,
    );
    await tx.query(
      `insert into party_conference (party, monday, is_assumption, source) values ('labour', '2027-09-27', true, 'Assumption: usual order')
       on conflict do nothing`,
    );
    const challenges = await addChallenges(tx, yearId);
    const pool = await addPeers(tx, peers);
    const members = pool.filter(({ kind }) => kind === 'leader' || kind === 'councillor');
    await specialData.writeParties(tx, new Map(members.map(({ id }, i) => [id, PARTIES[i % PARTIES.length]!])));
    return { yearId, challenges, peers: new Map(pool.map((peer) => [peer.reference, peer.id])) };
  });
}

async function addYear(tx: Tx, reference: string): Promise<string> {
  const [year] = await tx.query<{ id: string }[]>(
    `insert into programme_year (reference, name, starts_on, week_count, is_pilot, budget_days, managers, manager_rest_weeks, weekly_capacity, settings, weights)
     values ($1, 'A small year', $2, $3, true, 120, 3, 1, 2, '{}', '{}') returning id`,
    [reference, STARTS_ON, WEEKS],
  );
  return year!.id;
}

async function addChallenges(tx: Tx, yearId: string): Promise<Map<string, string>> {
  const kinds = { leader: [1, 1], 'chief-executive': [1, 1], officer: [1, 2], voluntary: [0, 1] };
  const rows = await tx.query<{ id: string; reference: string }[]>(
    `insert into challenge (reference, year_id, council_id, wish, min_size, max_size, kinds, themes)
     select 'PC-00' || h.position, $1, c.id, $2::date + 7 * (2 * h.position)::int, 3, 5, $3, $4
       from unnest($5::text[]) with ordinality as h (code, position) join council c on c.code = h.code
     returning id, reference`,
    [yearId, STARTS_ON, JSON.stringify(kinds), JSON.stringify([{ theme: 'finance', weight: 2, experts: 1 }]), HOSTS],
  );
  return new Map(rows.map(({ id, reference }) => [reference, id]));
}

async function addPeers(tx: Tx, count: number): Promise<{ id: string; reference: string; kind: string }[]> {
  const homes = await tx.query<{ organisationId: string; region: string; easting: number; northing: number }[]>(
    `select o.id as "organisationId", o.region, o.easting, o.northing from organisation o join council c on c.id = o.council_id
      where c.class in ('unitary', 'metropolitan', 'london') and c.valid_to is null and c.code <> all ($1) order by c.code limit $2`,
    [HOSTS, count],
  );
  const drafts = Array.from({ length: count }, (_, i) => ({
    ...homes[i % homes.length],
    reference: `PEER-${String(i + 1).padStart(3, '0')}`,
    kind: KINDS[i % KINDS.length],
    themes: [THEMES[i % THEMES.length]],
    experience: i % 4,
    letters: i % 5 === 4 ? 'YYYIIIYYYNNN' : 'YYYYYYYYYYYY',
  }));
  return tx.query(
    `with draft as (
       select * from jsonb_to_recordset($1) as d (reference text, kind text, "organisationId" uuid, region text, easting int,
         northing int, themes text[], experience int, letters text)),
     person_of as (
       insert into person (reference, name, is_fictional) select reference, 'Fictional ' || reference, true from draft
       returning id, reference),
     peer_of as (
       insert into peer (reference, person_id, kind_code, organisation_id, region, easting, northing, themes, max_days,
                         max_travel_km, experience, accreditation_state, accredited_until)
       select d.reference, n.id, d.kind, d."organisationId", d.region, d.easting, d.northing, d.themes, 13, 700, d.experience,
              'accredited', '2029-03-31'
         from draft d join person_of n using (reference)
       returning id, reference, kind_code as kind),
     answers as (
       insert into peer_availability (peer_id, starts_on, letters)
       select p.id, $2::date, d.letters from draft d join peer_of p using (reference))
     select id, reference, kind from peer_of order by reference`,
    [JSON.stringify(drafts), STARTS_ON],
  );
}
