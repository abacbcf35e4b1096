import { teamFit } from './fit.js';
import type { Challenge, Peer, TeamTerm } from './model.js';

/** Soft terms that choosing one member can change. */
export type MatchingTerm =
  TeamTerm | 'worstTeam' | 'travelPer40Km' | 'ifNeeded' | 'repeatUse' | 'homeAbsent' | 'changeFromBaseline';

/** The settings of a year that matching needs; a planning problem is one as it stands. Days are multiples of 0.5. */
export interface MatchingRules {
  readonly leadKinds: readonly string[];
  readonly daysPerDeployment: Readonly<Record<string, number>>;
  readonly budgetDays: number;
  readonly minGapWeeks: number;
  readonly maxAwayPerOrganisation: number;
  readonly vacancyWeights: Readonly<Record<string, number>>;
  readonly weights: Readonly<Record<MatchingTerm, number>>;
}

/** A challenge with its week (an index) and its team so far. */
export interface ScheduledTeam {
  readonly challenge: Challenge;
  readonly week: number;
  readonly team: readonly Peer[];
}

/** Who is engaged where in a year, ready to be asked about one more place. */
export interface Engagements {
  /** Weeks in which each peer is deployed, by peer id. */
  readonly weeksOf: ReadonlyMap<string, readonly number[]>;
  /** Peers away, by organisation and then week. */
  readonly away: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Week in which each challenged council is challenged, by council code. */
  readonly hostWeek: ReadonlyMap<string, number>;
  /** Home organisations of the team that challenges each council, by council code. */
  readonly visitors: ReadonlyMap<string, ReadonlySet<string>>;
  /** Working days of all deployments. */
  readonly days: number;
  /** Weighted cost of the worst team, by the nine team terms; 0 when there is none. */
  readonly worstCost: number;
}

/**
 * Gathers the engagements of a year. For a question about one team, give every other scheduled team and leave that one to the
 * question. Cost: O(deployments × themes), once for any number of questions.
 */
export function gatherEngagements(teams: readonly ScheduledTeam[], rules: MatchingRules): Engagements {
  const weeksOf = new Map<string, number[]>();
  const away = new Map<string, Map<number, number>>();
  const hostWeek = new Map<string, number>();
  const visitors = new Map<string, Set<string>>();
  let days = 0;
  let worstCost = 0;
  for (const { challenge, week, team } of teams) {
    hostWeek.set(challenge.council.code, week);
    visitors.set(challenge.council.code, new Set(team.map(({ organisation }) => organisation)));
    worstCost = Math.max(worstCost, teamFit(challenge, team, rules.weights).cost);
    for (const peer of team) {
      days += rules.daysPerDeployment[peer.kind] ?? 0;
      weeksOf.set(peer.id, [...(weeksOf.get(peer.id) ?? []), week]);
      const awayWeeks = away.get(peer.organisation) ?? new Map<number, number>();
      away.set(peer.organisation, awayWeeks.set(week, (awayWeeks.get(week) ?? 0) + 1));
    }
  }
  return { weeksOf, away, hostWeek, visitors, days, worstCost };
}
