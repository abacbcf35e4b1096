import { type Facts } from '../encode-problem.js';

/** Further units of a resource beyond its limit: `count` of them at `cost` each, dearer ones later. */
export interface Piece {
  readonly cost: number;
  readonly count: number;
}

/** What a plan may use of a resource: `limit` for nothing, the pieces at their price, and no more. */
export interface Allowance {
  readonly limit: number;
  readonly pieces: readonly Piece[];
}

/**
 * Where each shared resource of the year has its place in one list: weeks, managers, the worst team, money, medium,
 * peers, regions in weeks, and the gap between a peer's deployments. Prices of resources are lists in this order.
 */
export interface Resources {
  readonly count: number;
  /** Challenges in week w: `w`; in the window of managers that begins with week w: `managers + w`. */
  readonly managers: number;
  /** Weighted team cost of challenge c beyond the year's worst: `worst + c`. */
  readonly worst: number;
  readonly budget: number;
  readonly medium: number;
  /** Deployments of peer p: `peer + p`. */
  readonly peer: number;
  /** Challenges of region r in week w: `region + r * weeks + w`. */
  readonly region: number;
  /** Deployments of peer p in the `minGapWeeks` weeks from week w on: `gap + p * weeks + w`. */
  readonly gap: number;
  /** Resources from here on enter the linear programme only once they are short. */
  readonly late: number;
  readonly mostMedium: number;
}

/** Lays the resources out for plans whose medium is at most `mostMedium`. */
export function layResources(facts: Facts, mostMedium: number): Resources {
  const managers = facts.weeks;
  const worst = managers + facts.weeks;
  const budget = worst + facts.challenges.count;
  const peer = budget + 2;
  const region = peer + facts.peers.count;
  const gap = region + facts.regions * facts.weeks;
  const count = gap + (facts.problem.minGapWeeks > 0 ? facts.peers.count * facts.weeks : 0);
  return { count, managers, worst, budget, medium: budget + 1, peer, region, gap, late: peer, mostMedium };
}

/** What a plan may use of resource r. Source: docs/planning/PROBLEM.md, rules 2, 5 and 10, and its soft terms. */
export function allowanceOf(facts: Facts, resources: Resources, r: number): Allowance {
  const { problem, weights } = facts;
  if (r < resources.managers) {
    const capacity = facts.capacity[r]!;
    const over = Math.min(capacity, facts.challenges.count) - problem.evenLoad;
    const costOf = (n: number): number => weights.weekOverload * (2 * n - 1);
    return { limit: Math.min(capacity, problem.evenLoad), pieces: piecesOf(over, costOf) };
  }
  if (r < resources.worst) return { limit: problem.managers, pieces: [] };
  if (r < resources.budget) return { limit: 0, pieces: [] };
  if (r === resources.budget) return { limit: problem.budgetDays, pieces: [] };
  if (r === resources.medium) return { limit: resources.mostMedium, pieces: [] };
  if (r < resources.region) {
    const most = Math.min(facts.peers.maxDeployments[r - resources.peer]!, mostByGap(facts));
    return { limit: Math.min(1, most), pieces: piecesOf(most - 1, (n) => weights.repeatUse * 2 * n) };
  }
  if (r < resources.gap) return { limit: 1, pieces: [{ cost: weights.regionLoad, count: facts.challenges.count }] };
  return { limit: 1, pieces: [] };
}

function piecesOf(count: number, costOf: (n: number) => number): Piece[] {
  return Array.from({ length: Math.max(0, count) }, (_, i) => ({ cost: costOf(i + 1), count: 1 }));
}

/** Most deployments that the gap between two leaves room for in a year. */
function mostByGap(facts: Facts): number {
  const { minGapWeeks } = facts.problem;
  return minGapWeeks > 0 ? Math.ceil(facts.weeks / minGapWeeks) : facts.challenges.count;
}
