import { loadReach } from '../../src/modules/accounts/reach.query.js';
import { type Grant } from '../../src/modules/accounts/roles.js';
import { type Actor, ANONYMOUS, SYSTEM, type Tx } from '../../src/modules/platform/database/database.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';
import { createTwoYears, type TwoYears } from '../support/two-years.js';

/** Tables that hold nothing that is somebody's alone, or ids and counts only. */
const SHARED = [
  'migration',
  'clock_offset',
  'outbox',
  'rate_limit',
  'council',
  'council_control',
  'council_poll',
  'council_neighbour',
  'organisation',
  'party_conference',
  'peer_kind',
  'peer_kind_hub',
  'theme',
  'council_shared_service',
  'legal_step',
  'letter_batch',
  'letter_event',
  'letter_wording',
  'mail_stop',
  'sign_in_request',
  'organisation_sign_in',
  'organisation_identity',
];
/** Recruitment shows each hub its own line by its queries. */
const OF_RECRUITMENT = ['campaign', 'campaign_target', 'expression_of_interest', 'training_session', 'training_place'];
/** Walled, and without rows in the world of this test yet. */
const UNFURNISHED = [
  'second_factor',
  'recovery_code',
  'pin',
  'council_contact',
  'council_week',
  'invitation',
  'team_task',
  'contact_entry',
  'peer_life_event',
  'availability_save',
  'placement_clash',
  'peer_assistant',
  'calendar_feed',
];
/** Names and addresses stand on everybody's pages; which of them is decided there. */
const BY_QUERY = ['person', 'person_address', 'person_post'];

const NONE = 'false';
const YEAR = (id: string) => (yearOf: string) => `${yearOf} = '${id}'`;
/** The year that a row `x` of a table belongs to. */
const YEAR_OF: Readonly<Record<string, string>> = {
  programme_year: 'x.id',
  week_override: 'x.year_id',
  import_file: 'x.year_id',
  challenge: 'x.year_id',
  team: '(select c.year_id from challenge c where c.id = x.challenge_id)',
  seat: '(select c.year_id from team t join challenge c on c.id = t.challenge_id where t.id = x.team_id)',
  team_role: '(select p.year_id from plan p where p.id = x.plan_id)',
  plan_problem: 'x.year_id',
  plan: 'x.year_id',
  plan_run: 'x.year_id',
  plan_run_progress: '(select r.year_id from plan_run r where r.id = x.run_id)',
  scenario: 'x.year_id',
};
const POOL = [
  'peer',
  'peer_special',
  'peer_availability',
  'peer_conflict',
  'challenge_manager',
  'manager_leave',
  'letter',
];
const OWN = ['role_grant', 'session', 'api_token', 'sign_in_grant', 'idempotency_key', 'audit_entry'];
const WALLED = [...Object.keys(YEAR_OF), ...POOL, ...OWN];

const NO_GRANT = '42501';
/** What to write into tables without versions. */
const COLUMN: Readonly<Record<string, string>> = {
  manager_leave: 'days = days',
  import_file: 'kind = kind',
  plan_problem: 'sha256 = sha256',
  plan_run_progress: 'progress = progress',
  session: 'ended_at = ended_at',
  sign_in_grant: 'used_at = used_at',
  api_token: 'revoked_at = revoked_at',
  letter: 'subject = subject',
  idempotency_key: 'operation = operation',
};

/** Who asks, what they hold, and which rows of which table are theirs: a condition on `x`; of other tables none. */
interface Case {
  readonly who: string;
  readonly actor: () => Promise<Actor>;
  readonly theirs: () => Readonly<Record<string, string>>;
}

let web: TestWeb;
let world: TwoYears;

beforeAll(async () => {
  web = await startTestWeb();
  world = await createTwoYears(web.app);
});
afterAll(() => web.stop());

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => web.database.inTransaction(SYSTEM, work);

async function holding(personId: string | null, ...grants: Grant[]): Promise<Actor> {
  const reach = await asSystem((tx) => loadReach(tx, grants));
  return { kind: 'person', personId, roles: grants.map(({ role }) => role), reach };
}

const ofYear = (id: string) =>
  Object.fromEntries(Object.entries(YEAR_OF).map(([table, yearOf]) => [table, YEAR(id)(yearOf)]));
const everyone = (tables: readonly string[]) => Object.fromEntries(tables.map((table) => [table, 'true']));
const CALENDARS = { programme_year: 'true', week_override: 'x.council_id is null' };
/** Challenges on which a peer has a place, or is meant to have one. */
const placesOf = (peerId: string) =>
  `select t.challenge_id from seat s join team t on t.id = s.team_id where '${peerId}' in (s.peer_id, s.chosen_peer_id)`;
const is = (column: string, id: string) => `x.${column} = '${id}'`;

const CASES: readonly Case[] = [
  { who: 'a stranger', actor: () => Promise.resolve(ANONYMOUS), theirs: () => ({}) },
  { who: 'somebody without a role', actor: () => holding(null), theirs: () => ({}) },
  {
    who: 'the inspectorate',
    actor: () => holding(null, { role: 'inspectorate', scope: null }),
    theirs: () => ({}),
  },
  {
    who: 'the coordinator of another year',
    actor: () => holding(null, { role: 'coordinator', scope: world.other.yearId }),
    theirs: () => ({ ...ofYear(world.other.yearId), ...everyone(POOL) }),
  },
  {
    who: 'the coordinator of all years',
    actor: () => holding(null, { role: 'coordinator', scope: null }),
    theirs: () => everyone([...Object.keys(YEAR_OF), ...POOL]),
  },
  {
    who: 'the challenge manager of the other year’s challenge',
    actor: () => holding(null, { role: 'challenge-manager', scope: world.other.managerId }),
    theirs: () => ({
      programme_year: is('id', world.other.yearId),
      week_override: `x.council_id is null and x.year_id = '${world.other.yearId}'`,
      challenge: is('id', world.other.challengeId),
      team: is('challenge_id', world.other.challengeId),
      team_role: is('challenge_id', world.other.challengeId),
      seat: is('team_id', world.other.teamId),
      peer: `x.id in (select chosen_peer_id from seat where team_id = '${world.other.teamId}')`,
      challenge_manager: is('id', world.other.managerId),
      manager_leave: is('manager_id', world.other.managerId),
    }),
  },
  {
    who: 'the regional associate of a region whose councils accepted no week',
    actor: () => holding(null, { role: 'regional-associate', scope: 'South East' }),
    theirs: () => ({
      programme_year: is('id', world.mine.yearId),
      week_override: `x.council_id is null and x.year_id = '${world.mine.yearId}'`,
    }),
  },
  {
    who: 'the lead of a council',
    actor: () => holding(null, { role: 'council-lead', scope: world.councils.KEN }),
    theirs: () => ({
      programme_year: is('id', world.mine.yearId),
      week_override: `x.year_id = '${world.mine.yearId}' and coalesce(x.council_id = '${world.councils.KEN}', true)`,
      challenge: is('id', world.mine.challengeId),
      team: is('challenge_id', world.mine.challengeId),
    }),
  },
  {
    who: 'a hub',
    actor: () => holding(null, { role: 'hub', scope: world.otherPeer.organisationId }),
    theirs: () => ({ peer: is('organisation_id', world.otherPeer.organisationId) }),
  },
  {
    who: 'a peer with a seat',
    actor: () => holding(world.seatedPeer.personId, { role: 'peer', scope: world.seatedPeer.id }),
    theirs: () => ({
      ...CALENDARS,
      challenge: `x.id in (${placesOf(world.seatedPeer.id)})`,
      team: `x.challenge_id in (${placesOf(world.seatedPeer.id)})`,
      seat: `'${world.seatedPeer.id}' in (x.peer_id, x.chosen_peer_id)`,
      peer: is('id', world.seatedPeer.id),
      peer_special: is('peer_id', world.seatedPeer.id),
      peer_availability: is('peer_id', world.seatedPeer.id),
      peer_conflict: is('peer_id', world.seatedPeer.id),
      ...personal(world.seatedPeer.personId),
    }),
  },
  {
    who: 'another peer’s assistant',
    actor: () => holding(null, { role: 'assistant', scope: world.otherPeer.id }),
    theirs: () => ({
      ...CALENDARS,
      peer: is('id', world.otherPeer.id),
      peer_availability: is('peer_id', world.otherPeer.id),
    }),
  },
];

function personal(personId: string): Record<string, string> {
  return {
    role_grant: is('person_id', personId),
    session: is('person_id', personId),
    api_token: is('person_id', personId),
    letter: is('person_id', personId),
    idempotency_key: `x.actor_key = 'person:${personId}'`,
    audit_entry: is('actor_id', personId),
  };
}

/** Rows of a table as text, as an actor meets them, with special data within reach of the statement. */
async function rowsOf(actor: Actor, table: string, where = 'true', what = 'x'): Promise<string[]> {
  return web.database.inTransaction(actor, async (tx) => {
    const read = () =>
      tx.query<{ row: string }[]>(`select ${what}::text as row from ${table} x where ${where} order by 1`);
    const rows = await (table === 'peer_special' ? web.database.withSpecialData(tx, read) : read());
    return rows.map(({ row }) => row);
  });
}

describe('the second wall', () => {
  it('stands before each table that holds what is somebody’s', async () => {
    const tables = await web.query<{ name: string; isWalled: boolean }>(
      `select relname as name, relrowsecurity and relforcerowsecurity as "isWalled" from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    const named = (isWalled: boolean) => tables.filter((table) => table.isWalled === isWalled).map(({ name }) => name);
    expect(named(true).sort()).toEqual([...WALLED, ...UNFURNISHED].sort());
    expect(named(false).sort()).toEqual([...SHARED, ...BY_QUERY, ...OF_RECRUITMENT].sort());
  });

  it('has rows behind it in each of them, in both years', async () => {
    for (const table of WALLED) {
      const rows = await rowsOf(SYSTEM, table);
      expect([table, rows.length > 0]).toEqual([table, true]);
      const yearOf = YEAR_OF[table];
      if (yearOf === undefined) continue;
      for (const { yearId } of [world.mine, world.other])
        expect([table, (await rowsOf(SYSTEM, table, YEAR(yearId)(yearOf))).length > 0]).toEqual([table, true]);
    }
  });

  describe.each(CASES)('without the guard, to $who', ({ actor, theirs }) => {
    it('shows what is theirs and no other row', async () => {
      const who = await actor();
      const expected = theirs();
      for (const table of WALLED) {
        const [seen, wanted] = [await rowsOf(who, table), await rowsOf(SYSTEM, table, expected[table] ?? NONE)];
        expect([table, seen]).toEqual([table, wanted]);
      }
    });

    it('lets no row be changed or removed that is not theirs', async () => {
      const who = await actor();
      const expected = theirs();
      for (const table of WALLED.filter((each) => each !== 'audit_entry')) {
        const places = await rowsOf(SYSTEM, table, `not (${expected[table] ?? NONE})`, 'ctid');
        for (const sql of [`update ${table} set ${COLUMN[table] ?? 'version = version + 1'}`, `delete from ${table}`])
          expect([table, sql, await countWritten(who, table, `${sql} where ctid = any ($1::tid[])`, places)]).toEqual([
            table,
            sql,
            0,
          ]);
      }
    });
  });

  it('lets nobody make a row in a year that is not theirs', async () => {
    const coordinator = await holding(null, { role: 'coordinator', scope: world.other.yearId });
    const make = (yearId: string) =>
      web.database.inTransaction(coordinator, (tx) =>
        tx.query(
          `insert into week_override (year_id, monday, is_open, reason) select id, starts_on + 21, false, 'test' from programme_year where id = $1
           union all select $1, '2027-09-06', false, 'test' where not exists (select from programme_year where id = $1)`,
          [yearId],
        ),
      );
    await expect(make(world.mine.yearId)).rejects.toMatchObject({ driverError: { code: '42501' } });
    await expect(make(world.other.yearId)).resolves.toBeDefined();
  });

  it('holds for the owner of the tables too', async () => {
    const [row] = await web.query<{ names: string[] }>(
      `select array_agg(relname) as names from pg_class where relrowsecurity and not relforcerowsecurity`,
    );
    expect(row!.names).toBeNull();
  });
});

/** How many of these rows a statement of an actor writes; 0 also where the grant is missing. The transaction is taken back. */
async function countWritten(actor: Actor, table: string, sql: string, places: readonly string[]): Promise<number> {
  let count = 0;
  const work = web.database.inTransaction(actor, async (tx) => {
    const write = () => tx.query<[unknown[], number]>(sql, [places]);
    [, count] = await (table === 'peer_special' ? web.database.withSpecialData(tx, write) : write());
    throw new Error('taken back');
  });
  await work.catch((error: unknown) => {
    const { message, driverError } = error as { message: string; driverError?: { code?: string } };
    if (message !== 'taken back' && driverError?.code !== NO_GRANT) throw error;
  });
  return count;
}
