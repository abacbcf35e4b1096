import { Injectable } from '@nestjs/common';
import { verifyPlan } from '../../scheduling/verify-plan.js';
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
import { SolverFailure, startSolver } from './solver.process.js';
import { type SolverAnswer, type SolverProgress } from './solver-messages.js';

const MILLISECONDS = 1000;
const MOST_FAULTS = 20;

/**
 * Works on a run: has one solver process plan the year as its facts are, and go on when they change; verifies the plan and
 * stores it. Whatever happens, the run
 * ends or goes back to the queue; a worker that lost it to another changes nothing more.
 */
@Injectable()
export class PlanRunner {
  constructor(
    private readonly database: Database,
    private readonly runs: PlanRunsRepository,
    private readonly plans: PlansRepository,
    private readonly facts: RunFactsService,
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
    await facts.begin();
    const answer = await this.solve(run, facts, heartbeat, AbortSignal.any([heartbeat.signal, stopping]));
    await heartbeat.stop();
    if (heartbeat.isLost) return;
    if (heartbeat.isCancelRequested) {
      await this.database.inTransaction(SYSTEM, (tx) => this.runs.endCancelled(tx, run));
      return;
    }
    stopping.throwIfAborted();
    await this.propose(run, facts.of(answer.revision), answer);
  }

  /** Searches; where the search stands, and at last how it ended, is told to the heartbeat. */
  private async solve(
    run: ClaimedRun,
    facts: RunFacts,
    heartbeat: Heartbeat,
    signal: AbortSignal,
  ): Promise<SolverAnswer> {
    const { seconds, seed, threads, idleSeconds, untilFull } = run.options;
    const solver = startSolver({
      problem: facts.of(0).problem,
      seconds,
      seed,
      threads,
      ...(idleSeconds === undefined ? {} : { idleSeconds }),
      untilFull: untilFull ?? false,
      signal,
      memoryLimitMb: this.config.plannerMemoryMb,
      killGraceMs: this.config.plannerGraceSeconds * MILLISECONDS,
      onProgress: (progress) => {
        heartbeat.show(progress);
      },
      onIncumbent: (incumbent) => {
        heartbeat.keep(toKept(incumbent));
      },
      ...(run.incumbent ? { initial: run.incumbent.plan } : {}),
    });
    facts.watch(this.config.plannerFactsSeconds * MILLISECONDS, (snapshot) => {
      this.log.info('plan-run-facts-changed', { runId: run.id, yearId: run.yearId });
      solver.goOnWith(snapshot);
    });
    const answer = await solver.answer.finally(() => facts.stop());
    heartbeat.show(toProgress(answer));
    heartbeat.keep(toKept(answer));
    return answer;
  }

  /** Judges the plan once more, from nothing, and stores it with the end of the run. */
  private async propose(
    run: ClaimedRun,
    { problem, problemId }: Snapshot,
    { plan, bound }: SolverAnswer,
  ): Promise<void> {
    const verification = verifyPlan(problem, plan);
    if (verification.hard > 0) {
      const broken = verification.violations.slice(0, MOST_FAULTS).map(({ sentence }) => sentence);
      throw new DomainError(
        'invalid',
        'planning.plan-breaks-rules',
        `The plan that was found breaks ${verification.hard} hard rules and was not stored: ${broken.join(' ')}`,
      );
    }
    await this.database.inTransaction(SYSTEM, async (tx) => {
      await this.runs.setProblem(tx, run, problemId);
      const planId = await this.plans.add(tx, {
        yearId: run.yearId,
        problemId,
        yearReference: problem.name,
        options: run.options,
        plan,
        verification,
        bound,
        figures: figuresOf(problem, plan, verification),
      });
      const isOurs = await this.runs.propose(tx, run, planId);
      if (!isOurs) throw new Error(`Run ${run.id} was taken over: its plan is not stored.`);
      this.log.info('plan-proposed', { runId: run.id, planId, yearId: run.yearId });
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
