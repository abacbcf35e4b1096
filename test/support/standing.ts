import { type PlannedChallenge } from '../../src/scheduling/plan.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { readStandingPlan, type StandingPlan } from '../../src/scheduling/standing-plan.js';

/** A plan for the problem, ready for questions: each challenge as [week, ...members]; those not named are deferred. */
export function standingPlan(
  problem: Problem,
  teams: Readonly<Record<string, readonly [week: number, ...peers: string[]]>>,
): StandingPlan {
  const challenges = Object.entries(teams).map(([id, [week, ...peers]]): PlannedChallenge => ({ id, week, peers }));
  const read = readStandingPlan(problem, { problem: problem.name, challenges });
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read.standing;
}
