import { type Plan } from './plan.js';
import { type Problem } from './problem.js';

/** What an earlier plan says of things that a later problem no longer has. */
export interface Gone {
  readonly challenge: string;
  /** The member who left the pool; null when the challenge itself is gone. */
  readonly peer: string | null;
}

/**
 * An earlier plan as a plan for a later problem of the same year: challenges that were withdrawn and peers who have left the pool
 * are taken out, everything else stays, allowed or not. Challenges that are new are deferred.
 * Cost: linear in the plan.
 */
export function carryPlanOver(plan: Plan, problem: Problem): { readonly plan: Plan; readonly gone: readonly Gone[] } {
  const challenges = new Set(problem.challenges.map(({ id }) => id));
  const peers = new Set(problem.peers.map(({ id }) => id));
  const gone: Gone[] = [];
  const kept = plan.challenges.flatMap(({ id, week, peers: team }) => {
    if (!challenges.has(id)) {
      gone.push({ challenge: id, peer: null });
      return [];
    }
    gone.push(...team.filter((peer) => !peers.has(peer)).map((peer) => ({ challenge: id, peer })));
    return [{ id, week, peers: team.filter((peer) => peers.has(peer)) }];
  });
  return { plan: { problem: problem.name, challenges: kept }, gone };
}
