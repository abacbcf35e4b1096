import { type Candidate, rankCandidates } from '../matching/rank-candidates.js';
import { teamShape } from '../matching/team-shape.js';
import { type ScheduledTeam } from '../matching/engagements.js';
import { changeTeams, type Step } from './price-of-change.js';
import { engagementsBeside, missedMembers, type StandingPlan, type Teams } from './standing-plan.js';

/**
 * Who could join a team as the year stands in `teams`, the best first. Cost: that of `rankCandidates`, some milliseconds for
 * 800 peers.
 * @param kind only this kind of peer; null for any
 */
export function rankForTeam(
  standing: StandingPlan,
  teams: Teams,
  challengeId: string,
  kind: string | null,
): Candidate[] {
  const seat = teams.get(challengeId)!;
  const others = engagementsBeside(standing, teams, challengeId);
  const missed = missedMembers(standing, seat);
  return rankCandidates(
    { ...seat, missed, ...(kind === null ? {} : { kind }) },
    standing.problem.peers,
    others,
    standing.problem,
  );
}

/**
 * Fills a team up to its least numbers, the best peer at a time: leads first, then kinds that are short, then places that any
 * kind may fill, as the search does. Leaves a vacancy where nobody fits. Cost: one ranking for each place.
 * @returns the steps, none when nothing is vacant or nobody can come
 */
export function refillTeam(standing: StandingPlan, teams: Teams, challengeId: string): Step[] {
  const { leadKinds, kinds } = standing.problem;
  const steps: Step[] = [];
  const seatBest = (kind: string | null): boolean => {
    const [best] = rankForTeam(standing, changeTeams(standing, teams, steps), challengeId, kind);
    if (best) steps.push({ kind: 'join', challenge: challengeId, peer: best.peer.id });
    return best !== undefined;
  };
  const shape = () => {
    const { challenge, team }: ScheduledTeam = changeTeams(standing, teams, steps).get(challengeId)!;
    return teamShape(challenge, team, leadKinds);
  };
  const isLead = (kind: string): boolean => leadKinds.includes(kind);
  for (const kind of [...kinds.filter(isLead), ...kinds.filter((each) => !isLead(each))]) {
    const { missing, openKinds } = shape();
    if (!openKinds.has(kind)) continue;
    for (let short = missing.get(kind) ?? 0; short > 0; short--) if (!seatBest(kind)) break;
  }
  for (let places = shape().furtherPlaces; places > 0; places--) if (!seatBest(null)) break;
  return steps;
}
