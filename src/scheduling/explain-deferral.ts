import { findObstacles } from '../matching/eligibility.js';
import { BY_ID, type Wording } from '../matching/wording.js';
import { countPool, type PoolCount } from './explain-vacancy.js';
import { type PricedChange } from './price-of-change.js';
import { engagementsBeside, type StandingPlan } from './standing-plan.js';
import { whyNotWeek, type WhyNotWeek } from './why-not-week.js';

/** A required kind in one week: who of the pool could come, if nobody else were on the team. */
export interface KindInWeek extends PoolCount {
  readonly kind: string;
  /** Least members of the kind. */
  readonly needed: number;
}

/** One week on offer to a deferred challenge. */
export interface DeferredWeek {
  readonly week: number;
  readonly obstacles: WhyNotWeek['obstacles'];
  readonly kinds: readonly KindInWeek[];
  /** Scheduling it there with the best team that can be had; null when a rule forbids it. */
  readonly schedule: PricedChange | null;
}

/** Why a challenge has no week, week by week. */
export interface DeferralExplained {
  readonly challenge: string;
  readonly weeks: readonly DeferredWeek[];
}

/**
 * Why is this challenge deferred? For each week on offer the rules that forbid it, and for each required kind how many of the
 * pool could come and what keeps the others. Cost: the pool for each week, and one ranking for each place of each week that
 * is allowed: a second for 800 peers.
 * @returns null when the challenge is scheduled
 */
export function explainDeferral(
  standing: StandingPlan,
  challengeId: string,
  say: Wording = BY_ID,
): DeferralExplained | null {
  if (standing.teams.has(challengeId)) return null;
  const { problem, teams } = standing;
  const challenge = standing.challenges.get(challengeId)!;
  const others = engagementsBeside(standing, teams, challengeId);
  const required = problem.kinds
    .map((kind) => ({ kind, needed: Object.hasOwn(challenge.kinds, kind) ? challenge.kinds[kind]![0] : 0 }))
    .filter(({ needed }) => needed > 0);
  const weeks = [...new Set(challenge.weeks.map(({ week }) => week))].map((week): DeferredWeek => {
    const { obstacles, move } = whyNotWeek(standing, challengeId, week, say);
    const kinds = required.map(({ kind, needed }): KindInWeek => {
      const reasons = problem.peers
        .filter((peer) => peer.kind === kind)
        .map((peer) => findObstacles(peer, { challenge, week, team: [] }, others, problem).map(({ code }) => code));
      return { kind, needed, ...countPool(reasons) };
    });
    return { week, obstacles, kinds, schedule: move };
  });
  return { challenge: challengeId, weeks };
}
