import { findObstacles } from '../matching/eligibility.js';
import { type ScheduledTeam } from '../matching/engagements.js';
import { type Peer } from '../matching/model.js';
import { teamShape } from '../matching/team-shape.js';
import { changeTeams, compareChanges, priceIfAllowed, type PricedChange, type Step } from './price-of-change.js';
import { rankForTeam } from './refill-team.js';
import { engagementsBeside, type StandingPlan, type Teams } from './standing-plan.js';

/** Posts elsewhere that are tried for one place; each takes two rankings of the pool. */
const MOST_TRIED = 12;

/**
 * Fills places of a team that nobody free can fill with members of other teams who could come if they left those, the post
 * that they leave going to the best successor. Takes whatever makes the change cheaper as a whole, one place after the other;
 * pinned members are left where they are.
 * Cost: `MOST_TRIED` posts for each vacant place, 10 ms each for 800 peers; nothing for a full team.
 * @param change what is to be done so far; it puts the challenge in its week
 */
export function borrowForTeam(standing: StandingPlan, challengeId: string, change: PricedChange): PricedChange {
  let best = change;
  for (const kind of vacantKinds(standing, challengeId, change)) {
    const soFar = best;
    const teams = changeTeams(standing, standing.teams, soFar.steps);
    const priced = postsOf(standing, teams, teams.get(challengeId)!, kind)
      .flatMap((from) => takeFrom(standing, challengeId, soFar.steps, from))
      .flatMap((steps) => priceIfAllowed(standing, steps) ?? []);
    for (const each of priced) if (compareChanges(each, best) < 0) best = each;
  }
  return best;
}

interface Post {
  readonly peer: Peer;
  readonly challenge: string;
}

function vacantKinds(standing: StandingPlan, challengeId: string, { steps }: PricedChange): (string | null)[] {
  const { challenge, team } = changeTeams(standing, standing.teams, steps).get(challengeId)!;
  const { missing, furtherPlaces } = teamShape(challenge, team, standing.problem.leadKinds);
  return [
    ...[...missing].flatMap(([kind, places]) => Array.from({ length: places }, () => kind)),
    ...Array.from({ length: furtherPlaces }, () => null),
  ];
}

/** Posts whose holders could come if they left them, those of challenges of low priority first. */
function postsOf(standing: StandingPlan, teams: Teams, seat: ScheduledTeam, kind: string | null): Post[] {
  const isInTheWay = new Set(['resting', 'at-days-limit']);
  const others = engagementsBeside(standing, teams, seat.challenge.id);
  return [...teams.values()]
    .filter(({ challenge }) => challenge.id !== seat.challenge.id)
    .sort((a, b) => a.challenge.priority - b.challenge.priority)
    .flatMap(({ challenge, team }) =>
      team
        .filter((peer) => (kind === null || peer.kind === kind) && !challenge.pinnedPeers.includes(peer.id))
        .filter((peer) => findObstacles(peer, seat, others, standing.problem).every(({ code }) => isInTheWay.has(code)))
        .map((peer) => ({ peer, challenge: challenge.id })),
    )
    .slice(0, MOST_TRIED);
}

/** The steps with the peer taken from their post, which stays open or goes to the best who may follow. */
function takeFrom(
  standing: StandingPlan,
  challengeId: string,
  steps: readonly Step[],
  { peer, challenge }: Post,
): Step[][] {
  const taken: Step[] = [...steps, { kind: 'leave', challenge, peer: peer.id }];
  const there = changeTeams(standing, standing.teams, taken);
  const seat = there.get(challengeId)!;
  const others = engagementsBeside(standing, there, challengeId);
  if (findObstacles(peer, seat, others, standing.problem).length > 0) return [];
  const joined: Step[] = [...taken, { kind: 'join', challenge: challengeId, peer: peer.id }];
  const teams = changeTeams(standing, standing.teams, joined);
  const follower = rankForTeam(standing, teams, challenge, null).find(({ peer: other }) => other.id !== peer.id);
  return follower ? [[...joined, { kind: 'join', challenge, peer: follower.peer.id }], joined] : [joined];
}
