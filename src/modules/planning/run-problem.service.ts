import { Injectable } from '@nestjs/common';
import { replanProblem, type ReplanRules } from '../../scheduling/replan-problem.js';
import { type Tx } from '../platform/database/database.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { type BuiltProblem } from './build-problem.js';
import { loadPlanStates } from './load-plan-states.query.js';
import { LoadProblemQuery } from './load-problem.query.js';
import { PlansRepository } from './plans.repository.js';
import { replanRulesOf } from './replan-rules.js';
import { type RunOptions } from './run-lifecycle.js';

/** The problem that a run is to solve: the year as its data are now and, for a replan, close to the plan in force. */
@Injectable()
export class RunProblemService {
  constructor(
    private readonly loadProblem: LoadProblemQuery,
    private readonly plans: PlansRepository,
    private readonly programmes: ProgrammesService,
  ) {}

  /** The same data and options give the same document. @throws DomainError not-found, invalid. */
  async load(tx: Tx, yearId: string, { replan }: Pick<RunOptions, 'replan'>): Promise<BuiltProblem> {
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
}
