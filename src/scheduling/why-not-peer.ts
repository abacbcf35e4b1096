import { findObstacles, type Obstacle } from '../matching/eligibility.js';
import { type ScheduledTeam } from '../matching/engagements.js';
import { type Peer } from '../matching/model.js';
import { BY_ID, type Wording } from '../matching/wording.js';
import { changeTeams, compareChanges, priceIfAllowed, type PricedChange, type Step } from './price-of-change.js';
import { rankForTeam } from './refill-team.js';
import { engagementsBeside, type StandingPlan, teamsOfPeer } from './standing-plan.js';

/** A post elsewhere that a peer would have to give up. */
export interface HeldPost {
  readonly challenge: string;
  readonly week: number;
  readonly sentence: string;
}

/** Why a peer is not on a team, and what it would take. */
export interface WhyNotPeer {
  readonly challenge: string;
  readonly peer: string;
  /** Week of the challenge, or null while it is deferred: then there is no team to join. */
  readonly week: number | null;
  readonly isOnTeam: boolean;
  /** Every rule that forbids the peer to join the team as it stands; none when they may. */
  readonly obstacles: readonly Obstacle[];
  /** Where only other engagements stand in the way: each of them. */
  readonly posts: readonly HeldPost[];
  /** Changes that seat the peer and break no rule, the cheapest first, at most `MOST_WAYS`. */
  readonly ways: readonly PricedChange[];
}

const MOST_WAYS = 5;
/** Successors tried for a post that the peer leaves, since the best may break a rule of the finished team. */
const SUCCESSORS_TRIED = 2;
/** Obstacles that go away when the peer leaves another team. */
export const ENGAGED: ReadonlySet<Obstacle['code']> = new Set(['resting', 'at-days-limit']);

/**
 * Why is this peer not on that team? All obstacles, and the cheapest ways there are: to join as one more, in place of each
 * member, and both also by leaving another team, whose post then stays open or goes to the best successor. Every price is
 * exact. Cost: one scoring for each way and one ranking for each post given up: some 100 ms for 800 peers.
 */
export function whyNotPeer(
  standing: StandingPlan,
  challengeId: string,
  peerId: string,
  say: Wording = BY_ID,
): WhyNotPeer {
  const peer = standing.peers.get(peerId)!;
  const seat = standing.teams.get(challengeId);
  const asked = { challenge: challengeId, peer: peerId };
  if (!seat) return { ...asked, week: null, isOnTeam: false, obstacles: [], posts: [], ways: [] };
  const isOnTeam = seat.team.some(({ id }) => id === peerId);
  const obstacles = findObstacles(
    peer,
    seat,
    engagementsBeside(standing, standing.teams, challengeId),
    standing.problem,
    say,
  );
  const ways = isOnTeam ? [] : waysIn(standing, seat, peer).sort(compareChanges).slice(0, MOST_WAYS);
  const isOnlyEngaged = obstacles.length > 0 && obstacles.every(({ code }) => ENGAGED.has(code));
  const posts = isOnlyEngaged ? postsInTheWay(standing, seat, peer, obstacles, say) : [];
  return { ...asked, week: seat.week, isOnTeam, obstacles, posts, ways };
}

/**
 * Every allowed way onto the team, priced: beside its members, and in place of each of them who is not pinned.
 * @param where `beside` leaves the members where they are
 */
export function waysIn(
  standing: StandingPlan,
  seat: ScheduledTeam,
  peer: Peer,
  where: 'beside' | 'anywhere' = 'anywhere',
): PricedChange[] {
  const { id, pinnedPeers } = seat.challenge;
  const leaving = where === 'beside' ? [] : seat.team.filter((member) => !pinnedPeers.includes(member.id));
  const givingUp = teamsOfPeer(standing.teams, peer.id).filter(
    ({ challenge }) => !challenge.pinnedPeers.includes(peer.id),
  );
  const ways: PricedChange[] = [];
  for (const from of [null, ...givingUp]) {
    const gone: Step[] = from === null ? [] : [{ kind: 'leave', challenge: from.challenge.id, peer: peer.id }];
    const others = engagementsBeside(standing, changeTeams(standing, standing.teams, gone), id);
    for (const out of [null, ...leaving]) {
      const team = seat.team.filter((member) => member !== out);
      if (findObstacles(peer, { ...seat, team }, others, standing.problem).length > 0) continue;
      const swapped: Step[] = out === null ? [] : [{ kind: 'leave', challenge: id, peer: out.id }];
      const steps: Step[] = [...gone, ...swapped, { kind: 'join', challenge: id, peer: peer.id }];
      ways.push(...[steps, ...withSuccessors(standing, steps, from, peer)].flatMap((each) => allowed(standing, each)));
    }
  }
  return ways;
}

const allowed = (standing: StandingPlan, steps: readonly Step[]): PricedChange[] => {
  const priced = priceIfAllowed(standing, steps);
  return priced === null ? [] : [priced];
};

/** The steps with the post that the peer gives up taken by one of the best successors. */
function withSuccessors(
  standing: StandingPlan,
  steps: readonly Step[],
  from: ScheduledTeam | null,
  peer: Peer,
): Step[][] {
  if (from === null) return [];
  const challenge = from.challenge.id;
  return rankForTeam(standing, changeTeams(standing, standing.teams, steps), challenge, null)
    .filter((candidate) => candidate.peer.id !== peer.id)
    .slice(0, SUCCESSORS_TRIED)
    .map((candidate) => [...steps, { kind: 'join', challenge, peer: candidate.peer.id }]);
}

function postsInTheWay(
  { problem, teams }: StandingPlan,
  { week }: ScheduledTeam,
  peer: Peer,
  obstacles: readonly Obstacle[],
  say: Wording,
): HeldPost[] {
  const isAtLimit = obstacles.some(({ code }) => code === 'at-days-limit');
  return teamsOfPeer(teams, peer.id)
    .filter((post) => isAtLimit || Math.abs(post.week - week) < problem.minGapWeeks)
    .map(({ challenge, week: itsWeek }) => {
      const post = `the post on the team of ${challenge.council.name} in ${say.week(itsWeek)}`;
      const sentence = challenge.pinnedPeers.includes(peer.id)
        ? `${say.peer(peer.id)} would have to give up ${post}, and is pinned there.`
        : `${say.peer(peer.id)} would have to give up ${post}.`;
      return { challenge: challenge.id, week: itsWeek, sentence };
    });
}
