import { findObstacles } from '../../matching/eligibility.js';
import { type Candidate } from '../../matching/rank-candidates.js';
import { type Askable, type PlaceToFill } from '../../scheduling/ask-next.js';
import { changeTeams } from '../../scheduling/price-of-change.js';
import { rankForTeam } from '../../scheduling/refill-team.js';
import { engagementsBeside, type StandingPlan } from '../../scheduling/standing-plan.js';
import { holderOf, type StandingSeat, type StandingTeam } from './standing-of-teams.js';

/** Reserves of whom it is reckoned who else may need them; nobody is asked further down in one round. */
const RESERVES_WEIGHED = 6;

/** A place with the ranking behind it, for those who want to see it. */
export interface RankedPlace extends PlaceToFill {
  readonly seat: StandingSeat;
  readonly candidates: readonly Candidate[];
}

/**
 * Who could take a seat of a team as the year stands, the best first: nobody on the team, nobody who has said no to it or is held
 * elsewhere in those days. Changes are exact for the score of the year.
 */
export function candidatesFor(
  standing: StandingPlan,
  team: StandingTeam,
  seat: StandingSeat,
  held: ReadonlySet<string>,
): Candidate[] {
  const holder = holderOf(seat, team);
  const teams =
    holder === null || !standing.peers.has(holder)
      ? standing.teams
      : changeTeams(standing, standing.teams, [{ kind: 'leave', challenge: team.challengeId, peer: holder }]);
  return rankForTeam(standing, teams, team.challengeId, seat.kind).filter(
    ({ peer }) => peer.id !== holder && !team.refused.includes(peer.id) && !held.has(peer.id),
  );
}

/** The places of a team as the rule about whom to ask next takes them. */
export function placesToFill(
  standing: StandingPlan,
  team: StandingTeam,
  others: readonly StandingTeam[],
  held: ReadonlySet<string>,
): RankedPlace[] {
  return team.seats.map((seat) => {
    const candidates = candidatesFor(standing, team, seat, held);
    const state = seat.state === 'vacant' ? (seat.soundedPeerId === null ? 'vacant' : 'asked') : seat.state;
    return {
      id: seat.id,
      seat,
      candidates,
      state: state === 'offered' ? 'asked' : state === 'vacant' || state === 'asked' ? state : 'held',
      first: firstOf(standing, team, seat, held),
      reserves: candidates.map(({ peer }, i) => ({
        peer: peer.id,
        acceptance: peer.acceptance,
        rivals: i < RESERVES_WEIGHED ? countRivals(standing, others, peer.id, team.id) : 0,
      })),
    };
  });
}

/** Whom the plan chose, if nothing speaks against them now; or whoever is being asked. */
function firstOf(
  standing: StandingPlan,
  team: StandingTeam,
  seat: StandingSeat,
  held: ReadonlySet<string>,
): Askable | null {
  const id = seat.soundedPeerId ?? holderOf(seat, team);
  const peer = id === null ? undefined : standing.peers.get(id);
  if (!peer) return null;
  const askable = { peer: peer.id, acceptance: peer.acceptance, rivals: 0 };
  if (seat.state !== 'vacant' || seat.soundedPeerId !== null) return askable;
  const scheduled = standing.teams.get(team.challengeId)!;
  const rest = { ...scheduled, team: scheduled.team.filter((member) => member !== peer) };
  const obstacles = findObstacles(
    peer,
    rest,
    engagementsBeside(standing, standing.teams, team.challengeId),
    standing.problem,
  );
  // Whether somebody else leads is for the finished team.
  return held.has(peer.id) || obstacles.some(({ code }) => code !== 'nobody-to-lead') ? null : askable;
}

/** Places of other teams still to be filled, of the peer's kind, in a week that the peer has marked. */
function countRivals(
  { peers, problem }: StandingPlan,
  teams: readonly StandingTeam[],
  peerId: string,
  teamId: string,
): number {
  const peer = peers.get(peerId)!;
  const weekOf = new Map(problem.weeks.map(({ monday, index }) => [monday, index]));
  let rivals = 0;
  for (const team of teams) {
    const week = weekOf.get(team.monday);
    if (team.id === teamId || week === undefined || peer.availability[week] === 'N') continue;
    rivals += team.seats.filter(
      ({ state, kind }) => (state === 'vacant' || state === 'offered') && (kind === null || kind === peer.kind),
    ).length;
  }
  // Several places share a peer only as far as nobody else is for them: each has its own first.
  return Math.min(rivals, MOST_RIVALS);
}

/** Assumption: of the places that a reserve could take, at most so many will need one at the same time. */
const MOST_RIVALS = 2;
