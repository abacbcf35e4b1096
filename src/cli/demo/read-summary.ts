import { type INestApplicationContext } from '@nestjs/common';
import { SOFT_TERMS, type SoftTerm } from '../../scheduling/problem.js';
import { type Database, SYSTEM } from '../../modules/platform/database/database.js';
import { PlansService } from '../../modules/planning/plans.service.js';
import { type StoredDemonstration } from './load-year.js';
import { type PlanSummary } from './summary.js';

/** How long the last run of a plan’s year took, seconds: a repaired plan comes of a run, but is not the one it kept. */
async function readSeconds(database: Database, planId: string): Promise<number> {
  const rows = await database.read(SYSTEM, (tx) =>
    tx.query<{ seconds: number }[]>(
      `select extract(epoch from r.finished_at - r.started_at)::float as seconds
         from plan_run r join plan p on p.year_id = r.year_id
        where p.id = $1 and r.plan_id is not null order by r.finished_at desc limit 1`,
      [planId],
    ),
  );
  return Math.round((rows[0]?.seconds ?? 0) * 100) / 100;
}

/** The newest plan of the demonstration, or null. */
export async function findNewestPlan(database: Database, yearId: string): Promise<string | null> {
  const rows = await database.read(SYSTEM, (tx) =>
    tx.query<{ id: string }[]>('select id from plan where year_id = $1 order by created_at desc limit 1', [yearId]),
  );
  return rows[0]?.id ?? null;
}

/** What the summary says of a stored plan. */
export async function readSummary(
  app: INestApplicationContext,
  database: Database,
  { profile, seed }: StoredDemonstration,
  planId: string,
): Promise<PlanSummary> {
  const plans = app.get(PlansService);
  const { plan, problem } = await database.inTransaction(SYSTEM, async (tx) => ({
    plan: await plans.get(tx, planId),
    problem: await plans.getProblem(tx, planId),
  }));
  const { scheduled, vacancies, days, budgetDays, peersUsed, worstTeam } = plan.figures;
  const weakest = problem.challenges.find(({ id }) => id === worstTeam?.challenge);
  return {
    profile,
    seed,
    challenges: problem.challenges.length,
    scheduled,
    vacanciesByKind: vacancies.byKind,
    peers: problem.peers.length,
    peersUsed,
    days,
    budgetDays,
    hard: plan.hard,
    medium: plan.medium,
    soft: plan.soft,
    softByTerm: Object.fromEntries(SOFT_TERMS.map((term) => [term, plan.softByTerm[term].weighted])) as Record<
      SoftTerm,
      number
    >,
    worstTeam: worstTeam && weakest ? { council: weakest.council.name, cost: worstTeam.cost } : null,
    seconds: await readSeconds(database, planId),
  };
}
