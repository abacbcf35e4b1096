import { type Challenge, type Peer } from '../../src/matching/model.js';
import { type Plan, type PlannedChallenge } from '../../src/scheduling/plan.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';

/** The best plan whose medium is at most a limit. */
export interface BestPlan {
  readonly plan: Plan;
  readonly medium: number;
  readonly soft: number;
}

interface Option {
  readonly entry: PlannedChallenge;
  readonly medium: number;
  /** Soft that the challenge brings on its own; together with others it is never less, the worst team apart. */
  readonly soft: number;
}

/**
 * Finds the cheapest plan with no broken hard rule and a medium of at most `mostMedium`, or null when there is none. Tries
 * every week and team of every challenge, judged by the verifier alone, and leaves out only what already costs more than
 * the best. For problems of two or three challenges and some eight peers.
 */
export function findBestPlan(problem: Problem, mostMedium: number): BestPlan | null {
  const options = problem.challenges.map((challenge) => listOptions(problem, challenge, mostMedium));
  const cheapest = options.map((list) => list[0]?.soft ?? Infinity);
  let best: BestPlan | null = null;
  const descend = (c: number, chosen: readonly Option[]): void => {
    const soft = chosen.reduce((sum, option) => sum + option.soft, 0);
    if (chosen.reduce((sum, option) => sum + option.medium, 0) > mostMedium) return;
    if (c === options.length) {
      const plan = { problem: problem.name, challenges: chosen.map(({ entry }) => entry) };
      const found = verifyPlan(problem, plan);
      if (found.hard === 0 && found.medium <= mostMedium && found.soft < (best?.soft ?? Infinity))
        best = { plan, medium: found.medium, soft: found.soft };
      return;
    }
    const later = cheapest.slice(c + 1).reduce((sum, each) => sum + each, 0);
    for (const option of options[c]!) {
      if (soft + option.soft + later >= (best?.soft ?? Infinity)) return;
      descend(c + 1, [...chosen, option]);
    }
  };
  descend(0, []);
  return best;
}

/** Weeks and teams that break no rule on their own, and the deferral; the cheapest first. */
function listOptions(problem: Problem, challenge: Challenge, mostMedium: number): Option[] {
  const { id, weeks, pinnedWeek } = challenge;
  const alone: Problem = { ...problem, challenges: [challenge] };
  const offered = [...new Set(pinnedWeek === null ? weeks.map(({ week }) => week) : [pinnedWeek])];
  const entries: PlannedChallenge[] = [{ id, week: null, peers: [] }];
  for (const week of offered)
    for (const peers of listTeams(challenge, problem.peers)) entries.push({ id, week, peers });
  return entries
    .map((entry) => ({ entry, found: verifyPlan(alone, { problem: problem.name, challenges: [entry] }) }))
    .filter(({ found }) => found.hard === 0 && found.medium <= mostMedium)
    .map(({ entry, found }) => ({
      entry,
      medium: found.medium,
      soft: found.soft - found.softByTerm.worstTeam.weighted,
    }))
    .sort((a, b) => a.soft - b.soft);
}

/** Every team that the kinds and the size of a challenge leave open, whether the other rules allow it or not. */
export function listTeams(challenge: Challenge, peers: readonly Peer[]): string[][] {
  let teams: string[][] = [[]];
  for (const { id, kind } of peers) {
    if ((challenge.kinds[kind]?.[1] ?? 0) === 0) continue;
    teams = [...teams, ...teams.filter((team) => team.length < challenge.maxSize).map((team) => [...team, id])];
  }
  return teams;
}
