import { gatherEngagements, type Engagements, type ScheduledTeam } from '../matching/engagements.js';
import { type Challenge, type Peer } from '../matching/model.js';
import { type HardRuleId } from './constraints/hard-rules.js';
import { type Decisions, encodePlan } from './decisions.js';
import { encodeProblem, type Facts } from './encode-problem.js';
import { type Plan } from './plan.js';
import { type Problem } from './problem.js';
import { type DetailedScore, scoreDecisions } from './score.js';
import { verifyPlan } from './verify-plan.js';

/** A problem and a plan for it, looked up by id and ready for questions about what else it could have been. */
export interface StandingPlan {
  readonly problem: Problem;
  readonly facts: Facts;
  readonly decisions: Decisions;
  readonly score: DetailedScore;
  readonly peers: ReadonlyMap<string, Peer>;
  /** Place of each peer in the problem. */
  readonly peerIndex: ReadonlyMap<string, number>;
  readonly challenges: ReadonlyMap<string, Challenge>;
  /** Every scheduled team by the id of its challenge; a deferred challenge has none. */
  readonly teams: Teams;
}

export type Teams = ReadonlyMap<string, ScheduledTeam>;

/** Breaches that leave it open what the plan says. A plan that breaks other rules can be asked about. */
const UNREADABLE: ReadonlySet<HardRuleId> = new Set([
  'unknown-challenge',
  'duplicate-challenge',
  'team-without-week',
  'week-not-a-number',
  'unknown-peer',
  'peer-twice-on-team',
]);

/**
 * Looks a plan up. Returns it, or a sentence for each entry that says nothing about this problem: names it does not know, a
 * week that the year does not have, a team with more members than any team may have.
 * Cost: that of encoding the problem (10 ms for 800 peers), once for any number of questions.
 */
export function readStandingPlan(
  problem: Problem,
  plan: Plan,
): { readonly standing: StandingPlan } | { readonly faults: readonly string[] } {
  const faults = verifyPlan(problem, plan)
    .violations.filter(({ rule }) => UNREADABLE.has(rule))
    .map(({ sentence }) => sentence);
  const facts = encodeProblem(problem);
  for (const { id, week, peers } of plan.challenges) {
    if (week !== null && !problem.weeks[week])
      faults.push(`${id} is put in week ${week}; the year has weeks 0 to ${problem.weeks.length - 1}.`);
    if (peers.length > facts.seats)
      faults.push(`${id} has a team of ${peers.length}; no team of this year may have more than ${facts.seats}.`);
  }
  if (faults.length > 0) return { faults };

  const decisions = encodePlan(facts, plan);
  const peers = new Map(problem.peers.map((peer) => [peer.id, peer]));
  const challenges = new Map(problem.challenges.map((challenge) => [challenge.id, challenge]));
  const teams = new Map(
    plan.challenges.flatMap(({ id, week, peers: ids }): [string, ScheduledTeam][] => {
      const challenge = challenges.get(id);
      if (!challenge || week === null) return [];
      return [[id, { challenge, week, team: ids.map((peer) => peers.get(peer)!) }]];
    }),
  );
  const peerIndex = new Map(problem.peers.map(({ id }, p) => [id, p]));
  const score = scoreDecisions(facts, decisions);
  return { standing: { problem, facts, decisions, score, peers, peerIndex, challenges, teams } };
}

/** What everybody is engaged in apart from one challenge. Cost: O(deployments × themes). */
export function engagementsBeside({ problem }: StandingPlan, teams: Teams, challengeId: string): Engagements {
  return gatherEngagements(
    [...teams.values()].filter(({ challenge }) => challenge.id !== challengeId),
    problem,
  );
}

/** The challenges on whose teams a peer sits, in the order of their weeks. */
export function teamsOfPeer(teams: Teams, peerId: string): ScheduledTeam[] {
  return [...teams.values()].filter(({ team }) => team.some(({ id }) => id === peerId)).sort((a, b) => a.week - b.week);
}

/** What losing members of the earlier plan counts, for those who are not on the team; their return saves it. */
export function missedMembers({ problem }: StandingPlan, { challenge, team }: ScheduledTeam): Map<string, number> {
  const earlier = problem.baseline?.challenges.find(({ id }) => id === challenge.id);
  if (!earlier || earlier.week === null) return new Map();
  const prices = new Map(Object.entries(earlier.prices ?? {}));
  return new Map(
    earlier.peers.filter((id) => !team.some((peer) => peer.id === id)).map((id) => [id, prices.get(id) ?? 1]),
  );
}
