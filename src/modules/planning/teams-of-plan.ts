import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { missingPlaces } from './team-vacancies.js';

/** A team as a plan has it: the members whom it chose, then the places that it could not fill. */
export interface PlannedTeam {
  readonly challengeId: string;
  readonly monday: IsoDate;
  readonly seats: readonly { readonly kind: string | null; readonly chosenPeerId: string | null }[];
}

/** The teams of the scheduled challenges of a verified plan; a deferred challenge has none. */
export function teamsOfPlan(problem: Problem, plan: Plan): PlannedTeam[] {
  const challenges = new Map(problem.challenges.map((each) => [each.id, each]));
  const kinds = new Map(problem.peers.map(({ id, kind }) => [id, kind]));
  const order = new Map(problem.kinds.map((kind, i) => [kind, i]));
  return plan.challenges.flatMap(({ id, week, peers }) => {
    const challenge = challenges.get(id);
    if (!challenge || week === null) return [];
    const members = peers
      .map((peerId) => ({ kind: kinds.get(peerId) ?? null, chosenPeerId: peerId }))
      .sort((a, b) => (order.get(a.kind ?? '') ?? 0) - (order.get(b.kind ?? '') ?? 0));
    const missing = missingPlaces(
      challenge,
      members.map(({ kind }) => kind).filter((kind) => kind !== null),
    ).map((kind) => ({ kind, chosenPeerId: null }));
    return [{ challengeId: id, monday: problem.weeks[week]!.monday, seats: [...members, ...missing] }];
  });
}
