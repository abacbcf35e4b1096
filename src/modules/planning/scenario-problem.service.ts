import { Injectable } from '@nestjs/common';
import { type Problem } from '../../scheduling/problem.js';
import { applyChanges } from '../../scheduling/what-if/apply-changes.js';
import { type Change } from '../../scheduling/what-if/change.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type BuiltProblem } from './build-problem.js';
import { PlansRepository } from './plans.repository.js';
import { ScenariosRepository } from './scenarios.repository.js';

/** The year as a scenario changes it. */
@Injectable()
export class ScenarioProblemService {
  constructor(
    private readonly scenarios: ScenariosRepository,
    private readonly plans: PlansRepository,
  ) {}

  async nameOf(tx: Tx, scenarioId: string): Promise<string> {
    return (await this.scenarios.find(tx, scenarioId))?.name ?? '';
  }

  /** The snapshot with the changes made. @throws DomainError not-found; invalid when a change is not possible. */
  async build(tx: Tx, scenarioId: string): Promise<BuiltProblem> {
    const scenario = await this.scenarios.find(tx, scenarioId);
    if (!scenario) throw unknownScenario(scenarioId);
    const problem = await this.plans.getProblem(tx, scenario.problemId);
    const reasons = await this.plans.getReasons(tx, scenario.problemId);
    return { problem: changeOrRefuse(problem, scenario.changes), reasons };
  }
}

/** @throws DomainError invalid with every fault of every change. */
export function changeOrRefuse(problem: Problem, changes: readonly Change[]): Problem {
  const applied = applyChanges(problem, changes);
  if ('problem' in applied) return applied.problem;
  const words = applied.faults.map(({ message }) => message).join(' ');
  throw new DomainError('invalid', 'planning.impossible-change', `The year cannot be changed so: ${words}`, {
    errors: applied.faults.map(({ change, message }) => ({ path: `/changes/${change}`, message })),
  });
}

export const unknownScenario = (id: string): DomainError =>
  new DomainError('not-found', 'planning.unknown-scenario', `There is no scenario ${id}.`);
