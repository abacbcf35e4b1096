import { readFileSync } from 'node:fs';
import { type Fault, parseProblem } from '../scheduling/parse-problem.js';
import { parsePlan } from '../scheduling/parse-plan.js';
import { type Plan } from '../scheduling/plan.js';
import { type Problem } from '../scheduling/problem.js';

/** Input that cannot be used: every fault is one line. */
export class UnusableInput extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** Reads a problem from a file, or from standard input for "-"; throws `UnusableInput` with every fault. */
export function readProblem(file: string): Problem {
  const parsed = parseProblem(readJson(file));
  if ('faults' in parsed) throw new UnusableInput(parsed.faults.map((fault) => tell(file, fault)));
  return parsed.problem;
}

/** Reads a plan; of which problem is not asked. Throws `UnusableInput` with every fault. */
export function readPlan(file: string): Plan {
  const parsed = parsePlan(readJson(file), null);
  if ('faults' in parsed) throw new UnusableInput(parsed.faults.map((fault) => tell(file, fault)));
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
