import { Injectable } from '@nestjs/common';
import { parseProblem } from '../../scheduling/parse-problem.js';
import { type Problem } from '../../scheduling/problem.js';
import { Database, SYSTEM, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { describeError, Log } from '../platform/log/log.js';
import { type BuiltProblem } from './build-problem.js';
import { countChanges, readFirstEntry } from './facts-mark.query.js';
import { nameFaults, sayFault } from './name-faults.js';
import { type ClaimedRun, PlanRunsRepository } from './plan-runs.repository.js';
import { PlansRepository } from './plans.repository.js';
import { type RunOptions } from './run-lifecycle.js';
import { RunProblemService } from './run-problem.service.js';
import { loadYearNames } from './year-names.query.js';

const MOST_FAULTS = 20;

/** The facts that a run plans on from some moment; revision 0 is what it began with. */
export interface Snapshot {
  readonly revision: number;
  readonly problem: Problem;
  readonly problemId: string;
}

/** Keeps the facts of one run, and looks at intervals whether they have changed. */
export class RunFacts {
  private readonly snapshots: Snapshot[] = [];
  private firstEntry = '';
  private changes = 0;
  private looking: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly room: RunFactsService,
    private readonly run: ClaimedRun,
  ) {}

  /** What a plan of this revision was made from. */
  of(revision: number): Snapshot {
    const snapshot = this.snapshots[revision];
    if (snapshot) return snapshot;
    throw new RangeError(`Run ${this.run.id} has no facts of revision ${revision}`);
  }

  /** Takes the facts as they are now. @throws DomainError invalid when the year cannot be planned. */
  async begin(): Promise<Snapshot> {
    return this.room.inTransaction(async (tx) => {
      this.firstEntry = await readFirstEntry(tx);
      this.changes = await countChanges(tx, this.firstEntry);
      return this.keep(await this.room.takeSound(tx, this.run));
    });
  }

  /** Looks every so often; `onChange` is told of facts that differ from those before. A look that fails is only logged. */
  watch(intervalMs: number, onChange: (snapshot: Snapshot) => void): void {
    this.timer = setInterval(() => {
      this.looking = this.looking
        .then(() => this.look(onChange))
        .catch((error: unknown) => {
          this.room.warn('facts-not-looked-at', this.run, describeError(error));
        });
    }, intervalMs);
  }

  /** Ends the watch after the look that is under way. Safe to call again. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    await this.looking;
  }

  private async look(onChange: (snapshot: Snapshot) => void): Promise<void> {
    if (this.timer === null) return;
    const changed = await this.room.inTransaction(async (tx) => {
      const changes = await countChanges(tx, this.firstEntry);
      if (changes === this.changes) return null;
      this.changes = changes;
      const taken = await this.room.takeSound(tx, this.run).catch((error: unknown) => {
        // Somebody may be half-way through a change: the facts before stand until the year can be planned again.
        if (error instanceof DomainError) return null;
        throw error;
      });
      return taken === null || taken.problemId === this.snapshots.at(-1)!.problemId ? null : taken;
    });
    if (changed !== null) onChange(this.keep(changed));
  }

  private keep(taken: Omit<Snapshot, 'revision'>): Snapshot {
    const snapshot = { revision: this.snapshots.length, ...taken };
    this.snapshots.push(snapshot);
    return snapshot;
  }
}

/** Reads the facts of runs and keeps them as snapshots. */
@Injectable()
export class RunFactsService {
  constructor(
    private readonly database: Database,
    private readonly problems: RunProblemService,
    private readonly plans: PlansRepository,
    private readonly runs: PlanRunsRepository,
    private readonly log: Log,
  ) {}

  of(run: ClaimedRun): RunFacts {
    return new RunFacts(this, run);
  }

  inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.inTransaction(SYSTEM, work);
  }

  /** The facts as they are now, kept as what the run plans on. @throws DomainError invalid when the year cannot be planned. */
  async takeSound(tx: Tx, run: ClaimedRun): Promise<Omit<Snapshot, 'revision'>> {
    const built = await this.readSound(tx, run.yearId, run.options);
    const problemId = await this.plans.keepProblem(tx, run.yearId, built);
    await this.runs.setProblem(tx, run, problemId);
    return { problem: built.problem, problemId };
  }

  /** The facts of a year as they are now. @throws DomainError not-found; invalid, with every fault, when it cannot be planned. */
  async readSound(
    tx: Tx,
    yearId: string,
    options: Pick<RunOptions, 'replan' | 'scenarioId'> = {},
  ): Promise<BuiltProblem> {
    const built = await this.problems.load(tx, yearId, options);
    const parsed = parseProblem(built.problem);
    if ('problem' in parsed) return built;
    const { challenges, peers } = await loadYearNames(tx, yearId, null);
    const names = new Map([...challenges, ...peers].map(([id, { reference }]) => [id, reference]));
    const faults = nameFaults(parsed.faults, built.problem, names);
    const told = faults.slice(0, MOST_FAULTS).map(sayFault).join('; ');
    const rest = faults.length > MOST_FAULTS ? `; and ${faults.length - MOST_FAULTS} more` : '';
    throw new DomainError('invalid', 'planning.unsound-problem', `The year cannot be planned: ${told}${rest}.`, {
      faults,
    });
  }

  warn(event: string, run: ClaimedRun, details: ReturnType<typeof describeError>): void {
    this.log.warn(event, { runId: run.id, ...details });
  }
}
