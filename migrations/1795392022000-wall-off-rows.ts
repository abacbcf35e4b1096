import { type MigrationInterface, type QueryRunner } from 'typeorm';

const sees = (what: string): string => `(select app_sees('${what}'))`;
const own = (column: string, what: string): string => `${column} = any ((select app_own('${what}'))::uuid[])`;
const any = (...conditions: string[]): string => conditions.join(' or ');

const ofYear = (column: string): string => any(sees('years'), own(column, 'years'));
const MINE = any(sees('all'), 'person_id = (select app_actor())');
const OF_POOL = sees('pool');

const CALENDAR = (column: string): string => any(sees('calendars'), own(column, 'calendars'));
const TEAM_OF_YEAR = `challenge_id in (select c.id from challenge c where ${own('c.year_id', 'years')})`;
const SEAT_OF_YEAR = `team_id in (select t.id from team t join challenge c on c.id = t.challenge_id
  where ${any(own('c.year_id', 'years'), own('c.id', 'seated'))})`;
const PLAN_OF_YEAR = `plan_id in (select p.id from plan p where ${own('p.year_id', 'years')})`;
const RUN_OF_YEAR = `run_id in (select r.id from plan_run r where ${own('r.year_id', 'years')})`;

/** By table: whose rows are seen, and, where that is narrower, whose may be changed. */
const WALLS: Readonly<Record<string, readonly [seen: string, changed?: string]>> = {
  programme_year: [any(ofYear('id'), CALENDAR('id')), ofYear('id')],
  week_override: [
    any(
      ofYear('year_id'),
      `(${any('council_id is null', own('council_id', 'councils'))}) and (${CALENDAR('year_id')})`,
    ),
    ofYear('year_id'),
  ],
  import_file: [any(ofYear('year_id'), `year_id is null and ${OF_POOL}`)],
  challenge: [any(ofYear('year_id'), own('id', 'challenges')), ofYear('year_id')],
  team: [any(sees('years'), own('challenge_id', 'challenges'), TEAM_OF_YEAR), any(sees('years'), TEAM_OF_YEAR)],
  seat: [
    any(sees('years'), own('peer_id', 'peers'), own('peer_id', 'served'), SEAT_OF_YEAR),
    any(sees('years'), `team_id in (select t.id from team t where ${TEAM_OF_YEAR})`),
  ],
  team_role: [any(sees('years'), PLAN_OF_YEAR, own('challenge_id', 'seated')), any(sees('years'), PLAN_OF_YEAR)],
  plan_problem: [ofYear('year_id')],
  plan: [ofYear('year_id')],
  plan_run: [ofYear('year_id')],
  plan_run_progress: [any(sees('years'), RUN_OF_YEAR)],
  scenario: [ofYear('year_id')],
  challenge_manager: [any(OF_POOL, own('id', 'managers'), own('id', 'staff')), OF_POOL],
  manager_leave: [any(OF_POOL, own('manager_id', 'managers')), OF_POOL],
  peer: [any(OF_POOL, own('id', 'peers'), own('id', 'known')), any(OF_POOL, own('id', 'peers'))],
  peer_special: [any(OF_POOL, own('peer_id', 'peers'))],
  peer_availability: [any(OF_POOL, own('peer_id', 'peers'), own('peer_id', 'served'))],
  peer_conflict: [any(OF_POOL, own('peer_id', 'peers'))],
  role_grant: [MINE, sees('all')],
  session: [MINE],
  sign_in_grant: [sees('all')],
  api_token: [MINE],
  letter: [MINE],
  idempotency_key: [
    any(
      sees('all'),
      `actor_key = current_setting('app.actor_kind', true) || ':' || current_setting('app.actor_id', true)`,
    ),
  ],
};

/**
 * The second wall. Row-level security lets a transaction meet only the rows within its actor's reach, whatever a query forgot:
 * `app.sees` names what the actor sees all of, `app.own` the ids of what is theirs, both set when the transaction is opened.
 */
export class WallOffRows1795392022000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function app_sees(what text) returns boolean language sql stable parallel safe as $$
        select coalesce(current_setting('app.actor_kind', true) = 'system', false)
            or what = any (string_to_array(current_setting('app.sees', true), ',')) is true $$;
      create function app_own(what text) returns uuid[] language sql stable parallel safe as $$
        select array(select jsonb_array_elements_text(nullif(current_setting('app.own', true), '')::jsonb -> what))::uuid[] $$;
      create function app_actor() returns uuid language sql stable parallel safe as $$
        select nullif(current_setting('app.actor_id', true), '')::uuid $$;
      -- What lists ask, before the wall would: is there anything of this year, or this challenge, that the actor may see?
      create function app_sees_year(year uuid) returns boolean language sql stable parallel safe as $$
        select app_sees('years') or app_sees('calendars') or year = any (app_own('years') || app_own('calendars')) $$;
      create function app_sees_challenge(challenge uuid, year uuid) returns boolean language sql stable parallel safe as $$
        select app_sees('years') or year = any (app_own('years')) or challenge = any (app_own('challenges')) $$;

      -- Nobody, the owner neither, meets a row of the table for which these conditions do not hold.
      create procedure wall_off(target regclass, seen text, changed text) language plpgsql as $$
      begin
        execute format('alter table %s enable row level security, force row level security', target);
        execute format('create policy seen on %s for select using (%s)', target, seen);
        execute format('create policy added on %s for insert with check (%s)', target, changed);
        execute format('create policy changed on %s for update using (%s)', target, changed);
        execute format('create policy removed on %s for delete using (%s)', target, changed);
      end $$;
    `);
    for (const [table, [seen, changed = seen]] of Object.entries(WALLS))
      await runner.query(`call wall_off('${table}', $wall$${seen}$wall$, $wall$${changed}$wall$)`);
    await runner.query(`
      create policy answered on seat for update using (${own('peer_id', 'peers')});

      -- Rows come from the trigger, which runs as the owner.
      alter table audit_entry enable row level security, force row level security;
      create policy added on audit_entry for insert with check (true);
      create policy seen on audit_entry for select using (${any(sees('all'), 'actor_id = (select app_actor())')});
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy answered on seat;
      drop policy added on audit_entry;
      drop policy seen on audit_entry;
      alter table audit_entry no force row level security, disable row level security;
    `);
    for (const table of Object.keys(WALLS)) {
      const drops = ['seen', 'added', 'changed', 'removed'].map((policy) => `drop policy ${policy} on ${table};`);
      await runner.query(
        `${drops.join(' ')} alter table ${table} no force row level security, disable row level security;`,
      );
    }
    await runner.query(`
      drop procedure wall_off(regclass, text, text);
      drop function app_sees_year(uuid), app_sees_challenge(uuid, uuid), app_sees(text), app_own(text), app_actor();
    `);
  }
}
