import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Plan } from '../../scheduling/plan.js';
import { type Problem, type SoftTerm } from '../../scheduling/problem.js';
import { type ProvenBound } from '../../scheduling/proven-bound.js';
import { type Verification } from '../../scheduling/verify-plan.js';
import { type Tx } from '../platform/database/database.js';
import { orderBy } from '../platform/web/list.js';
import { type BuiltProblem } from './build-problem.js';
import { type PlanFigures } from './plan-figures.js';
import { type ProblemReasons } from './problem-reasons.js';
import { ALTERNATIVE_PRESETS } from './searches-of-run.js';
import { type RunOptions } from './run-lifecycle.js';

export const PLAN_STATES = ['proposed', 'approved', 'superseded', 'rejected'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** A plan without its assignments. */
export interface StoredPlan {
  readonly id: string;
  readonly yearId: string;
  readonly problemId: string;
  readonly name: string;
  readonly options: RunOptions;
  readonly hard: number;
  readonly medium: number;
  readonly soft: number;
  readonly softByTerm: Readonly<Record<SoftTerm, { readonly amount: number; readonly weighted: number }>>;
  readonly figures: PlanFigures;
  /** What no plan can beat; null where that was not known when the plan was stored. */
  readonly bound: ProvenBound | null;
  readonly createdAt: Date;
  readonly state: PlanState;
  readonly approvedAt: Date | null;
  readonly version: number;
}

/** A plan that was found and verified, before it has a row. */
export interface NewPlan {
  readonly yearId: string;
  readonly problemId: string;
  readonly yearReference: string;
  readonly options: RunOptions;
  readonly plan: Plan;
  readonly verification: Verification;
  readonly bound: ProvenBound | null;
  readonly figures: PlanFigures;
}

const COLUMNS = `id, year_id as "yearId", problem_id as "problemId", name, options, hard, medium, soft, soft_by_term as "softByTerm",
  figures, bound, created_at as "createdAt", state, approved_at as "approvedAt", version`;

export const PLAN_SORT_COLUMNS = { createdAt: 'created_at', medium: 'medium', soft: 'soft' } as const;
export type PlanSortKey = keyof typeof PLAN_SORT_COLUMNS;

/** Rows of problems and plans. Both are written once; only the state of a plan moves. */
@Injectable()
export class PlansRepository {
  /** Keeps a problem under its hash; the same document twice is one row. @returns its id. */
  async keepProblem(tx: Tx, yearId: string, { problem, reasons }: BuiltProblem): Promise<string> {
    const document = JSON.stringify(problem);
    const sha256 = createHash('sha256').update(document).digest();
    await tx.query(
      `insert into plan_problem (year_id, sha256, document, reasons) values ($1, $2, $3, $4) on conflict (year_id, sha256) do nothing`,
      [yearId, sha256, document, JSON.stringify(reasons)],
    );
    const [row] = await tx.query<{ id: string }[]>('select id from plan_problem where year_id = $1 and sha256 = $2', [
      yearId,
      sha256,
    ]);
    return row!.id;
  }

  async getProblem(tx: Tx, problemId: string): Promise<Problem> {
    const [row] = await tx.query<{ document: Problem }[]>('select document from plan_problem where id = $1', [
      problemId,
    ]);
    return row!.document;
  }

  async getReasons(tx: Tx, problemId: string): Promise<ProblemReasons> {
    const [row] = await tx.query<{ reasons: ProblemReasons }[]>('select reasons from plan_problem where id = $1', [
      problemId,
    ]);
    return row!.reasons;
  }

  async add(tx: Tx, plan: NewPlan): Promise<string> {
    const { verification, options } = plan;
    const [row] = await tx.query<{ id: string }[]>(
      `insert into plan (year_id, problem_id, name, options, seed, hard, medium, soft, soft_by_term, figures, bound, assignments)
       select $1, $2, $3 || ', plan ' || (1 + (select count(*) from plan where year_id = $1)), $4, $5, $6, $7, $8, $9, $10, $11, $12
       returning id`,
      [
        plan.yearId,
        plan.problemId,
        plan.yearReference,
        JSON.stringify(options),
        options.seed,
        verification.hard,
        verification.medium,
        verification.soft,
        JSON.stringify(verification.softByTerm),
        JSON.stringify(plan.figures),
        plan.bound && JSON.stringify(plan.bound),
        JSON.stringify(plan.plan),
      ],
    );
    return row!.id;
  }

  /** @param lock holds the row until the transaction ends, so that of two deciders one waits for the other. */
  async find(tx: Tx, planId: string, lock = false): Promise<StoredPlan | null> {
    const [plan] = await tx.query<StoredPlan[]>(
      `select ${COLUMNS} from plan where id = $1 ${lock ? 'for update' : ''}`,
      [planId],
    );
    return plan ?? null;
  }

  async getAssignments(tx: Tx, planId: string): Promise<Plan> {
    const [row] = await tx.query<{ assignments: Plan }[]>('select assignments from plan where id = $1', [planId]);
    return row!.assignments;
  }

  async findApproved(tx: Tx, yearId: string): Promise<StoredPlan | null> {
    const [plan] = await tx.query<StoredPlan[]>(
      `select ${COLUMNS} from plan where year_id = $1 and state = 'approved'`,
      [yearId],
    );
    return plan ?? null;
  }

  /** The plan that a year goes by: the approved one, else the newest; no plan of a scenario. */
  async findCurrent(tx: Tx, yearId: string): Promise<StoredPlan | null> {
    const [plan] = await tx.query<StoredPlan[]>(
      `select ${COLUMNS} from plan where year_id = $1 and scenario_id is null
        order by state = 'approved' desc, created_at desc, medium, soft limit 1`,
      [yearId],
    );
    return plan ?? null;
  }

  async findNewestOfScenario(tx: Tx, scenarioId: string): Promise<StoredPlan | null> {
    const [plan] = await tx.query<StoredPlan[]>(
      `select ${COLUMNS} from plan where scenario_id = $1 order by created_at desc limit 1`,
      [scenarioId],
    );
    return plan ?? null;
  }

  /** Ids of the plans that a run made beside each other, in the order in which it made them. */
  async findAlternatives(tx: Tx, runId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `select id from plan where options ->> 'alternativeOf' = $1
        order by array_position($2::text[], options ->> 'preset'), id`,
      [runId, ALTERNATIVE_PRESETS],
    );
    return rows.map(({ id }) => id);
  }

  /** The newest plan of the year that is older than this one. */
  async findBefore(tx: Tx, { id, yearId }: StoredPlan): Promise<StoredPlan | null> {
    // The row is compared with itself in SQL: the column is finer than the milliseconds of a Date.
    const [plan] = await tx.query<StoredPlan[]>(
      `select ${COLUMNS} from plan
        where year_id = $1 and scenario_id is null and created_at < (select created_at from plan where id = $2) order by created_at desc limit 1`,
      [yearId, id],
    );
    return plan ?? null;
  }

  async list(
    tx: Tx,
    yearId: string,
    state: PlanState | null,
    order: { sort: PlanSortKey | `-${PlanSortKey}`; offset: number; limit: number },
  ): Promise<{ plans: StoredPlan[]; total: number }> {
    const where = 'where year_id = $1 and scenario_id is null and ($2::text is null or state = $2)';
    const plans = await tx.query<StoredPlan[]>(
      `select ${COLUMNS} from plan ${where} ${orderBy(order.sort, PLAN_SORT_COLUMNS)} offset $3 limit $4`,
      [yearId, state, order.offset, order.limit],
    );
    const [counted] = await tx.query<{ total: number }[]>(`select count(*)::int as total from plan ${where}`, [
      yearId,
      state,
    ]);
    return { plans, total: counted!.total };
  }

  async markApproved(tx: Tx, plan: StoredPlan, personId: string | null): Promise<void> {
    await tx.query(
      `update plan set state = 'approved', approved_at = app_now(), approved_by = $2, version = version + 1 where id = $1`,
      [plan.id, personId],
    );
  }

  /** Another plan has taken the place of this one. */
  async markSuperseded(tx: Tx, plan: StoredPlan): Promise<void> {
    await tx.query(`update plan set state = 'superseded', version = version + 1 where id = $1`, [plan.id]);
  }

  async markProposed(tx: Tx, plan: StoredPlan): Promise<void> {
    await tx.query(
      `update plan set state = 'proposed', approved_at = null, approved_by = null, version = version + 1 where id = $1`,
      [plan.id],
    );
  }
}
