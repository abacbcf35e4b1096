import { gatherEngagements, type ScheduledTeam } from '../matching/engagements.js';
import { type Peer } from '../matching/model.js';
import { rankCandidates } from '../matching/rank-candidates.js';
import { teamShape } from '../matching/team-shape.js';
import { type Plan } from './plan.js';
import { type Problem } from './problem.js';

/** One place on a scheduled team and who could stand in. Challenges and peers are indexes into the problem. */
export interface Post {
  readonly challenge: number;
  readonly week: number;
  /** Kind of peer that the place is for; null where any kind may take it. */
  readonly kind: string | null;
  /** Whom the plan chose, or -1 for a vacancy of the plan. */
  readonly peer: number;
  /** Assumption: pinned peers have said yes already. */
  readonly isConfirmed: boolean;
  /** Peers who may take the place while the rest of the plan stands, the best first. */
  readonly reserves: Int32Array;
}

/**
 * Every place of a plan with its reserves: one post a member, and one a vacancy. A reserve is of the same kind, breaks no rule
 * beside the whole plan as it stands (so is busy wherever the plan has them), and is ranked by what the year would score.
 * Assumption: who says no to a place is not asked for another at a time that the place would have blocked.
 * Answers the posts by challenge, in the order of the problem.
 * Cost: posts × pool of a kind × members × themes; some seconds for 800 peers and 114 challenges.
 * @param plan one that breaks no hard rule
 * Source: docs/adr/0018-people-say-no.md.
 */
export function rankReserves(problem: Problem, plan: Plan): Post[] {
  const indexOf = new Map(problem.peers.map(({ id }, index) => [id, index]));
  const ofKind = new Map(problem.kinds.map((kind) => [kind, problem.peers.filter((peer) => peer.kind === kind)]));
  const teams = scheduledTeams(problem, plan);
  return teams.flatMap((scheduled) => {
    const { challenge, week, team } = scheduled;
    const others = gatherEngagements(
      teams.filter((other) => other !== scheduled),
      problem,
    );
    const place = problem.challenges.indexOf(challenge);
    const rank = (rest: readonly Peer[], kind: string | null, without: Peer | null): Int32Array => {
      const pool = kind === null ? problem.peers : (ofKind.get(kind) ?? []);
      const seat = { challenge, week, team: rest, ...(kind === null ? {} : { kind }) };
      const ranked = rankCandidates(seat, pool, others, problem).filter(({ peer }) => peer !== without);
      return Int32Array.from(ranked, ({ peer }) => indexOf.get(peer.id)!);
    };
    const held = team.map((peer): Post => {
      const rest = team.filter((other) => other !== peer);
      return {
        challenge: place,
        week,
        kind: peer.kind,
        peer: indexOf.get(peer.id)!,
        isConfirmed: challenge.pinnedPeers.includes(peer.id),
        reserves: rank(rest, peer.kind, peer),
      };
    });
    const vacant = vacantKinds(scheduled, problem).map((kind): Post => ({
      challenge: place,
      week,
      kind,
      peer: -1,
      isConfirmed: false,
      reserves: rank(team, kind, null),
    }));
    return [...held, ...vacant];
  });
}

/** The kind of each vacancy, null for further places. */
function vacantKinds({ challenge, team }: ScheduledTeam, { leadKinds }: Problem): (string | null)[] {
  const { missing, furtherPlaces } = teamShape(challenge, team, leadKinds);
  const kinds = [...missing].flatMap(([kind, short]) => Array.from({ length: short }, () => kind));
  return [...kinds, ...Array.from({ length: furtherPlaces }, () => null)];
}

function scheduledTeams(problem: Problem, plan: Plan): ScheduledTeam[] {
  const peerOf = new Map(problem.peers.map((peer) => [peer.id, peer]));
  const entryOf = new Map(plan.challenges.map((entry) => [entry.id, entry]));
  return problem.challenges.flatMap((challenge) => {
    const entry = entryOf.get(challenge.id);
    if (entry === undefined || entry.week === null) return [];
    const team = entry.peers.map((id) => peerOf.get(id)).filter((peer) => peer !== undefined);
    return [{ challenge, week: entry.week, team }];
  });
}
