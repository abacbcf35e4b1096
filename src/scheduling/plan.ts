/** The decisions of one planning year: the plan document of docs/planning/PROBLEM.md as types. */

/** A week and a team for one challenge; week null means deferred, with no team. */
export interface PlannedChallenge {
  readonly id: string;
  readonly week: number | null;
  readonly peers: readonly string[];
}

export interface Plan {
  /** Name of the problem that the plan answers. */
  readonly problem: string;
  readonly challenges: readonly PlannedChallenge[];
}

/** Hard, then medium, then soft; each as small as possible. */
export interface Score {
  readonly hard: number;
  readonly medium: number;
  readonly soft: number;
}

/** Negative when `a` is better than `b`. */
export function compareScores(a: Score, b: Score): number {
  return a.hard - b.hard || a.medium - b.medium || a.soft - b.soft;
}
