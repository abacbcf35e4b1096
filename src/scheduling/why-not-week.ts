import { findObstacles, type Obstacle } from '../matching/eligibility.js';
import { type ScheduledTeam } from '../matching/engagements.js';
import { teamShape } from '../matching/team-shape.js';
import { BY_ID, type Wording } from '../matching/wording.js';
import { changeTeams, priceOfChange, type PricedChange, type Step } from './price-of-change.js';
import { refillTeam } from './refill-team.js';
import { engagementsBeside, type StandingPlan, type Teams } from './standing-plan.js';
import { findWeekObstacles, type WeekObstacle } from './week-obstacles.js';

/** A rule about the team that would be there in the week. */
export interface TeamObstacle {
  readonly code: 'pinned-member-cannot-come' | 'team-too-short' | 'nobody-to-lead';
  readonly sentence: string;
}

/** A member who could not come along, with every reason. */
export interface LeavingMember {
  readonly peer: string;
  readonly obstacles: readonly Obstacle[];
}

/** Why a challenge is not in a week, and what moving it there would take. */
export interface WhyNotWeek {
  readonly challenge: string;
  readonly week: number;
  /** The week that the plan has chosen; null while it is deferred. */
  readonly from: number | null;
  /** Every rule that forbids it; none when the challenge may move. */
  readonly obstacles: readonly (WeekObstacle | TeamObstacle)[];
  readonly stay: readonly string[];
  readonly leave: readonly LeavingMember[];
  /** Those who would be asked instead, best first; empty when a rule forbids the week itself. */
  readonly come: readonly string[];
  /** The move with its exact price; null when it is forbidden, and in the week where the challenge is already. */
  readonly move: PricedChange | null;
}

/**
 * Why is this challenge not in that week? Every rule, or the price of moving there with the members who can come (pinned ones
 * first) and the team filled up to its least numbers best-first. A deferred challenge is asked about in the same way.
 * Cost: one ranking for each place to fill, some milliseconds each for 800 peers.
 * @param week index of a week of the year
 */
export function whyNotWeek(
  standing: StandingPlan,
  challengeId: string,
  week: number,
  say: Wording = BY_ID,
): WhyNotWeek {
  const { problem, teams } = standing;
  const challenge = standing.challenges.get(challengeId)!;
  const before = teams.get(challengeId);
  const asked = { challenge: challengeId, week, from: before?.week ?? null };
  if (before?.week === week)
    return { ...asked, obstacles: [], stay: before.team.map(({ id }) => id), leave: [], come: [], move: null };

  const forbidden = findWeekObstacles(problem, teams, challenge, week, say);
  const { stay, leave } = partTeam(standing, { challenge, week, team: before?.team ?? [] }, say);
  const pinned = leave
    .filter(({ peer }) => challenge.pinnedPeers.includes(peer))
    .map(({ peer, obstacles }): TeamObstacle => {
      const why = obstacles.map(({ sentence }) => sentence).join(' ');
      return {
        code: 'pinned-member-cannot-come',
        sentence: `${say.peer(peer)} is pinned to the team and cannot come. ${why}`,
      };
    });
  const obstacles = [...forbidden, ...pinned];
  if (obstacles.length > 0) return { ...asked, obstacles, stay, leave, come: [], move: null };

  const parted: Step[] = [
    { kind: 'move', challenge: challengeId, week },
    ...leave.map(({ peer }): Step => ({ kind: 'leave', challenge: challengeId, peer })),
  ];
  const joining = refillTeam(standing, changeTeams(standing, teams, parted), challengeId);
  const steps = [...parted, ...joining];
  const come = joining.flatMap((step) => (step.kind === 'join' ? [step.peer] : []));
  const short = findTeamObstacles(standing, changeTeams(standing, teams, steps), challengeId);
  const move = short.length > 0 ? null : { steps, price: priceOfChange(standing, steps) };
  return { ...asked, obstacles: short, stay, leave, come, move };
}

/** Which members could come to the week, seated one after the other. */
function partTeam(
  standing: StandingPlan,
  { challenge, week, team }: ScheduledTeam,
  say: Wording,
): { stay: string[]; leave: LeavingMember[] } {
  const others = engagementsBeside(standing, standing.teams, challenge.id);
  const isPinned = (id: string): number => Number(challenge.pinnedPeers.includes(id));
  const leave: LeavingMember[] = [];
  let seated: ScheduledTeam['team'] = [];
  for (const peer of [...team].sort((a, b) => isPinned(b.id) - isPinned(a.id))) {
    const obstacles = findObstacles(peer, { challenge, week, team: seated }, others, standing.problem, say);
    // Whether somebody leads is judged on the finished team.
    const personal = obstacles.filter(({ code }) => code !== 'nobody-to-lead');
    if (personal.length === 0) seated = [...seated, peer];
    else leave.push({ peer: peer.id, obstacles: personal });
  }
  return { stay: seated.map(({ id }) => id), leave };
}

function findTeamObstacles({ problem }: StandingPlan, teams: Teams, challengeId: string): TeamObstacle[] {
  const { challenge, team } = teams.get(challengeId)!;
  const { vacancies, leads } = teamShape(challenge, team, problem.leadKinds);
  const obstacles: TeamObstacle[] = [];
  if (vacancies > problem.maxVacancies)
    obstacles.push({
      code: 'team-too-short',
      sentence: `Only ${team.length} can come: ${vacancies} places stay vacant, and at most ${problem.maxVacancies} may.`,
    });
  if (leads.length === 0)
    obstacles.push({ code: 'nobody-to-lead', sentence: 'Nobody who can lead the team is free to come.' });
  return obstacles;
}
