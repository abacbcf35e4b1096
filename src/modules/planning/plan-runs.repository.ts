import { Injectable } from '@nestjs/common';
import { type Plan } from '../../scheduling/plan.js';
import { type Tx } from '../platform/database/database.js';
import { orderBy } from '../platform/web/list.js';
import { type RunFailure, type RunOptions, type RunState } from './run-lifecycle.js';
import { type SolverProgress } from './solver-messages.js';

/** A run with where it stands. */
export interface PlanRun {
  readonly id: string;
  readonly yearId: string;
  readonly state: RunState;
  readonly options: RunOptions;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly isCancelRequested: boolean;
  /** Whether it is to end with its best plan so far. */
  readonly isFinishRequested: boolean;
  readonly attempt: number;
  readonly planId: string | null;
  readonly failure: RunFailure | null;
  readonly heartbeatAt: Date | null;
  readonly progress: SolverProgress | null;
  /** Score of the best plan so far that was verified. */
  readonly incumbent: { readonly hard: number; readonly medium: number; readonly soft: number } | null;
}

/** The best plan so far, kept so that another worker can start from it. */
export interface KeptIncumbent {
  readonly hard: number;
  readonly medium: number;
  readonly soft: number;
  readonly plan: Plan;
}

/** A run that this process works on, until another one claims it. */
export interface ClaimedRun {
  readonly id: string;
  readonly yearId: string;
  readonly options: RunOptions;
  readonly attempt: number;
  readonly claimToken: string;
  readonly isCancelRequested: boolean;
  readonly incumbent: KeptIncumbent | null;
}

const COLUMNS = `r.id, r.year_id as "yearId", r.state, r.options, r.requested_at as "requestedAt", r.started_at as "startedAt",
  r.finished_at as "finishedAt", r.cancel_requested_at is not null as "isCancelRequested",
  r.finish_requested_at is not null as "isFinishRequested", r.attempt, r.plan_id as "planId", r.failure, p.heartbeat_at as "heartbeatAt", p.progress, p.incumbent - 'plan' as incumbent`;
const TABLES = 'plan_run r left join plan_run_progress p on p.run_id = r.id';

export const RUN_SORT_COLUMNS = { requestedAt: 'r.requested_at', state: 'r.state' } as const;
export type RunSortKey = keyof typeof RUN_SORT_COLUMNS;

/** Rows of runs. Every change of state names the states it may follow, and a worker's changes its claim token too. */
@Injectable()
export class PlanRunsRepository {
  async find(tx: Tx, runId: string): Promise<PlanRun | null> {
    const [run] = await tx.query<PlanRun[]>(`select ${COLUMNS} from ${TABLES} where r.id = $1`, [runId]);
    return run ?? null;
  }

  async findLive(tx: Tx, yearId: string): Promise<PlanRun | null> {
    const [run] = await tx.query<PlanRun[]>(
      `select ${COLUMNS} from ${TABLES} where r.year_id = $1 and r.state in ('queued', 'running')`,
      [yearId],
    );
    return run ?? null;
  }

  async list(
    tx: Tx,
    yearId: string,
    state: RunState | null,
    order: { sort: RunSortKey | `-${RunSortKey}`; offset: number; limit: number },
  ): Promise<{ runs: PlanRun[]; total: number }> {
    const where = 'where r.year_id = $1 and ($2::text is null or r.state = $2)';
    const runs = await tx.query<PlanRun[]>(
      `select ${COLUMNS} from ${TABLES} ${where} ${orderBy(order.sort, RUN_SORT_COLUMNS, 'r.id')} offset $3 limit $4`,
      [yearId, state, order.offset, order.limit],
    );
    const [counted] = await tx.query<{ total: number }[]>(`select count(*)::int as total from plan_run r ${where}`, [
      yearId,
      state,
    ]);
    return { runs, total: counted!.total };
  }

  async add(tx: Tx, yearId: string, requestedBy: string | null, options: RunOptions): Promise<string> {
    const [row] = await tx.query<{ id: string }[]>(
      `with run as (insert into plan_run (year_id, requested_by, options) values ($1, $2, $3) returning id)
       insert into plan_run_progress (run_id) select id from run returning run_id as id`,
      [yearId, requestedBy, JSON.stringify(options)],
    );
    return row!.id;
  }

  /** Asks for a live run to be cancelled; a queued one ends at once. */
  async requestCancel(tx: Tx, runId: string): Promise<void> {
    await tx.query(
      `update plan_run set cancel_requested_at = app_now(), version = version + 1,
              finished_at = case when state = 'queued' then app_now() end,
              state = case when state = 'queued' then 'cancelled' else state end
        where id = $1 and state in ('queued', 'running') and cancel_requested_at is null`,
      [runId],
    );
  }

  /** Asks for a running run to end with its best plan so far. */
  async requestFinish(tx: Tx, runId: string): Promise<void> {
    await tx.query(
      `update plan_run set finish_requested_at = app_now(), version = version + 1
        where id = $1 and state = 'running' and finish_requested_at is null`,
      [runId],
    );
  }

  /** Takes a live run for this process, from another one too: the caller holds the lease of its message. */
  async claim(tx: Tx, runId: string): Promise<ClaimedRun | null> {
    const [rows] = await tx.query<[ClaimedRun[], number]>(
      `update plan_run r set state = 'running', attempt = attempt + 1, claim_token = gen_random_uuid(),
              started_at = coalesce(started_at, app_now()), version = version + 1
         from plan_run_progress p
        where r.id = $1 and p.run_id = r.id and r.state in ('queued', 'running')
        returning r.id, r.year_id as "yearId", r.options, r.attempt, r.claim_token as "claimToken",
                  r.cancel_requested_at is not null as "isCancelRequested", p.incumbent`,
      [runId],
    );
    if (rows[0]) await tx.query('update plan_run_progress set heartbeat_at = app_now() where run_id = $1', [runId]);
    return rows[0] ?? null;
  }

  async setProblem(tx: Tx, run: ClaimedRun, problemId: string): Promise<boolean> {
    return this.change(tx, run, 'problem_id = $3', problemId);
  }

  /** Shows that the run is alive and where it stands. Null when it is no longer this worker's. */
  async beat(
    tx: Tx,
    run: ClaimedRun,
    progress: SolverProgress | null,
    incumbent: KeptIncumbent | null,
  ): Promise<{ isCancelRequested: boolean; isFinishRequested: boolean } | null> {
    const [rows] = await tx.query<[{ isCancelRequested: boolean; isFinishRequested: boolean }[], number]>(
      `update plan_run_progress p set heartbeat_at = app_now(), progress = coalesce($3, progress), incumbent = coalesce($4, incumbent)
         from plan_run r where r.id = p.run_id and r.id = $1 and r.claim_token = $2 and r.state = 'running'
       returning r.cancel_requested_at is not null as "isCancelRequested", r.finish_requested_at is not null as "isFinishRequested"`,
      [run.id, run.claimToken, progress && JSON.stringify(progress), incumbent && JSON.stringify(incumbent)],
    );
    return rows[0] ?? null;
  }

  propose(tx: Tx, run: ClaimedRun, planId: string): Promise<boolean> {
    return this.change(tx, run, `state = 'proposed', plan_id = $3, failure = null, finished_at = app_now()`, planId);
  }

  fail(tx: Tx, run: ClaimedRun, failure: RunFailure): Promise<boolean> {
    return this.change(tx, run, `state = 'failed', failure = $3, finished_at = app_now()`, JSON.stringify(failure));
  }

  endCancelled(tx: Tx, run: ClaimedRun): Promise<boolean> {
    return this.change(tx, run, `state = 'cancelled', failure = $3, finished_at = app_now()`, null);
  }

  /** Back to the queue after a crash, which stays counted; or, `isCounted` false, because this process stops. */
  async release(tx: Tx, run: ClaimedRun, failure: RunFailure | null, isCounted: boolean): Promise<boolean> {
    const attempt = isCounted ? 'attempt' : 'attempt - 1';
    return this.change(
      tx,
      run,
      `state = 'queued', claim_token = null, attempt = ${attempt}, failure = $3`,
      failure && JSON.stringify(failure),
    );
  }

  /** Ends live runs that have been silent for so long and whose message nobody will take up again. @returns their ids. */
  async failAbandoned(tx: Tx, silentSeconds: number, job: string, failure: RunFailure): Promise<string[]> {
    const [rows] = await tx.query<[{ id: string }[], number]>(
      `update plan_run r set state = 'failed', failure = $3, finished_at = app_now(), version = r.version + 1
         from plan_run_progress p
        where p.run_id = r.id and r.state in ('queued', 'running') and p.heartbeat_at < app_now() - make_interval(secs => $1)
          and not exists (select from outbox o where o.job = $2 and o.payload ->> 'runId' = r.id::text
                                                 and o.state in ('waiting', 'dispatched', 'claimed'))
        returning r.id`,
      [silentSeconds, job, JSON.stringify(failure)],
    );
    return rows.map(({ id }) => id);
  }

  private async change(tx: Tx, run: ClaimedRun, assignments: string, value: unknown): Promise<boolean> {
    const [, changed] = await tx.query<[unknown[], number]>(
      `update plan_run set ${assignments}, version = version + 1 where id = $1 and claim_token = $2 and state = 'running'`,
      [run.id, run.claimToken, value],
    );
    return changed === 1;
  }
}
