import { Injectable } from '@nestjs/common';
import { carryPlanOver } from '../../scheduling/carry-plan-over.js';
import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { replanProblem, type ReplanRules } from '../../scheduling/replan-problem.js';
import { type Tx } from '../platform/database/database.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { type BuiltProblem } from './build-problem.js';
import { loadPlanStates } from './load-plan-states.query.js';
import { LoadProblemQuery } from './load-problem.query.js';
import { PlansRepository } from './plans.repository.js';
import { replanRulesOf } from './replan-rules.js';
import { ScenarioProblemService } from './scenario-problem.service.js';
import { type RunOptions } from './run-lifecycle.js';

/** The problem that a run is to solve: the year as its data are now and, for a replan, close to the plan in force. */
@Injectable()
export class RunProblemService {
  constructor(
    private readonly loadProblem: LoadProblemQuery,
    private readonly plans: PlansRepository,
    private readonly programmes: ProgrammesService,
    private readonly scenarios: ScenarioProblemService,
  ) {}

  /** The same data and options give the same document. @throws DomainError not-found, invalid. */
  async load(
    tx: Tx,
    yearId: string,
    { replan, scenarioId }: Pick<RunOptions, 'replan' | 'scenarioId'>,
  ): Promise<BuiltProblem> {
    if (scenarioId !== undefined) return this.scenarios.build(tx, scenarioId);
    const built = await this.loadProblem.load(tx, yearId);
    if (!replan) return built;
    const { settings } = await this.programmes.get(tx, yearId);
    const rules: ReplanRules = replanRulesOf(settings.planning, replan.from);
    const plan = await this.plans.getAssignments(tx, replan.planId);
    const stored = (await this.plans.find(tx, replan.planId))!;
    const problem = await this.plans.getProblem(tx, stored.problemId);
    const states = await loadPlanStates(tx, replan.planId);
    return { ...built, problem: replanProblem(built.problem, { problem, plan }, states, rules).problem };
  }

  /** What plans of the run are called by: the year, and the scenario where it is one. */
  async nameOf(tx: Tx, { scenarioId }: RunOptions, { name }: Problem): Promise<string> {
    return scenarioId === undefined ? name : `${name}, ${await this.scenarios.nameOf(tx, scenarioId)}`;
  }

  /** Where the search of a scenario starts, so that it changes what it must: the plan that the year goes by. */
  async loadStart(tx: Tx, yearId: string, { scenarioId }: RunOptions, problem: Problem): Promise<Plan | null> {
    if (scenarioId === undefined) return null;
    const current = await this.plans.findCurrent(tx, yearId);
    return current && carryPlanOver(await this.plans.getAssignments(tx, current.id), problem).plan;
  }
}
