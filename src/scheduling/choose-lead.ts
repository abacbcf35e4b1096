import { type Peer } from '../matching/model.js';
import { type Problem } from './problem.js';

/** Members of a team who can lead it, the most experienced first; of equals by the order of the kinds, then by id. */
export function leadsOf({ kinds, leadKinds }: Pick<Problem, 'kinds' | 'leadKinds'>, team: readonly Peer[]): Peer[] {
  return team
    .filter(({ kind }) => leadKinds.includes(kind))
    .sort(
      (a, b) => b.experience - a.experience || kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.id < b.id ? -1 : 1),
    );
}

/**
 * Who leads a team: the one whom a coordinator chose, as long as they are a member who can lead, else the most experienced.
 * Null when nobody on it can lead. Source: the paper, “a leader and chief executive to participate in or lead each challenge”.
 */
export function chooseLead(
  problem: Pick<Problem, 'kinds' | 'leadKinds'>,
  team: readonly Peer[],
  chosen: string | null = null,
): Peer | null {
  const leads = leadsOf(problem, team);
  return leads.find(({ id }) => id === chosen) ?? leads[0] ?? null;
}
