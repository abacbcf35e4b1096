import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Capacity, withholdPartyBalances } from '../../scheduling/capacity/assess-capacity.js';
import { wordingOf, type Wording } from '../../scheduling/explanation/wording.js';
import { type Problem } from '../../scheduling/problem.js';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { assessInThread } from './assess-capacity.process.js';
import { type CapacityTask } from './capacity-task.js';
import { LoadProblemQuery } from './load-problem.query.js';
import { namesFor } from './analysis-names.js';
import { findProgrammeYear, type ProgrammeYearRow } from './programme-years.query.js';
import { loadTeamNames } from './team-names.query.js';

/** What a programme year can do, without particulars of parties, and the words for it. */
export interface AssessedYear {
  readonly year: ProgrammeYearRow;
  readonly problem: Problem;
  readonly capacity: Capacity;
  readonly say: Wording;
}

/** Answers kept, so that a page and its file need not be reckoned twice. */
const MOST_KEPT = 8;

/** What the peers, weeks, managers and days of a programme year are enough for, as its data are at this moment. */
@Injectable()
export class CapacityService {
  /** Answers under way or given, by their question; the one asked for longest ago first. */
  private readonly kept = new Map<string, Promise<Capacity>>();

  constructor(
    private readonly database: Database,
    private readonly problems: LoadProblemQuery,
  ) {}

  /** @throws DomainError not-found; unavailable: too many assessments are under way. */
  async assess(actor: Actor, yearId: string, request: CapacityTask['request']): Promise<AssessedYear> {
    const { year, problem, names } = await this.database.read(actor, async (tx) => {
      const found = await findProgrammeYear(tx, yearId);
      if (!found)
        throw new DomainError('not-found', 'planning.unknown-year', `There is no programme year ${yearId}.`, {
          yearId,
        });
      const built = await this.problems.load(tx, yearId);
      return { year: found, problem: built.problem, names: await loadTeamNames(tx, []) };
    });
    return {
      year,
      problem,
      capacity: withholdPartyBalances(await this.ask({ problem, request })),
      say: wordingOf(problem, namesFor(problem, names)),
    };
  }

  private ask(task: CapacityTask): Promise<Capacity> {
    const key = createHash('sha256').update(JSON.stringify(task)).digest('hex');
    const known = this.kept.get(key);
    this.kept.delete(key);
    const answer = known ?? assessInThread(task);
    this.kept.set(key, answer);
    for (const oldest of [...this.kept.keys()].slice(0, -MOST_KEPT)) this.kept.delete(oldest);
    const forget = (): void => {
      if (this.kept.get(key) === answer) this.kept.delete(key);
    };
    // What ended early may come further the next time, and what failed may succeed.
    answer.then(({ wasStopped }) => {
      if (wasStopped) forget();
    }, forget);
    return answer;
  }
}
