import { type Names } from '../../scheduling/explain-plan.js';
import { type Plan } from '../../scheduling/plan.js';
import { isInvented, nameOfInvented } from '../../scheduling/what-if/invent-peers.js';
import { type Problem } from '../../scheduling/problem.js';

/** How people call what stands in a problem by id or code. */
export interface KnownNames {
  readonly members: ReadonlyMap<string, { readonly name: string; readonly organisation: string }>;
  readonly kinds: ReadonlyMap<string, string>;
  readonly themes: ReadonlyMap<string, string>;
}

/** Ids of everybody whom an analysis of these plans may name, each once. */
export function peopleNamedIn(problem: Problem, plans: readonly Plan[]): string[] {
  const earlier = problem.baseline?.challenges ?? [];
  return [
    ...new Set([
      ...[...plans.flatMap(({ challenges }) => challenges), ...earlier].flatMap(({ peers }) => peers),
      ...problem.challenges.flatMap(({ pinnedPeers }) => pinnedPeers),
    ]),
  ];
}

/** The names for an analysis: whoever is not known any more has left, and an organisation is known by those who come from it. */
export function namesFor(problem: Problem, { members, kinds, themes }: KnownNames): Names {
  const organisations = new Map<string, string>();
  for (const { id, organisation } of problem.peers) {
    const known = members.get(id);
    if (known) organisations.set(organisation, known.organisation);
  }
  return {
    peer: (id) => members.get(id)?.name ?? (isInvented(id) ? nameOfInvented(id) : 'A peer who has left'),
    kind: (kind) => kinds.get(kind)?.toLowerCase() ?? kind,
    theme: (theme) => themes.get(theme) ?? theme,
    organisation: (code) => organisations.get(code) ?? code,
  };
}
