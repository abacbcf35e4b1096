import { findObstacles, type Obstacle } from '../matching/eligibility.js';
import { type ScheduledTeam } from '../matching/engagements.js';
import { type Peer } from '../matching/model.js';
import { teamShape } from '../matching/team-shape.js';
import { BY_ID, type Wording } from '../matching/wording.js';
import { compareChanges, type PricedChange } from './price-of-change.js';
import { engagementsBeside, type StandingPlan, teamsOfPeer } from './standing-plan.js';
import { ENGAGED, waysIn } from './why-not-peer.js';
import { whyNotWeek } from './why-not-week.js';

/** An obstacle, or `needed-elsewhere`: only another team stands in the way, and may be asked to give the peer up. */
export type VacancyReason = Obstacle['code'] | 'needed-elsewhere';

/** The order in which a peer is counted once: what nobody can change comes first. */
export const REASON_ORDER: readonly VacancyReason[] = [
  'on-team-already',
  'conflict',
  'unavailable',
  'too-far',
  'own-council-challenged',
  'reciprocal',
  'same-organisation',
  'organisation-away',
  'needed-elsewhere',
  'at-days-limit',
  'resting',
  'kind-not-wanted',
  'kind-full',
  'team-full',
  'nobody-to-lead',
  'budget-spent',
];

/** Peers whom a reason keeps away: everybody whom it touches, and those counted here as their first reason. */
export interface ReasonCount {
  readonly reason: VacancyReason;
  readonly touched: number;
  readonly first: number;
}

/** The pool of one kind against one place. `free` and all `first` add up to `pool`. */
export interface PoolCount {
  readonly pool: number;
  readonly free: number;
  readonly reasons: readonly ReasonCount[];
}

/** Somebody who could come if one obstacle were lifted. */
export interface NearMiss {
  readonly peer: string;
  readonly obstacle: Obstacle;
}

/** Why a place is vacant, and the smallest changes that would fill it. */
export interface VacancyExplained extends PoolCount {
  readonly challenge: string;
  /** The kind that is missing; null for a place of any kind. */
  readonly kind: string | null;
  readonly week: number;
  /** Places of this kind that are vacant; 0 when the question is about a place that is taken. */
  readonly vacant: number;
  /** One obstacle away, those who are most easily asked first. */
  readonly nearMisses: readonly NearMiss[];
  /** Other weeks in which more of the team's places would be filled, the cheapest first. */
  readonly otherWeeks: readonly { readonly week: number; readonly change: PricedChange }[];
  /** Changes that fill the place now: somebody free, or taken from a team that can spare or replace them; the cheapest first. */
  readonly fills: readonly { readonly peer: string; readonly change: PricedChange }[];
}

const MOST_SUGGESTED = 5;
/** Peers of other teams who are priced; each takes a ranking of the pool. */
const MOST_TRIED = 25;
/** Obstacles that somebody may lift by asking; interests, reciprocity and the shape of a team are not for asking. */
const LIFTABLE: readonly Obstacle['code'][] = [
  'unavailable',
  'at-days-limit',
  'too-far',
  'organisation-away',
  'resting',
];

/**
 * Why is a place of this kind vacant on this scheduled team? Counts the pool of the kind by obstacle and looks for the smallest
 * changes that would fill the place. Prices are exact. Cost: one ranking for each engaged peer tried and for each place of each
 * other week: a second at most for 800 peers.
 * @param kind a kind, or null for a place of any
 * @returns null when the challenge is deferred
 */
export function explainVacancy(
  standing: StandingPlan,
  challengeId: string,
  kind: string | null,
  say: Wording = BY_ID,
): VacancyExplained | null {
  const seat = standing.teams.get(challengeId);
  if (!seat) return null;
  const others = engagementsBeside(standing, standing.teams, challengeId);
  const pool = standing.problem.peers
    .filter((peer) => kind === null || peer.kind === kind)
    .map((peer) => ({ peer, obstacles: findObstacles(peer, seat, others, standing.problem, say) }));
  const taken = pool.filter(({ peer, obstacles }) => isOnlyEngaged(obstacles) && canBeTaken(standing, seat, peer));
  const isTaken = new Set(taken.map(({ peer }) => peer.id));
  const candidates = [...pool.filter(({ obstacles }) => obstacles.length === 0), ...taken].slice(0, MOST_TRIED);
  const shape = teamShape(seat.challenge, seat.team, standing.problem.leadKinds);
  return {
    challenge: challengeId,
    kind,
    week: seat.week,
    vacant: (kind === null ? shape.furtherPlaces : shape.missing.get(kind)) ?? 0,
    ...countPool(pool.map(({ peer, obstacles }) => reasonsOf(obstacles, isTaken.has(peer.id)))),
    nearMisses: nearMissesOf(pool.filter(({ peer }) => !isTaken.has(peer.id))),
    otherWeeks: betterWeeks(standing, seat, say),
    fills: candidates
      .flatMap(({ peer }) => fillBy(standing, seat, peer))
      .sort((a, b) => compareChanges(a.change, b.change))
      .slice(0, MOST_SUGGESTED),
  };
}

const isOnlyEngaged = (obstacles: readonly Obstacle[]): boolean =>
  obstacles.length > 0 && obstacles.every(({ code }) => ENGAGED.has(code));

const reasonsOf = (obstacles: readonly Obstacle[], isTaken: boolean): VacancyReason[] => [
  ...obstacles.map(({ code }) => code),
  ...(isTaken ? (['needed-elsewhere'] as const) : []),
];

/** Counts the reasons of each peer of a pool; no reasons: the peer is free. */
export function countPool(reasonsOfPeers: readonly (readonly VacancyReason[])[]): PoolCount {
  const touched = new Map<VacancyReason, number>();
  const first = new Map<VacancyReason, number>();
  for (const reasons of reasonsOfPeers) {
    for (const reason of new Set(reasons)) touched.set(reason, (touched.get(reason) ?? 0) + 1);
    const earliest = REASON_ORDER.find((reason) => reasons.includes(reason));
    if (earliest !== undefined) first.set(earliest, (first.get(earliest) ?? 0) + 1);
  }
  return {
    pool: reasonsOfPeers.length,
    free: reasonsOfPeers.filter((reasons) => reasons.length === 0).length,
    reasons: REASON_ORDER.filter((reason) => touched.has(reason)).map((reason) => ({
      reason,
      touched: touched.get(reason) ?? 0,
      first: first.get(reason) ?? 0,
    })),
  };
}

/** Whether leaving one other team, where they are not pinned, frees the peer. */
function canBeTaken(standing: StandingPlan, seat: ScheduledTeam, peer: Peer): boolean {
  const { problem, teams } = standing;
  const posts = teamsOfPeer(teams, peer.id);
  return posts
    .filter(({ challenge }) => !challenge.pinnedPeers.includes(peer.id))
    .some((post) => {
      const left = posts.filter((other) => other !== post);
      const days = (left.length + 1) * (problem.daysPerDeployment[peer.kind] ?? 0);
      return days <= peer.maxDays && left.every(({ week }) => Math.abs(week - seat.week) >= problem.minGapWeeks);
    });
}

function nearMissesOf(pool: readonly { readonly peer: Peer; readonly obstacles: readonly Obstacle[] }[]): NearMiss[] {
  return pool
    .flatMap(({ peer, obstacles: [obstacle, ...more] }) =>
      obstacle && more.length === 0 && LIFTABLE.includes(obstacle.code) ? [{ peer, obstacle }] : [],
    )
    .sort(
      (a, b) =>
        LIFTABLE.indexOf(a.obstacle.code) - LIFTABLE.indexOf(b.obstacle.code) || b.peer.acceptance - a.peer.acceptance,
    )
    .slice(0, MOST_SUGGESTED)
    .map(({ peer, obstacle }) => ({ peer: peer.id, obstacle }));
}

/** The cheapest way of this peer onto the team that leaves less vacant in the whole year. */
function fillBy(standing: StandingPlan, seat: ScheduledTeam, peer: Peer): VacancyExplained['fills'] {
  const [change] = waysIn(standing, seat, peer, 'beside')
    .filter(({ price }) => price.medium < 0)
    .sort(compareChanges);
  return change ? [{ peer: peer.id, change }] : [];
}

function betterWeeks(standing: StandingPlan, seat: ScheduledTeam, say: Wording): VacancyExplained['otherWeeks'] {
  return seat.challenge.weeks
    .filter(({ week }) => week !== seat.week)
    .flatMap(({ week }) => {
      const { move } = whyNotWeek(standing, seat.challenge.id, week, say);
      return move && move.price.medium < 0 ? [{ week, change: move }] : [];
    })
    .sort((a, b) => compareChanges(a.change, b.change))
    .slice(0, MOST_SUGGESTED);
}
