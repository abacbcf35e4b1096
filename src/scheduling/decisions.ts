import { type Facts } from './encode-problem.js';
import { type Plan } from './plan.js';

/** Decisions by index: a week (or -1) for each challenge and its team in `seats` cells, -1 where empty. */
export interface Decisions {
  readonly week: Int32Array;
  readonly team: Int32Array;
}

/** Decisions with everything deferred. */
export function noDecisions(facts: Pick<Facts, 'challenges' | 'seats'>): Decisions {
  return {
    week: new Int32Array(facts.challenges.count).fill(-1),
    team: new Int32Array(facts.challenges.count * facts.seats).fill(-1),
  };
}

/** Reads a plan as decisions; challenges and peers that the problem does not know are passed over. */
export function encodePlan(facts: Facts, plan: Pick<Plan, 'challenges'>): Decisions {
  const decisions = noDecisions(facts);
  const challengeIndex = new Map(facts.problem.challenges.map((challenge, c) => [challenge.id, c]));
  const peerIndex = new Map(facts.problem.peers.map((peer, p) => [peer.id, p]));
  for (const entry of plan.challenges) {
    const c = challengeIndex.get(entry.id);
    if (c === undefined || entry.week === null) continue;
    decisions.week[c] = entry.week;
    const members = entry.peers.map((id) => peerIndex.get(id)).filter((p) => p !== undefined);
    members.slice(0, facts.seats).forEach((p, i) => (decisions.team[c * facts.seats + i] = p));
  }
  return decisions;
}

/** Writes decisions as a plan: every challenge in the problem's order, members in the order of the pool. */
export function decodePlan(facts: Pick<Facts, 'problem' | 'seats'>, decisions: Decisions): Plan {
  return {
    problem: facts.problem.name,
    challenges: facts.problem.challenges.map((challenge, c) => {
      const week = decisions.week[c]!;
      if (week < 0) return { id: challenge.id, week: null, peers: [] };
      const members = [...membersOf(facts, decisions, c).sort()];
      return { id: challenge.id, week, peers: members.map((p) => facts.problem.peers[p]!.id) };
    }),
  };
}

/** Members of the team of challenge c. */
export function membersOf(facts: Pick<Facts, 'seats'>, decisions: Decisions, c: number): Int32Array {
  return decisions.team.subarray(c * facts.seats, (c + 1) * facts.seats).filter((p) => p >= 0);
}
