import { readFileSync } from 'node:fs';
import { parsePlan } from '../scheduling/parse-plan.js';
import { type Fault, parseProblem } from '../scheduling/parse-problem.js';
import { type Plan } from '../scheduling/plan.js';
import { type Problem } from '../scheduling/problem.js';
import { verifyPlan } from '../scheduling/verify-plan.js';

/** Input that cannot be used: every fault is one line. */
export class UnusableInput extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** A problem document. @throws UnusableInput */
export function readProblem(file: string): Problem {
  const parsed = parseProblem(readJson(file));
  if ('faults' in parsed) throw new UnusableInput(parsed.faults.map((fault) => tell(file, fault)));
  return parsed.problem;
}

/** A plan for the problem that breaks none of its hard rules. @throws UnusableInput */
export function readSoundPlan(file: string, problem: Problem): Plan {
  const parsed = parsePlan(readJson(file), problem);
  if ('faults' in parsed) throw new UnusableInput(parsed.faults.map((fault) => tell(file, fault)));
  const { violations } = verifyPlan(problem, parsed.plan);
  if (violations.length > 0) throw new UnusableInput(violations.map(({ sentence }) => `${file}: ${sentence}`));
  return parsed.plan;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch (error) {
    throw new UnusableInput([`${file}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function tell(file: string, fault: Fault): string {
  return `${file}: ${fault.path}: ${fault.message}`;
}
