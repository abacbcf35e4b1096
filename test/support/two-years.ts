import { type INestApplicationContext } from '@nestjs/common';
import { ApprovalsService } from '../../src/modules/planning/approvals.service.js';
import { Database, SYSTEM, type Tx } from '../../src/modules/platform/database/database.js';
import { createSmallYear } from './small-year.js';
import { storePlan } from './store-plan.js';

/** One of two programme years that have nothing in common but the pool. */
export interface YearOfTwo {
  readonly yearId: string;
  readonly planId: string;
  readonly runId: string;
  readonly scenarioId: string;
  /** The year's challenge in Kent or Leeds, its team and its manager. */
  readonly challengeId: string;
  readonly teamId: string;
  readonly managerId: string;
}

export interface TwoYears {
  readonly mine: YearOfTwo;
  readonly other: YearOfTwo;
  /** Kent and Leeds. */
  readonly councils: Readonly<Record<'KEN' | 'LDS', string>>;
  /** A peer who accepted a seat in Kent's team of the first year, and one who has none. */
  readonly seatedPeer: { readonly id: string; readonly personId: string; readonly organisationId: string };
  readonly otherPeer: { readonly id: string; readonly personId: string; readonly organisationId: string };
}

/**
 * Two small years over one pool, Kent and Bristol in the first, Leeds and York in the other; each with an approved plan, its teams, a run, a scenario, an exception to its calendar and an
 * imported file; and beside them what belongs to single people: conflicts, letters, sessions, tokens.
 */
export async function createTwoYears(app: INestApplicationContext): Promise<TwoYears> {
  const database = app.get(Database);
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.inTransaction(SYSTEM, work);
  const { yearId } = await createSmallYear(app, { peers: 24, reference: 'MINE' });
  const otherId = await asSystem((tx) => copyYear(tx, yearId));
  const mine = await furnish(app, yearId, 'Ann Hale');
  const other = await furnish(app, otherId, 'Bob Moss');
  return asSystem(async (tx) => {
    const councils = await tx.query<{ code: 'KEN' | 'LDS'; id: string }[]>(
      `select code, id from council where code in ('KEN', 'LDS')`,
    );
    await tx.query(
      `update seat set peer_id = chosen_peer_id, state = 'offered', version = version + 1
        where id = (select id from seat where team_id = $1 and chosen_peer_id is not null order by position limit 1)`,
      [mine.teamId],
    );
    const [seated] = await tx
      .query<{ peerId: string }[]>(
        `update seat set state = 'accepted', version = version + 1 where team_id = $1 and state = 'offered'
       returning peer_id as "peerId"`,
        [mine.teamId],
      )
      .then(([rows]: unknown[]) => rows as { peerId: string }[]);
    const people = await tx.query<{ id: string; personId: string; organisationId: string }[]>(
      `select id, person_id as "personId", organisation_id as "organisationId" from peer
        where id = $1 or id = (select p.id from peer p where not exists
          (select from seat s where p.id in (s.peer_id, s.chosen_peer_id)) order by p.reference desc limit 1)
        order by id <> $1`,
      [seated!.peerId],
    );
    const [seatedPeer, otherPeer] = people;
    await addPersonalRows(tx, [seatedPeer!, otherPeer!]);
    return {
      mine,
      other,
      councils: Object.fromEntries(councils.map(({ code, id }) => [code, id])) as TwoYears['councils'],
      seatedPeer: seatedPeer!,
      otherPeer: otherPeer!,
    };
  });
}

async function copyYear(tx: Tx, yearId: string): Promise<string> {
  const [year] = await tx.query<{ id: string }[]>(
    `insert into programme_year (reference, name, starts_on, week_count, is_pilot, budget_days, managers, manager_rest_weeks, weekly_capacity, settings, weights)
     select 'OTHER', 'Another year', starts_on + 371, week_count, is_pilot, budget_days, managers, manager_rest_weeks, weekly_capacity, settings, weights
       from programme_year where id = $1 returning id`,
    [yearId],
  );
  await tx.query(
    `insert into challenge (reference, year_id, council_id, wish, min_size, max_size, kinds, themes)
     select 'O' || reference, $2, council_id, wish + 371, min_size, max_size, kinds, themes from challenge where year_id = $1`,
    [yearId, year!.id],
  );
  await tx.query(
    `delete from challenge x using council k
      where k.id = x.council_id and (x.year_id = $1) <> (k.code in ('KEN', 'BST'))`,
    [yearId],
  );
  await tx.query(
    `insert into peer_availability (peer_id, starts_on, letters) select peer_id, starts_on + 371, letters from peer_availability`,
  );
  return year!.id;
}

async function furnish(app: INestApplicationContext, yearId: string, manager: string): Promise<YearOfTwo> {
  const planId = await storePlan(app, yearId);
  return app.get(Database).inTransaction(SYSTEM, async (tx) => {
    await app.get(ApprovalsService, { strict: false }).approve(tx, SYSTEM, planId);
    const one = async (sql: string, values: unknown[]) => {
      const [row] = await tx.query<{ id: string }[]>(sql, values);
      return row!.id;
    };
    const challengeId = await one(
      `select c.id from challenge c join council k on k.id = c.council_id where c.year_id = $1 and k.code in ('KEN', 'LDS')`,
      [yearId],
    );
    const managerId = await one('insert into challenge_manager (name) values ($1) returning id', [manager]);
    await tx.query(`insert into manager_leave (manager_id, days) values ($1, '[2027-10-04,2027-10-09)')`, [managerId]);
    // Approval has given challenges to whoever was on the staff list.
    await tx.query('update team_role set manager_id = null, version = version + 1 where plan_id = $1', [planId]);
    await tx.query(
      `insert into team_role (plan_id, challenge_id, manager_id, is_manager_chosen) values ($1, $2, $3, true)
       on conflict (plan_id, challenge_id) do update set manager_id = excluded.manager_id, version = team_role.version + 1`,
      [planId, challengeId, managerId],
    );
    const runId = await one(
      `insert into plan_run (year_id, options, state, plan_id, finished_at) values ($1, '{"seconds": 1}', 'proposed', $2, app_now()) returning id`,
      [yearId, planId],
    );
    await tx.query('insert into plan_run_progress (run_id) values ($1)', [runId]);
    const scenarioId = await one(
      `insert into scenario (year_id, problem_id, name, changes) select $1, problem_id, 'A scenario', '[]' from plan where id = $2 returning id`,
      [yearId, planId],
    );
    await tx.query(
      `insert into week_override (year_id, monday, council_id, is_open, reason)
       select id, starts_on + 7, null, false, 'a move' from programme_year where id = $1
       union all
       select y.id, starts_on + 14, c.id, false, 'a visit' from programme_year y, council c where y.id = $1 and c.code in ('KEN', 'LDS')`,
      [yearId],
    );
    await tx.query(
      `insert into import_file (kind, year_id, sha256, row_count, created, changed, unchanged) values ('peers', $1, '\\x01', 1, 1, 0, 0)`,
      [yearId],
    );
    const teamId = await one('select id from team where challenge_id = $1', [challengeId]);
    return { yearId, planId, runId, scenarioId, challengeId, teamId, managerId };
  });
}

async function addPersonalRows(tx: Tx, people: readonly { id: string; personId: string }[]): Promise<void> {
  for (const [number, { id, personId }] of people.entries()) {
    await tx.query(
      `insert into peer_conflict (peer_id, council_code, reason, source) values ($1, 'ESX', 'kin', 'test')`,
      [id],
    );
    await tx.query(
      `insert into letter (kind, dedupe_key, person_id, to_address, subject, text, message_id) values ('test.letter', $1::text, $1::uuid, 'a@b.example', 's', 't', '')`,
      [personId],
    );
    await tx.query(
      `insert into session (token_hash, person_id, expires_at) values ($2, $1, app_now() + interval '1 hour')`,
      [personId, Buffer.from([number, 1])],
    );
    await tx.query(
      `insert into sign_in_grant (token_hash, person_id, expires_at) values ($2, $1, app_now() + interval '1 hour')`,
      [personId, Buffer.from([number, 2])],
    );
    await tx.query(
      `insert into api_token (token_hash, person_id, name, expires_at) values ($2, $1, 'script', app_now() + interval '1 hour')`,
      [personId, Buffer.from([number, 3])],
    );
    await tx.query(
      `insert into idempotency_key (actor_key, key, operation, body_hash) values ('person:' || $1::text, 'k', 'o', '')`,
      [personId],
    );
    await tx.query(`insert into role_grant (person_id, role, scope_id) values ($1, 'coordinator', gen_random_uuid())`, [
      personId,
    ]);
  }
}
