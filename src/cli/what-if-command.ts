import { writeFileSync } from 'node:fs';
import { runSolver } from '../modules/planning/solver.process.js';
import { carryPlanOver } from '../scheduling/carry-plan-over.js';
import { explainReplan } from '../scheduling/explain-replan.js';
import { type Plan } from '../scheduling/plan.js';
import { type Problem } from '../scheduling/problem.js';
import { readStandingPlan } from '../scheduling/standing-plan.js';
import { type Verification, verifyPlan } from '../scheduling/verify-plan.js';
import { applyChanges } from '../scheduling/what-if/apply-changes.js';
import { sayScenarioChange } from '../scheduling/what-if/say-change.js';
import { runCommand } from './command.js';
import { readPlan, readProblem, UnusableInput } from './input.js';
import { tellReplan } from './report-text.js';
import { parseWhatIfArguments, WHAT_IF_USAGE, type WhatIfArguments } from './what-if-arguments.js';
import { wordingByIds } from './wording.js';

/** `npm run what-if`: answers the exit code. */
export const whatIfCommand = (args: readonly string[]): Promise<number> =>
  runCommand('what-if', WHAT_IF_USAGE, parseWhatIfArguments(args), async (wanted: WhatIfArguments) => {
    const problem = readProblem(wanted.problemFile);
    const plan = readPlan(wanted.planFile, problem);
    const applied = applyChanges(problem, wanted.changes);
    if ('faults' in applied)
      throw new UnusableInput(applied.faults.map(({ change, message }) => `--change ${change + 1}: ${message}`));
    const { problem: scenario } = applied;
    const { plan: initial } = carryPlanOver(plan, scenario);
    const { seconds, seed } = wanted;
    const answer = await runSolver({ problem: scenario, initial, seconds, seed, threads: 2, nice: 0 });
    if (wanted.out !== null) writeFileSync(wanted.out, `${JSON.stringify(answer.plan, null, 1)}\n`);
    if (wanted.outProblem !== null) writeFileSync(wanted.outProblem, `${JSON.stringify(scenario)}\n`);
    process.stdout.write(report(wanted, problem, plan, scenario, answer.plan));
  });

function report(wanted: WhatIfArguments, problem: Problem, plan: Plan, scenario: Problem, found: Plan): string {
  const [before, after] = [verifyPlan(problem, plan), verifyPlan(scenario, found)].map(figuresOf);
  const { plan: carried, gone } = carryPlanOver(plan, scenario);
  const [was, is] = [readStandingPlan(scenario, carried), readStandingPlan(scenario, found)];
  if ('faults' in was || 'faults' in is) throw new UnusableInput('faults' in was ? was.faults : []);
  const say = wordingByIds(scenario);
  const changes = explainReplan(was.standing, is.standing, gone, say);
  if (wanted.asJson) return `${JSON.stringify({ before, after, changes }, null, 1)}\n`;
  const tell = (figures: Figures): string =>
    Object.entries(figures)
      .map(([name, value]) => `${name} ${value.toLocaleString('en-GB')}`)
      .join(', ');
  return [
    ...wanted.changes.map((change) => sayScenarioChange(change, wordingByIds(problem))),
    '',
    `before: ${tell(before!)}`,
    `after:  ${tell(after!)}`,
    '',
    tellReplan(is.standing, changes, say),
  ].join('\n');
}

type Figures = ReturnType<typeof figuresOf>;

const figuresOf = ({ hard, medium, soft, vacancies, deferred, days }: Verification) => ({
  hard,
  medium,
  soft,
  vacancies: vacancies.total,
  deferred,
  days,
});
