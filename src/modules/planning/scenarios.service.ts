import { Injectable } from '@nestjs/common';
import { type Change } from '../../scheduling/what-if/change.js';
import { type Actor, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { LoadProblemQuery } from './load-problem.query.js';
import { PlanRunsService } from './plan-runs.service.js';
import { type PlanRun } from './plan-runs.repository.js';
import { PlansRepository } from './plans.repository.js';
import { changeOrRefuse, unknownScenario } from './scenario-problem.service.js';
import { type Scenario, ScenariosRepository } from './scenarios.repository.js';
import { type ScenarioView, viewScenario } from './views/scenario.view.js';
import { loadYearNames } from './year-names.query.js';

/** What if: a year with changed facts, planned and compared. Nothing is sent from a scenario. */
@Injectable()
export class ScenariosService {
  constructor(
    private readonly scenarios: ScenariosRepository,
    private readonly plans: PlansRepository,
    private readonly programmes: ProgrammesService,
    private readonly loadProblem: LoadProblemQuery,
    private readonly runs: PlanRunsService,
  ) {}

  /** Clones a year as its data are now. @throws DomainError not-found; invalid with every change that is not possible. */
  async create(
    tx: Tx,
    actor: Actor,
    yearId: string,
    { name, changes = [] }: { readonly name: string; readonly changes?: readonly Change[] | undefined },
  ): Promise<ScenarioView> {
    await this.programmes.get(tx, yearId);
    const built = await this.loadProblem.load(tx, yearId);
    changeOrRefuse(built.problem, changes);
    const problemId = await this.plans.keepProblem(tx, yearId, built);
    const id = await this.scenarios.add(tx, { yearId, problemId, name, changes }, actor.personId);
    return this.view(tx, id);
  }

  /** The scenarios of a year, the newest first. @throws DomainError not-found. */
  async list(tx: Tx, yearId: string): Promise<readonly Scenario[]> {
    await this.programmes.get(tx, yearId);
    return this.scenarios.list(tx, yearId);
  }

  /** One more change, after those there are. @throws DomainError not-found; invalid when it is not possible. */
  async addChange(tx: Tx, id: string, change: Change): Promise<ScenarioView> {
    const scenario = await this.scenarios.find(tx, id, true);
    if (!scenario) throw unknownScenario(id);
    const changes = [...scenario.changes, change];
    changeOrRefuse(await this.plans.getProblem(tx, scenario.problemId), changes);
    await this.scenarios.setChanges(tx, scenario, changes);
    return this.view(tx, id);
  }

  /** Plans the changed year, from the plan that the year goes by. @throws DomainError as every run of a year. */
  async plan(tx: Tx, actor: Actor, id: string, seconds: number | undefined): Promise<PlanRun> {
    const { yearId } = await this.get(tx, id);
    return this.runs.request(tx, actor, yearId, { seconds, scenarioId: id });
  }

  /** @throws DomainError not-found; stale when it was changed since; conflict while it is being planned. */
  async remove(tx: Tx, id: string, version: number): Promise<void> {
    await this.get(tx, id);
    if ((await this.scenarios.countLiveRuns(tx, id)) > 0)
      throw new DomainError(
        'conflict',
        'planning.scenario-being-planned',
        'The scenario is being planned. Cancel the run, or wait for it to end, before you delete it.',
      );
    if (await this.scenarios.remove(tx, id, version)) return;
    throw new DomainError('stale', 'planning.scenario-changed', 'The scenario was changed meanwhile. Read it again.');
  }

  /** A scenario in words, beside the plan that its year goes by. @throws DomainError not-found. */
  async view(tx: Tx, id: string): Promise<ScenarioView> {
    const scenario = await this.get(tx, id);
    const problem = await this.plans.getProblem(tx, scenario.problemId);
    return viewScenario({
      scenario,
      problem,
      names: await loadYearNames(tx, scenario.yearId, null),
      current: await this.plans.findCurrent(tx, scenario.yearId),
      planned: await this.plans.findNewestOfScenario(tx, id),
    });
  }

  /** @throws DomainError not-found. */
  async get(tx: Tx, id: string): Promise<Scenario> {
    const scenario = await this.scenarios.find(tx, id);
    if (scenario) return scenario;
    throw unknownScenario(id);
  }
}
