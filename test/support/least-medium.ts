import { type PlannedChallenge } from '../../src/scheduling/plan.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { listTeams } from './best-plan.js';

interface Option {
  readonly entry: PlannedChallenge;
  readonly medium: number;
}

/**
 * The least medium of any plan without broken hard rules, or null when every plan breaks one. Tries every week and team of
 * every challenge, judged by the verifier alone. For problems of two or three challenges and some eight peers.
 */
export function findLeastMedium(problem: Problem): number | null {
  const options = problem.challenges.map((challenge): Option[] => {
    const { id, weeks, pinnedWeek } = challenge;
    const alone: Problem = { ...problem, challenges: [challenge] };
    const offered = [...new Set(pinnedWeek === null ? weeks.map(({ week }) => week) : [pinnedWeek])];
    const entries: PlannedChallenge[] = [{ id, week: null, peers: [] }];
    for (const week of offered)
      for (const peers of listTeams(challenge, problem.peers)) entries.push({ id, week, peers });
    return entries
      .map((entry) => ({ entry, found: verifyPlan(alone, { problem: problem.name, challenges: [entry] }) }))
      .filter(({ found }) => found.hard === 0)
      .map(({ entry, found }) => ({ entry, medium: found.medium }))
      .sort((a, b) => a.medium - b.medium || a.entry.peers.length - b.entry.peers.length);
  });
  let least: number | null = null;
  const descend = (c: number, chosen: readonly PlannedChallenge[], medium: number): void => {
    if (c === options.length) {
      if (verifyPlan(problem, { problem: problem.name, challenges: chosen }).hard === 0) least = medium;
      return;
    }
    const later = options.slice(c + 1).reduce((sum, list) => sum + (list[0]?.medium ?? Infinity), 0);
    for (const option of options[c]!) {
      if (medium + option.medium + later >= (least ?? Infinity)) return;
      descend(c + 1, [...chosen, option.entry], medium + option.medium);
    }
  };
  descend(0, [], 0);
  return least;
}
