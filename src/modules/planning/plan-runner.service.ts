import { Injectable } from '@nestjs/common';
import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { type ProvenBound } from '../../scheduling/proven-bound.js';
import { type Verification, verifyPlan } from '../../scheduling/verify-plan.js';
import { Config } from '../platform/config/config.js';
import { Database, SYSTEM } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Log } from '../platform/log/log.js';
import { type Heartbeat, HeartbeatService } from './heartbeat.service.js';
import { figuresOf } from './plan-figures.js';
import { type ClaimedRun, type KeptIncumbent, PlanRunsRepository } from './plan-runs.repository.js';
import { PlansRepository } from './plans.repository.js';
import { MAX_RUN_ATTEMPTS, type RunFailure } from './run-lifecycle.js';
import { type RunFacts, RunFactsService, type Snapshot } from './run-facts.service.js';
import { RunProblemService } from './run-problem.service.js';
import { isWeighedAs, type Search, searchesOf } from './searches-of-run.js';
import { SolverFailure, startSolver } from './solver.process.js';
import { type SolverAnswer, type SolverProgress } from './solver-messages.js';

const MILLISECONDS = 1000;
const MOST_FAULTS = 20;
/** How long a plan is searched on when the facts changed while another plan of its run was looked for. */
const CATCH_UP_SECONDS = 2;

/**
 * Works on a run: has a solver process plan the year as its facts are, and go on when they change, one process for each plan
 * that is wanted; verifies what was found and stores it. Whatever happens, the run ends or goes back to the queue; a worker that
 * lost it to another changes nothing more.
 */
@Injectable()
export class PlanRunner {
  constructor(
    private readonly database: Database,
    private readonly runs: PlanRunsRepository,
    private readonly plans: PlansRepository,
    private readonly facts: RunFactsService,
    private readonly problems: RunProblemService,
    private readonly heartbeats: HeartbeatService,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /**
   * @param stopping aborted when this process stops or another worker took the run over.
   * @throws Error when the run went back to the queue, so that its message is delivered again.
   */
  async run(runId: string, stopping: AbortSignal): Promise<void> {
    const run = await this.database.inTransaction(SYSTEM, (tx) => this.runs.claim(tx, runId));
    if (!run) return;
    if (run.isCancelRequested) {
      await this.database.inTransaction(SYSTEM, (tx) => this.runs.endCancelled(tx, run));
      return;
    }
    if (run.attempt > MAX_RUN_ATTEMPTS) {
      const message = `The worker of this run was lost ${MAX_RUN_ATTEMPTS} times. Start another, with less memory or fewer threads if it happens again.`;
      await this.end(run, { code: 'planning.worker-lost', message });
      return;
    }
    const heartbeat = this.heartbeats.start(run);
    try {
      await this.planYear(run, heartbeat, stopping);
    } catch (error) {
      await this.recordTrouble(run, error, stopping);
    } finally {
      await heartbeat.stop();
    }
  }

  private async planYear(run: ClaimedRun, heartbeat: Heartbeat, stopping: AbortSignal): Promise<void> {
    const facts = this.facts.of(run);
    let snapshot = await facts.begin();
    const start = run.incumbent?.plan ?? (await this.loadStart(run, snapshot));
    const signal = AbortSignal.any([heartbeat.signal, stopping]);
    const found: Found[] = [];
    for (const nth of searchesOf(run.options, snapshot.problem.weights).keys()) {
      const elapsedMs = found.length * run.options.seconds * MILLISECONDS;
      const job = { nth, snapshot, start, seconds: run.options.seconds, elapsedMs };
      found.push(await this.solve(run, job, facts, heartbeat, signal));
      snapshot = found.at(-1)!.snapshot;
      if (signal.aborted) break;
    }
    const caughtUp: Found[] = [];
    for (const each of found) caughtUp.push(await this.catchUp(run, each, snapshot, heartbeat, signal));
    await heartbeat.stop();
    if (heartbeat.isLost) return;
    if (heartbeat.isCancelRequested) {
      await this.database.inTransaction(SYSTEM, (tx) => this.runs.endCancelled(tx, run));
      return;
    }
    stopping.throwIfAborted();
    await this.propose(run, snapshot, caughtUp);
  }

  private loadStart(run: ClaimedRun, { problem }: Snapshot): Promise<Plan | null> {
    return this.database.inTransaction(SYSTEM, (tx) => this.problems.loadStart(tx, run.yearId, run.options, problem));
  }

  /** The plans of a run are for one state of the facts: those found before the last change go on from where they are. */
  private async catchUp(
    run: ClaimedRun,
    found: Found,
    snapshot: Snapshot,
    heartbeat: Heartbeat,
    signal: AbortSignal,
  ): Promise<Found> {
    if (found.snapshot === snapshot) return found;
    const seconds = Math.min(run.options.seconds, CATCH_UP_SECONDS);
    const job = { nth: found.nth, snapshot, start: found.plan, seconds, elapsedMs: found.elapsedMs };
    return this.solve(run, job, null, heartbeat, signal);
  }

  /**
   * Searches; where the search stands, and at last how it ended, is told to the heartbeat.
   * @param facts watched for changes on the way; null holds the search to those that it begins with.
   */
  private async solve(
    run: ClaimedRun,
    { nth, snapshot, start, seconds, elapsedMs }: SearchJob,
    facts: RunFacts | null,
    heartbeat: Heartbeat,
    signal: AbortSignal,
  ): Promise<Found> {
    const { seed, threads, idleSeconds, untilFull } = run.options;
    const searchIn = ({ weights }: Problem): Search => searchesOf(run.options, weights)[nth]!;
    const weigh = (problem: Problem): Problem => ({ ...problem, weights: searchIn(problem).weights });
    // The process counts from the facts that it was started with, a run from those that it began with.
    const inRun = <Told extends { readonly revision: number }>(told: Told): Told => ({
      ...told,
      revision: Math.max(told.revision, snapshot.revision),
    });
    const show = (progress: SolverProgress): void => {
      heartbeat.show(inRun({ ...progress, elapsedMs: progress.elapsedMs + elapsedMs }));
    };
    const solver = startSolver({
      problem: weigh(snapshot.problem),
      seconds,
      seed,
      threads,
      ...(idleSeconds === undefined ? {} : { idleSeconds }),
      untilFull: untilFull ?? false,
      signal,
      memoryLimitMb: this.config.plannerMemoryMb,
      killGraceMs: this.config.plannerGraceSeconds * MILLISECONDS,
      onProgress: show,
      onIncumbent: (incumbent) => {
        heartbeat.keep(toKept(incumbent));
      },
      ...(start === null ? {} : { initial: start }),
    });
    facts?.watch(this.config.plannerFactsSeconds * MILLISECONDS, ({ problem, revision }) => {
      this.log.info('plan-run-facts-changed', { runId: run.id, yearId: run.yearId });
      solver.goOnWith({ problem: weigh(problem), revision });
    });
    const answer = inRun(await solver.answer.finally(() => facts?.stop()));
    show(toProgress(answer));
    heartbeat.keep(toKept(answer));
    const searched = facts?.of(answer.revision) ?? snapshot;
    const search = searchIn(searched.problem);
    // What no plan can beat by other weights says nothing by those of the year.
    const bound = isWeighedAs(search, searched.problem.weights) ? answer.bound : null;
    return { nth, search, snapshot: searched, plan: answer.plan, bound, elapsedMs };
  }

  /** Judges each plan once more, from nothing and by the weights of the year, and stores all with the end of the run. */
  private async propose(run: ClaimedRun, { problem, problemId }: Snapshot, found: readonly Found[]): Promise<void> {
    const judged = found.map((each) => ({ ...each, verification: verifyOrRefuse(problem, each.plan) }));
    await this.database.inTransaction(SYSTEM, async (tx) => {
      await this.runs.setProblem(tx, run, problemId);
      let planId = '';
      for (const { search, plan, bound, verification } of judged) {
        const { alternatives, ...options } = run.options;
        planId = await this.plans.add(tx, {
          yearId: run.yearId,
          problemId,
          yearReference: await this.problems.nameOf(tx, run.options, problem),
          options: {
            ...options,
            ...(search.preset === null ? {} : { preset: search.preset }),
            ...(alternatives ? { alternativeOf: run.id } : {}),
          },
          plan,
          verification,
          bound,
          figures: figuresOf(problem, plan, verification),
        });
        this.log.info('plan-proposed', { runId: run.id, planId, yearId: run.yearId });
      }
      const isOurs = await this.runs.propose(tx, run, planId);
      if (!isOurs) throw new Error(`Run ${run.id} was taken over: its plan is not stored.`);
    });
  }

  private async recordTrouble(run: ClaimedRun, error: unknown, stopping: AbortSignal): Promise<void> {
    if (stopping.aborted) {
      await this.database.inTransaction(SYSTEM, (tx) => this.runs.release(tx, run, null, false));
      throw error;
    }
    const failure = describeTrouble(error);
    const isFinal = error instanceof DomainError || run.attempt >= MAX_RUN_ATTEMPTS;
    if (isFinal) {
      await this.end(run, failure);
      if (error instanceof DomainError || error instanceof SolverFailure) return;
      throw error;
    }
    await this.database.inTransaction(SYSTEM, (tx) => this.runs.release(tx, run, failure, true));
    throw error;
  }

  private async end(run: ClaimedRun, failure: RunFailure): Promise<void> {
    await this.database.inTransaction(SYSTEM, (tx) => this.runs.fail(tx, run, failure));
    this.log.warn('plan-run-failed', { runId: run.id, code: failure.code, attempt: run.attempt });
  }
}

/** One search of a run: the how manieth, on what, and from where. */
interface SearchJob {
  readonly nth: number;
  readonly snapshot: Snapshot;
  readonly start: Plan | null;
  readonly seconds: number;
  /** How long the searches before it took. */
  readonly elapsedMs: number;
}

/** What one search of a run found, and on what facts. */
interface Found extends Pick<SearchJob, 'nth' | 'snapshot' | 'elapsedMs'> {
  readonly search: Search;
  readonly plan: Plan;
  readonly bound: ProvenBound | null;
}

function verifyOrRefuse(problem: Problem, plan: Plan): Verification {
  const verification = verifyPlan(problem, plan);
  if (verification.hard === 0) return verification;
  const broken = verification.violations.slice(0, MOST_FAULTS).map(({ sentence }) => sentence);
  throw new DomainError(
    'invalid',
    'planning.plan-breaks-rules',
    `The plan that was found breaks ${verification.hard} hard rules and was not stored: ${broken.join(' ')}`,
  );
}

function toKept({ plan, verification: { hard, medium, soft } }: SolverAnswer): KeptIncumbent {
  return { hard, medium, soft, plan };
}

function toProgress({ verification, revision, iterations, seconds, bound, stoppedBy }: SolverAnswer): SolverProgress {
  const { hard, medium, soft, vacancies } = verification;
  return {
    elapsedMs: seconds * MILLISECONDS,
    hard,
    medium,
    soft,
    vacancies: vacancies.total,
    iterations,
    revision,
    bound,
    stoppedBy,
  };
}

/** What a person may be told. A bug's own words may hold anybody's data and stay in the log. */
function describeTrouble(error: unknown): RunFailure {
  if (error instanceof DomainError)
    return { code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) };
  if (error instanceof SolverFailure) return { code: 'planning.solver-failed', message: `${error.message}.` };
  return { code: 'planning.unexpected', message: 'Something unexpected went wrong; the log of the worker says more.' };
}
