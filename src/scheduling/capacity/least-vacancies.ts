import { type Highs } from 'highs';
import { type Facts } from '../encode-problem.js';
import { DEFAULT_OPTIONS } from '../options.js';
import { type Plan } from '../plan.js';
import { solveFacts } from '../solve.js';
import { verifyPlan } from '../verify-plan.js';
import { boundMedium, type ProofLevel } from './least-medium.js';
import { type PeerSupply } from './supply.js';
import { YearModel } from './year-model.js';

/** Places that the plan found leaves empty on one team. */
export interface EmptyPost {
  readonly challenge: string;
  /** Null for places that any kind may fill. */
  readonly kind: string | null;
  readonly count: number;
  /** Week of the team; null when the challenge is deferred. */
  readonly week: number | null;
}

/** How few vacancies a year can have. */
export interface LeastVacancies {
  /** No plan without broken hard rules has a smaller medium; null when there was no time for a bound, or there is no plan. */
  readonly bound: number | null;
  /** What it took to prove the bound. */
  readonly by: ProofLevel | null;
  /** Medium of the plan found; null when it breaks hard rules. */
  readonly reached: number | null;
  /** Whether the two are equal: no plan is better. */
  readonly isProven: boolean;
  /** Whether it is proven that every plan breaks a hard rule, as contradictory pins make it. */
  readonly isImpossible: boolean;
  /** The plan found, to show which posts are empty. */
  readonly plan: Plan;
  readonly empty: readonly EmptyPost[];
  /** Deferred challenges of the plan found. */
  readonly deferred: number;
  readonly completeTeams: number;
  /** Kinds with empty places: how many there are in the plan found, and how many in any plan at least. */
  readonly kinds: readonly { readonly kind: string; readonly inPlan: number; readonly atLeast: number }[];
}

/** How hard to look. */
export interface Effort {
  /** Moves of the search for a plan, for each challenge. */
  readonly movesPerChallenge: number;
  readonly seed: number;
  /** Asked now and then; true ends the work with what there is. */
  readonly shouldStop: () => boolean;
}

/** A bound may be this much short of the whole number that it stands for. */
const ROUNDING = 1e-5;

/**
 * Proves how few vacancies a year can have and finds a plan with as few: a bound by counting, a search that ends when it has
 * reached it, and finer bounds where they differ. Same facts and effort give the same answer unless `shouldStop` ended it.
 */
export function leastVacancies(
  facts: Facts,
  supplies: readonly PeerSupply[],
  highs: Highs,
  { movesPerChallenge, seed, shouldStop }: Effort,
): LeastVacancies {
  let reached = Infinity;
  const bounds = boundMedium(facts, supplies, highs, { enough: () => reached, shouldStop });
  let bound = bounds.next().value ?? null;
  const { plan } = solveFacts(facts, DEFAULT_OPTIONS, {
    seed,
    iterations: movesPerChallenge * facts.challenges.count,
    shouldStop: () => shouldStop() || reached <= (bound?.bound ?? -1),
    onIncumbent: ({ hard, medium }) => {
      if (hard === 0) reached = Math.min(reached, medium);
    },
  });
  const judged = verifyPlan(facts.problem, plan);
  reached = judged.hard === 0 ? judged.medium : Infinity;
  for (const better of bounds) bound = better;
  const isImpossible = bound?.bound === Infinity;
  const empty = emptyPosts(facts, plan);
  return {
    bound: isImpossible ? null : (bound?.bound ?? null),
    by: bound?.by ?? null,
    reached: judged.hard === 0 ? judged.medium : null,
    isProven: judged.hard === 0 && bound?.bound === judged.medium,
    isImpossible,
    plan,
    empty,
    deferred: plan.challenges.filter(({ week }) => week === null).length,
    completeTeams: facts.challenges.count - new Set(empty.map(({ challenge }) => challenge)).size,
    kinds: isImpossible ? [] : emptyByKind(facts, supplies, highs, empty, shouldStop),
  };
}

function emptyPosts({ problem }: Facts, plan: Plan): EmptyPost[] {
  const kindOf = new Map(problem.peers.map(({ id, kind }) => [id, kind]));
  const planned = new Map(plan.challenges.map((entry) => [entry.id, entry]));
  return problem.challenges.flatMap(({ id, kinds, minSize }) => {
    const { week = null, peers = [] } = planned.get(id) ?? {};
    const posts = problem.kinds.flatMap((kind): EmptyPost[] => {
      const have = peers.filter((peer) => kindOf.get(peer) === kind).length;
      const count = Math.max(0, (kinds[kind]?.[0] ?? 0) - have);
      return count === 0 ? [] : [{ challenge: id, kind, count, week }];
    });
    const further = minSize - peers.length - posts.reduce((sum, { count }) => sum + count, 0);
    return further > 0 ? [...posts, { challenge: id, kind: null, count: further, week }] : posts;
  });
}

function emptyByKind(
  facts: Facts,
  supplies: readonly PeerSupply[],
  highs: Highs,
  empty: readonly EmptyPost[],
  shouldStop: () => boolean,
): LeastVacancies['kinds'] {
  return facts.problem.kinds.flatMap((kind, k) => {
    const inPlan = empty.filter((post) => post.kind === kind).reduce((sum, { count }) => sum + count, 0);
    if (inPlan === 0) return [];
    if (shouldStop()) return [{ kind, inPlan, atLeast: 0 }];
    const choice = {
      aim: { emptyOf: k },
      detail: new Map([[k, 'weeks' as const]]),
      withRefusals: false,
      mostCopies: 1,
    };
    const model = new YearModel(facts, supplies, choice).load(highs);
    try {
      const bound = model.solve(shouldStop)?.bound ?? 0;
      return [
        { kind, inPlan, atLeast: Math.min(inPlan, Math.max(0, Math.ceil(bound - ROUNDING * Math.max(1, bound)))) },
      ];
    } finally {
      model.dispose();
    }
  });
}
