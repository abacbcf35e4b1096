import type { Plan } from '../plan.js';
import type { Problem } from '../problem.js';
import type { Ledger, Placement } from './ledger.js';

/**
 * The scheduled challenges of a plan by challenge id, in the plan's order; entries that make no sense are broken rules and
 * place nothing. Source: docs/planning/PROBLEM.md, "The plan document".
 */
export function readPlacements(problem: Problem, plan: Plan, ledger: Ledger): Map<string, Placement> {
  const challengeById = new Map(problem.challenges.map((challenge) => [challenge.id, challenge]));
  const peerById = new Map(problem.peers.map((peer) => [peer.id, peer]));
  const placements = new Map<string, Placement>();
  const seen = new Set<string>();
  for (const { id, week, peers } of plan.challenges) {
    const challenge = challengeById.get(id);
    if (!challenge) {
      ledger.break('unknown-challenge', id);
      continue;
    }
    if (seen.has(id)) {
      ledger.break('duplicate-challenge', challenge);
      continue;
    }
    seen.add(id);
    if (week === null) {
      if (peers.length > 0) ledger.break('team-without-week', challenge, `${peers.length} peers`);
      continue;
    }
    if (!Number.isInteger(week)) {
      ledger.break('week-not-a-number', challenge, week);
      continue;
    }
    for (const peer of peers) if (!peerById.has(peer)) ledger.break('unknown-peer', challenge, peer);
    const team = peers.map((peer) => peerById.get(peer)).filter((peer) => peer !== undefined);
    placements.set(id, { challenge, week, ids: peers, team });
  }
  return placements;
}
