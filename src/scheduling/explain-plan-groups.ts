import { scoreOf, type PlanAnalysis, type PlanMatch } from './explain-plan.js';
import { listed, many, wordingOf, type Names } from './explanation/wording.js';
import type { Plan, Score } from './plan.js';
import type { Problem } from './problem.js';

export type Grouping = 'person' | 'council';

/** What one person's deployments, or one council's challenge, cost the plan. */
export interface MatchGroup extends Score {
  /** Id of the peer, or of the challenge. */
  readonly id: string;
  readonly name: string;
  /** Where the peer is deployed; which week and how large a team the council has. */
  readonly about: string;
  /** The dearest first, hard before medium before soft. */
  readonly matches: readonly PlanMatch[];
}

/** An analysis by person or by council; all points of groups and rest together are those of the plan. */
export interface GroupedAnalysis {
  /** The dearest first; who costs nothing is left out. */
  readonly groups: readonly MatchGroup[];
  /** What is no single person's, or no single council's. */
  readonly rest: Score & { readonly matches: readonly PlanMatch[] };
}

const LEVELS = ['hard', 'medium', 'soft'] as const;
const dearer = (a: Score, b: Score): number => b.hard - a.hard || b.medium - a.medium || b.soft - a.soft;

/** The matches of an analysis by person or by council. Cost: linear in matches and deployments. */
export function groupAnalysis(
  problem: Problem,
  plan: Plan,
  analysis: PlanAnalysis,
  by: Grouping,
  names: Names = {},
): GroupedAnalysis {
  const matches = analysis.terms.flatMap((term) => term.matches).sort(byLevelAndPoints);
  const keyOf = (match: PlanMatch): string | null => (by === 'person' ? match.peer : match.challenge);
  const groups = new Map<string, PlanMatch[]>();
  const rest: PlanMatch[] = [];
  for (const match of matches) {
    const key = keyOf(match);
    if (key === null) rest.push(match);
    else if (groups.has(key)) groups.get(key)!.push(match);
    else groups.set(key, [match]);
  }
  const say = wordingOf(problem, names);
  const describe = by === 'person' ? describePeople(problem, plan, names) : describeCouncils(problem, plan, names);
  return {
    groups: [...groups]
      .map(([id, own]) => ({
        id,
        name: by === 'person' ? say.peer(id) : say.council(id),
        about: describe(id),
        ...scoreOf(own),
        matches: own,
      }))
      .sort((a, b) => dearer(a, b) || (a.name < b.name ? -1 : 1)),
    rest: { ...scoreOf(rest), matches: rest },
  };
}

function byLevelAndPoints(a: PlanMatch, b: PlanMatch): number {
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || b.points - a.points;
}

function describePeople(problem: Problem, plan: Plan, names: Names): (id: string) => string {
  const say = wordingOf(problem, names);
  const councilsOf = new Map<string, string[]>();
  for (const { id, week, peers } of plan.challenges)
    if (week !== null)
      for (const peer of peers) councilsOf.set(peer, [...(councilsOf.get(peer) ?? []), say.council(id)]);
  return (id) => {
    const councils = councilsOf.get(id) ?? [];
    return councils.length === 0 ? 'Not deployed' : `${many(councils.length, 'deployment')}: ${listed(councils)}`;
  };
}

function describeCouncils(problem: Problem, plan: Plan, names: Names): (id: string) => string {
  const say = wordingOf(problem, names);
  const entries = new Map(plan.challenges.map((entry) => [entry.id, entry]));
  return (id) => {
    const { week, peers } = entries.get(id) ?? { week: null, peers: [] };
    return week === null ? 'Deferred' : `In ${say.week(week)}, with a team of ${peers.length}`;
  };
}
