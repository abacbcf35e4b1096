import { findObstacles } from './eligibility.js';
import type { Engagements, MatchingRules, MatchingTerm, ScheduledTeam } from './engagements.js';
import { memberCost, teamFit, type TeamFit } from './fit.js';
import { TEAM_TERMS, type Peer } from './model.js';
import { teamShape, vacancyPoints } from './team-shape.js';

/** One open place on a team, everything else in the year as it is. */
export interface OpenSeat extends ScheduledTeam {
  /** Only this kind of peer; any kind that the team has room for when absent. */
  readonly kind?: string;
  /** Members of an earlier plan who are not on the team, with the price of losing each; their return saves it. */
  readonly missed?: ReadonlyMap<string, number>;
}

/** What one peer on the seat would change: points against the year with the seat left open; negative is better. */
export interface Candidate {
  readonly peer: Peer;
  readonly medium: number;
  readonly soft: number;
  /** Points by term; terms that do not change are left out. They add up to `soft`. */
  readonly byTerm: readonly { readonly term: MatchingTerm; readonly points: number }[];
  /** The same in plain English, the weightiest first. */
  readonly reasons: readonly string[];
}

const WEEKS_CLOSE_TO_HOME_CHALLENGE = 3;

/**
 * Ranks every peer of the pool who may take the seat: least medium, then least soft, then the likelier to accept, then by id. The
 * changes are exact for the score of the whole year. `others` are the engagements of the year without this team.
 * Cost: O(pool × members × themes); 800 peers take a few milliseconds. Source: docs/planning/PROBLEM.md, "Score".
 */
export function rankCandidates(
  seat: OpenSeat,
  pool: readonly Peer[],
  others: Engagements,
  rules: MatchingRules,
): Candidate[] {
  const fitBefore = teamFit(seat.challenge, seat.team, rules.weights);
  const mediumBefore = medium(seat, seat.team, rules);
  return pool
    .filter((peer) => seat.kind === undefined || peer.kind === seat.kind)
    .filter((peer) => findObstacles(peer, seat, others, rules).length === 0)
    .map((peer) => {
      const byTerm = changes(peer, seat, fitBefore, others, rules);
      return {
        peer,
        medium: medium(seat, [...seat.team, peer], rules) - mediumBefore,
        soft: byTerm.reduce((sum, { points }) => sum + points, 0),
        byTerm,
        reasons: byTerm.map(({ term, points }) => REASONS[term][points < 0 ? 'better' : 'worse']),
      };
    })
    .sort(
      (a, b) =>
        a.medium - b.medium ||
        a.soft - b.soft ||
        b.peer.acceptance - a.peer.acceptance ||
        (a.peer.id < b.peer.id ? -1 : 1),
    );
}

function medium({ challenge }: ScheduledTeam, team: readonly Peer[], rules: MatchingRules): number {
  return challenge.priority * vacancyPoints(teamShape(challenge, team, rules.leadKinds), rules.vacancyWeights);
}

/** Points by term that the peer changes, the weightiest first. */
function changes(
  peer: Peer,
  { challenge, week, team, missed }: OpenSeat,
  before: TeamFit,
  others: Engagements,
  { weights }: MatchingRules,
): Candidate['byTerm'] {
  const after = teamFit(challenge, [...team, peer], weights);
  const member = memberCost(peer, challenge, week, weights);
  const deployments = others.weeksOf.get(peer.id)?.length ?? 0;
  const ownWeek = others.hostWeek.get(peer.organisation);
  const isCloseToHome = ownWeek !== undefined && Math.abs(ownWeek - week) <= WEEKS_CLOSE_TO_HOME_CHALLENGE;
  const worst = (cost: number) => weights.worstTeam * Math.max(others.worstCost, cost);
  const all: { term: MatchingTerm; points: number }[] = [
    ...TEAM_TERMS.map((term) => ({ term, points: after.byTerm[term].weighted - before.byTerm[term].weighted })),
    { term: 'worstTeam', points: worst(after.cost) - worst(before.cost) },
    { term: 'travelPer40Km', points: member.travelPer40Km.weighted },
    { term: 'ifNeeded', points: member.ifNeeded.weighted },
    // n² − n + 2 × n × carriedOver, for one deployment more than before.
    { term: 'repeatUse', points: weights.repeatUse * 2 * (deployments + peer.carriedOver) },
    { term: 'homeAbsent', points: isCloseToHome ? weights.homeAbsent : 0 },
    { term: 'changeFromBaseline', points: -weights.changeFromBaseline * (missed?.get(peer.id) ?? 0) },
  ];
  return all.filter(({ points }) => points !== 0).sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

/** What it means that a member makes a term better or worse. */
const REASONS: Readonly<Record<MatchingTerm, { readonly better: string; readonly worse: string }>> = {
  themeUncovered: { better: 'knows a theme that the team lacks', worse: 'leaves a theme uncovered' },
  controlAbsent: {
    better: 'brings in the controlling party, or a second party under no overall control',
    worse: 'leaves the team without a leader of the controlling party',
  },
  oneParty: { better: 'makes the team more than one party', worse: 'makes the elected members all one party' },
  leadUntried: { better: 'is a tried lead', worse: 'leaves the team without a tried lead' },
  experiencedShortfall: { better: 'brings experience that the team lacks', worse: 'lacks experience' },
  newcomerExcess: { better: 'is no newcomer', worse: 'is one newcomer too many' },
  noSameClass: { better: 'comes from a council of the same class', worse: 'comes from a council of another class' },
  regionExcess: { better: 'comes from another region', worse: 'is one too many from the same region' },
  offTheme: { better: 'knows a theme of the challenge', worse: 'knows none of the themes of the challenge' },
  worstTeam: { better: 'lifts the weakest team of the year', worse: 'makes the weakest team of the year weaker' },
  travelPer40Km: { better: 'lives nearby', worse: 'travels 40 km or more' },
  ifNeeded: { better: 'is free in that week', worse: 'comes in that week only if needed' },
  repeatUse: { better: 'has been asked less than others', worse: 'has been asked already, this year or lately' },
  homeAbsent: {
    better: 'is not needed at home',
    worse: 'would be away within three weeks of the challenge of their own council',
  },
  changeFromBaseline: { better: 'was on the team in the earlier plan', worse: 'was not in the earlier plan' },
};
