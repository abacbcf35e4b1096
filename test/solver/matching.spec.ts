import { findObstacles, type Obstacle } from '../../src/matching/eligibility.js';
import { gatherEngagements, type ScheduledTeam } from '../../src/matching/engagements.js';
import { teamFit } from '../../src/matching/fit.js';
import { TEAM_TERMS, type Peer } from '../../src/matching/model.js';
import { rankCandidates } from '../../src/matching/rank-candidates.js';
import type { HardRuleId } from '../../src/scheduling/constraints/hard-rules.js';
import type { Plan } from '../../src/scheduling/plan.js';
import type { Problem } from '../../src/scheduling/problem.js';
import { teamQuality } from '../../src/scheduling/verification/team-quality.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { randomPlan, randomProblem } from '../support/random-problem.js';

const RULE_OF: Readonly<Record<Obstacle['code'], HardRuleId>> = {
  'on-team-already': 'peer-twice-on-team',
  'team-full': 'team-too-large',
  'kind-not-wanted': 'kind-not-wanted',
  'kind-full': 'too-many-of-kind',
  'nobody-to-lead': 'nobody-to-lead',
  'same-organisation': 'same-organisation-twice',
  unavailable: 'peer-unavailable',
  conflict: 'conflict-of-interest',
  'too-far': 'too-far',
  resting: 'gap-too-short',
  'at-days-limit': 'peer-over-limit',
  'organisation-away': 'organisation-drained',
  'own-council-challenged': 'own-council-challenged',
  reciprocal: 'councils-challenge-each-other',
  'budget-spent': 'over-budget',
};

function scheduledTeams(problem: Problem, plan: Plan): ScheduledTeam[] {
  const peerById = new Map(problem.peers.map((peer) => [peer.id, peer]));
  return plan.challenges.flatMap(({ id, week, peers }) => {
    const challenge = problem.challenges.find((other) => other.id === id);
    const team = peers.map((peer) => peerById.get(peer)).filter((peer) => peer !== undefined);
    return challenge && week !== null ? [{ challenge, week, team }] : [];
  });
}

/** A year, one of its teams, what is engaged apart from it, and the year with one peer more on that team. */
function question(seed: number) {
  const problem = randomProblem(seed, { challenges: [2, 8], peers: [10, 30], weeks: [4, 30] });
  const plan = randomPlan(problem, seed, false);
  const teams = scheduledTeams(problem, plan);
  const seat = teams[0];
  if (!seat) return null;
  const earlier = problem.baseline?.challenges.find(({ id }) => id === seat.challenge.id);
  const missed = new Map(
    (earlier && earlier.week !== null ? earlier.peers : [])
      .filter((id) => !seat.team.some((peer) => peer.id === id))
      .map((id) => [id, earlier?.prices?.[id] ?? 1]),
  );
  const withPeer = (peer: Peer): Plan => ({
    ...plan,
    challenges: plan.challenges.map((entry) =>
      entry.id === seat.challenge.id ? { ...entry, peers: [...entry.peers, peer.id] } : entry,
    ),
  });
  const others = gatherEngagements(teams.slice(1), problem);
  return { problem, plan, seat: { ...seat, missed }, others, withPeer };
}

function breaches({ violations }: ReturnType<typeof verifyPlan>): Map<HardRuleId, number> {
  const counts = new Map<HardRuleId, number>();
  for (const { rule } of violations) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

describe('matching, judged by the verifier', () => {
  it('scores a team as the verifier does, term by term', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const problem = randomProblem(seed);
      for (const { challenge, team } of scheduledTeams(problem, randomPlan(problem, seed))) {
        const fit = teamFit(challenge, team, problem.weights);
        const amounts = Object.fromEntries(TEAM_TERMS.map((term) => [term, fit.byTerm[term].amount]));
        expect(amounts).toEqual(teamQuality(challenge, team));
      }
    }
  });

  it('finds an obstacle exactly where a peer more on the team would break a rule', () => {
    const codesSeen = new Set<string>();
    for (let seed = 1; seed <= 200; seed++) {
      const asked = question(seed);
      if (!asked) continue;
      const { problem, plan, seat, others, withPeer } = asked;
      const before = breaches(verifyPlan(problem, plan));
      for (const peer of problem.peers) {
        const obstacles = findObstacles(peer, seat, others, problem).map(({ code }) => code);
        for (const code of obstacles) codesSeen.add(code);
        const isOnTeam = seat.team.some(({ id }) => id === peer.id);
        expect(obstacles.includes('on-team-already')).toBe(isOnTeam);
        if (isOnTeam) continue;
        const after = breaches(verifyPlan(problem, withPeer(peer)));
        const rules = new Set(obstacles.map((code) => RULE_OF[code]));
        for (const rule of rules)
          expect({ seed, peer: peer.id, rule, count: after.get(rule) ?? 0 }).not.toMatchObject({ count: 0 });
        for (const [rule, count] of after)
          if (count > (before.get(rule) ?? 0))
            expect({ seed, peer: peer.id, rules: [...rules] }).toMatchObject({
              rules: expect.arrayContaining([rule]) as string[],
            });
      }
    }
    expect([...codesSeen].sort()).toEqual(Object.keys(RULE_OF).sort());
  });

  it('ranks candidates by exact changes of the score of the whole year', () => {
    let ranked = 0;
    for (let seed = 1; seed <= 800; seed++) {
      const asked = question(seed);
      if (!asked) continue;
      const { problem, plan, seat, others, withPeer } = asked;
      const before = verifyPlan(problem, plan);
      const candidates = rankCandidates(seat, problem.peers, others, problem);
      for (const { peer, medium, soft } of candidates) {
        const after = verifyPlan(problem, withPeer(peer));
        expect({ seed, medium, soft }).toEqual({
          seed,
          medium: after.medium - before.medium,
          soft: after.soft - before.soft,
        });
        ranked++;
      }
      const order = candidates.map(({ medium, soft }) => [medium, soft] as const);
      expect(order).toEqual([...order].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
    }
    expect(ranked).toBeGreaterThan(200);
  });
});
