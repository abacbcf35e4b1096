import { carryPlanOver } from '../../scheduling/carry-plan-over.js';
import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { type IsoDate } from '../platform/clock/iso-date.js';

/** One seat of a team in force. */
export interface StandingSeat {
  readonly id: string;
  /** Null: any kind may fill it. */
  readonly kind: string | null;
  readonly state: 'vacant' | 'offered' | 'accepted' | 'confirmed';
  /** Who is asked or has said yes. */
  readonly peerId: string | null;
  /** Whom the plan chose. */
  readonly chosenPeerId: string | null;
  /** The best-ranked of those who are being sounded for it; null when nobody is. */
  readonly soundedPeerId: string | null;
}

/** A team in force, as far as it has come. */
export interface StandingTeam {
  readonly id: string;
  readonly challengeId: string;
  readonly planId: string;
  readonly monday: IsoDate;
  /** Whether its peers may be asked. */
  readonly isAskingOpen: boolean;
  readonly seats: readonly StandingSeat[];
  /** Peers who have said no, or let their time pass, or were written off. */
  readonly refused: readonly string[];
}

/** Whom a seat counts on: whoever has it, else whom the plan chose as long as they have not said no; null for a vacancy. */
export const holderOf = (seat: StandingSeat, { refused }: Pick<StandingTeam, 'refused'>): string | null =>
  seat.peerId ?? (seat.chosenPeerId !== null && !refused.includes(seat.chosenPeerId) ? seat.chosenPeerId : null);

/**
 * The teams in force as a plan for the year as its facts are now: peers who have left the pool and challenges that were withdrawn are
 * taken out.
 */
export function planOfTeams(problem: Problem, teams: readonly StandingTeam[]): Plan {
  const weekOf = new Map(problem.weeks.map(({ monday, index }) => [monday, index]));
  const teamOf = new Map(teams.map((team) => [team.challengeId, team]));
  const plan: Plan = {
    problem: problem.name,
    challenges: problem.challenges.map(({ id }) => {
      const team = teamOf.get(id);
      const week = team ? (weekOf.get(team.monday) ?? null) : null;
      if (!team || week === null) return { id, week: null, peers: [] };
      const peers = team.seats.map((seat) => holderOf(seat, team)).filter((peer) => peer !== null);
      return { id, week, peers: [...new Set(peers)] };
    }),
  };
  return carryPlanOver(plan, problem).plan;
}
