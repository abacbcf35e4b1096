import { changeTeams, type Step } from '../price-of-change.js';
import { type StandingPlan, type Teams } from '../standing-plan.js';
import {
  againObjections,
  findObjections,
  type HostWeeks,
  type Objection,
  type PartyTelling,
  teamObjections,
} from './find-objections.js';
import { type SeatChange } from './one-step-changes.js';

/** A change that would remove an objection. */
export interface Removal {
  readonly steps: readonly Step[];
  readonly medium: number;
  readonly soft: number;
  /** Objections that it would make, or make worse; empty for a clean change. */
  readonly makes: readonly Objection[];
}

/** What a change does to the objections of a plan. */
export interface Effect {
  readonly removes: readonly string[];
  readonly makes: readonly Objection[];
}

/** The objections before against those after a change. What has grown counts as made. */
export function effectOf(before: readonly Objection[], after: readonly Objection[]): Effect {
  const amounts = new Map(before.map(({ key, amount }) => [key, amount]));
  const left = new Set(after.map(({ key }) => key));
  return {
    removes: [...amounts.keys()].filter((key) => !left.has(key)),
    makes: after.filter(({ key, amount }) => amount > (amounts.get(key) ?? 0)),
  };
}

/** What exchanging a member does, looked at where it can matter: in the team, and at the two peers' other deployments. */
export function seatEffect(
  { problem, teams }: StandingPlan,
  { challenge, out, into }: SeatChange,
  context: {
    readonly before: readonly Objection[];
    readonly hosts: HostWeeks;
    readonly parties: PartyTelling;
    readonly servedBy: ReadonlyMap<string, readonly string[]>;
  },
): Effect {
  const placed = teams.get(problem.challenges[challenge]!.id)!;
  const { id } = placed.challenge;
  const leaving = out < 0 ? null : problem.peers[out]!;
  const coming = into < 0 ? null : problem.peers[into]!;
  const team = [...placed.team.filter((peer) => peer !== leaving), ...(coming ? [coming] : [])];
  const served = (peer: string): readonly string[] => context.servedBy.get(peer) ?? [];
  const before = [
    ...context.before,
    ...[leaving, coming].flatMap((peer) => (peer ? againObjections(peer, served(peer.id)) : [])),
  ];
  const after = [
    ...teamObjections(problem, { ...placed, team }, context.hosts, context.parties),
    ...(leaving
      ? againObjections(
          leaving,
          served(leaving.id).filter((each) => each !== id),
        )
      : []),
    ...(coming ? againObjections(coming, [...served(coming.id), id]) : []),
  ];
  return effectOf(before, after);
}

/** What any change does, by looking at the whole year. Cost: that of `findObjections`. */
export function yearEffect(
  standing: StandingPlan,
  steps: readonly Step[],
  before: readonly Objection[],
  parties: PartyTelling,
): Effect {
  return effectOf(before, findObjections(standing.problem, changeTeams(standing, standing.teams, steps), parties));
}

/** Ids of the challenges on whose teams each peer sits. */
export function servedByPeer(teams: Teams): Map<string, string[]> {
  const served = new Map<string, string[]>();
  for (const { challenge, team } of teams.values())
    for (const { id } of team) served.set(id, [...(served.get(id) ?? []), challenge.id]);
  return served;
}
