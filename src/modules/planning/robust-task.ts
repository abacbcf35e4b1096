import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { makeRobust, type RobustPlan, type RobustRequest } from '../../scheduling/robust/make-robust.js';
import { readStandingPlan } from '../../scheduling/standing-plan.js';

/** What the thread that looks for a more robust plan is started with. */
export interface RobustTask {
  readonly problem: Problem;
  readonly plan: Plan;
  readonly request: RobustRequest;
  /** How long it may search, or null for as long as its changes last. */
  readonly seconds: number | null;
  /** Changes that it may try, or null for as many as its time allows. */
  readonly iterations: number | null;
  /** Its first number is set to 1 to end the search with what it has. */
  readonly stop: SharedArrayBuffer;
}

/** Longest search for one request over HTTP; the command line takes more. */
export const MOST_SECONDS = 60;
export const DEFAULT_SECONDS = 20;

/** @param now milliseconds by any clock */
export function answerRobust(task: RobustTask, now: () => number): RobustPlan {
  const { problem, plan, request, seconds, iterations, stop } = task;
  const looked = readStandingPlan(problem, plan);
  if ('faults' in looked) throw new Error(`The plan cannot be read: ${looked.faults.join(' ')}`);
  const startedAt = now();
  const used = (): number => (seconds === null ? 0 : (now() - startedAt) / (seconds * 1000));
  const asked = new Int32Array(stop);
  return makeRobust(looked.standing, request, {
    used,
    shouldStop: () => Atomics.load(asked, 0) === 1 || used() >= 1,
    ...(iterations !== null && { iterations }),
  });
}

/** A `stop` that has not been asked for. */
export const noStop = (): SharedArrayBuffer => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
