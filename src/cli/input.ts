import { readFileSync } from 'node:fs';
import { parsePlan } from '../scheduling/parse-plan.js';
import { type Fault, parseProblem } from '../scheduling/parse-problem.js';
import { type Plan } from '../scheduling/plan.js';
import { type Problem } from '../scheduling/problem.js';
import { readStandingPlan, type StandingPlan } from '../scheduling/standing-plan.js';
import { verifyPlan } from '../scheduling/verify-plan.js';

/** The exit code of a command whose options or files cannot be used. */
export const UNUSABLE = 2;

/** Input that cannot be used: every fault is one line. */
export class UnusableInput extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** A problem from a file, "-" for standard input. @throws UnusableInput with every fault at its place. */
export function readProblem(file: string): Problem {
  const parsed = parseProblem(readJson(file));
  if ('faults' in parsed) throw new UnusableInput(parsed.faults.map((fault) => tellFault(file, fault)));
  return parsed.problem;
}

/** @param problem the one that the plan must answer; null takes a plan for any. @throws UnusableInput with every fault at its place. */
export function readPlan(file: string, problem: Problem | null): Plan {
  const parsed = parsePlan(readJson(file), problem);
  if ('faults' in parsed) throw new UnusableInput(parsed.faults.map((fault) => tellFault(file, fault)));
  return parsed.plan;
}

/** A plan for the problem that breaks none of its hard rules. @throws UnusableInput with every fault or broken rule. */
export function readSoundPlan(file: string, problem: Problem): Plan {
  const plan = readPlan(file, problem);
  const { violations } = verifyPlan(problem, plan);
  if (violations.length > 0) throw new UnusableInput(violations.map(({ sentence }) => `${file}: ${sentence}`));
  return plan;
}

/** The same with its problem, ready for questions. @throws UnusableInput with every fault or broken rule. */
export function readStanding(problemFile: string, planFile: string): StandingPlan {
  const problem = readProblem(problemFile);
  const looked = readStandingPlan(problem, readSoundPlan(planFile, problem));
  if ('faults' in looked) throw new UnusableInput(looked.faults.map((fault) => `${planFile}: ${fault}`));
  return looked.standing;
}

/** What a JSON file holds. @throws UnusableInput when it cannot be read. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch (error) {
    throw new UnusableInput([`${file}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

/** A fault of a document on one line. */
export function tellFault(file: string, fault: Fault): string {
  return `${file}: ${fault.path}: ${fault.message}`;
}

/** Reads several files and throws the faults of all of them together. */
export function readAll<T extends readonly unknown[]>(...readers: { [K in keyof T]: () => T[K] }): T {
  const faults: string[] = [];
  const read = readers.map((reader) => {
    try {
      return reader();
    } catch (error) {
      if (!(error instanceof UnusableInput)) throw error;
      faults.push(...error.faults);
      return null;
    }
  });
  if (faults.length > 0) throw new UnusableInput(faults);
  return read as unknown as T;
}
