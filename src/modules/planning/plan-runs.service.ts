import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { type Actor, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { type ListQuery, type Page, pageOf, windowOf } from '../platform/web/list.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { weekFromToday } from './current-week.js';
import { type PlanRun, PlanRunsRepository, type RunSortKey } from './plan-runs.repository.js';
import { PlansRepository } from './plans.repository.js';
import { type WantedRun } from './run-form.js';
import { hasEnded, type RunOptions, type RunState } from './run-lifecycle.js';
import { secondsOf, type Weights } from './searches-of-run.js';
import { runPlan } from './run-plan.job.js';

const DEFAULT_SEED = 1;

/** Runs as people see them: asked for, watched, finished early or cancelled. Workers do the rest. */
@Injectable()
export class PlanRunsService {
  constructor(
    private readonly runs: PlanRunsRepository,
    private readonly plans: PlansRepository,
    private readonly programmes: ProgrammesService,
    private readonly outbox: Outbox,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Queues a run for a year and returns at once. A year without challenges can be planned too: its plan is empty.
   * @throws DomainError not-found; conflict while another run of the year is live, and for a replan without an approved plan;
   * invalid when it asks for too much.
   */
  async request(tx: Tx, actor: Actor, yearId: string, wanted: WantedRun): Promise<PlanRun> {
    const year = await this.programmes.get(tx, yearId);
    // One request for a run of the year waits for another.
    await tx.query('select id from programme_year where id = $1 for no key update', [yearId]);
    const { plannerSeconds, plannerMaxSeconds, plannerThreads } = this.config;
    const seconds = wanted.seconds ?? plannerSeconds;
    const kind = wanted.kind ?? 'plan';
    const most = secondsOf({ seconds, ...(kind === 'alternatives' ? { alternatives: true } : {}) });
    if (most > plannerMaxSeconds)
      throw new DomainError(
        'invalid',
        'planning.run-too-long',
        `A run may last ${plannerMaxSeconds} seconds; ${most} were asked for. Ask for fewer.`,
      );
    if ([kind === 'alternatives', wanted.preset, wanted.weights].filter(Boolean).length > 1)
      throw new DomainError(
        'invalid',
        'planning.one-set-of-weights',
        'A run searches with one set of weights. Give a preset, weights, or kind "alternatives", which uses three presets.',
      );
    const live = await this.runs.findLive(tx, yearId);
    if (live)
      throw new DomainError(
        'conflict',
        'planning.run-live',
        `Run ${live.id} of this year is ${live.state}. Wait for it to end, or cancel it, before you start another.`,
        { runId: live.id },
      );
    const options: RunOptions = {
      seconds,
      seed: wanted.seed ?? DEFAULT_SEED,
      threads: wanted.threads ?? plannerThreads,
      ...(wanted.idleSeconds === undefined ? {} : { idleSeconds: wanted.idleSeconds }),
      ...(wanted.untilFull === true ? { untilFull: true } : {}),
      ...(wanted.scenarioId === undefined ? {} : { scenarioId: wanted.scenarioId }),
      ...(wanted.preset ? { preset: wanted.preset } : {}),
      ...(wanted.weights ? { weights: { ...year.weights, ...definedOf(wanted.weights) } } : {}),
      ...(kind === 'alternatives' ? { alternatives: true } : {}),
      ...(kind === 'replan' ? { replan: await this.chooseReplan(tx, yearId) } : {}),
    };
    const runId = await this.runs.add(tx, yearId, actor.personId, options);
    await this.outbox.add(tx, runPlan, { runId });
    return this.get(tx, runId);
  }

  private async chooseReplan(tx: Tx, yearId: string): Promise<NonNullable<RunOptions['replan']>> {
    const approved = await this.plans.findApproved(tx, yearId);
    if (!approved)
      throw new DomainError(
        'conflict',
        'planning.nothing-to-replan',
        'This year has no approved plan to stay close to. Approve one, or plan the year without kind "replan".',
      );
    const { weeks } = await this.plans.getProblem(tx, approved.problemId);
    return { planId: approved.id, from: weekFromToday(weeks, this.clock.today()) };
  }

  /** @throws DomainError not-found. */
  async get(tx: Tx, runId: string): Promise<PlanRun> {
    const run = await this.runs.find(tx, runId);
    if (run) return run;
    throw new DomainError('not-found', 'planning.unknown-run', `There is no plan run ${runId}.`);
  }

  /** The runs of a year. @throws DomainError not-found. */
  async list(
    tx: Tx,
    yearId: string,
    query: ListQuery<RunSortKey> & { readonly state?: RunState | undefined },
  ): Promise<Page<PlanRun>> {
    await this.programmes.get(tx, yearId);
    const { runs, total } = await this.runs.list(tx, yearId, query.state ?? null, {
      sort: query.sort,
      ...windowOf(query),
    });
    return pageOf(runs, total, query);
  }

  /**
   * Asks for a run to end with its best plan so far; its worker sees it within some seconds. A run that has ended stays as it is.
   * @throws DomainError not-found; conflict while it has no plan yet.
   */
  async finish(tx: Tx, runId: string): Promise<PlanRun> {
    const run = await this.get(tx, runId);
    if (hasEnded(run.state)) return run;
    if (run.state === 'queued' || run.incumbent === null)
      throw new DomainError(
        'conflict',
        'planning.no-plan-yet',
        `Run ${runId} has no plan yet that it could end with. Wait some seconds for its first, or cancel it.`,
      );
    await this.runs.requestFinish(tx, runId);
    return this.get(tx, runId);
  }

  /** Asks for a run to stop; its worker sees it within some seconds. A run that has ended stays as it is. */
  async cancel(tx: Tx, runId: string): Promise<PlanRun> {
    const run = await this.get(tx, runId);
    if (hasEnded(run.state)) return run;
    await this.runs.requestCancel(tx, runId);
    return this.get(tx, runId);
  }
}

const definedOf = (weights: Partial<Weights>): Partial<Weights> =>
  Object.fromEntries(Object.entries(weights).filter(([, weight]) => (weight as number | undefined) !== undefined));
