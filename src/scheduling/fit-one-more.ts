import { BY_ID, type Wording } from '../matching/wording.js';
import { teamShape } from '../matching/team-shape.js';
import { borrowForTeam } from './borrow-for-team.js';
import { changeTeams, compareChanges, priceIfAllowed, type PricedChange, type Step } from './price-of-change.js';
import { rankForTeam } from './refill-team.js';
import { type StandingPlan } from './standing-plan.js';
import { whyNotWeek, type WhyNotWeek } from './why-not-week.js';

/** Somebody who would have to be asked: to join the new team, to leave another for it, or to follow there. */
export interface PersonToAsk {
  readonly peer: string;
  readonly what: 'join' | 'leave' | 'follow';
  /** The challenge that they would join or leave. */
  readonly challenge: string;
  /** Whether they marked that week "if needed". */
  readonly isIfNeeded: boolean;
}

/** A week that the new commission could have. */
export interface FittedWeek {
  readonly week: number;
  /** What the week costs the council's wish, in points before the weight. */
  readonly weekCost: number;
  readonly team: readonly string[];
  /** Places that stay vacant, by kind; null is a place of any kind. */
  readonly vacant: readonly { readonly kind: string | null; readonly places: number }[];
  readonly ask: readonly PersonToAsk[];
  /** Everything to be done, at its exact price against the plan without this challenge. */
  readonly change: PricedChange;
}

/** A week on offer that cannot be had, with every rule in its way. */
export interface RefusedWeek {
  readonly week: number;
  readonly obstacles: readonly { readonly code: string; readonly sentence: string }[];
}

/** Where one more challenge fits into a plan that otherwise stays as it is. */
export interface FitOneMore {
  readonly challenge: string;
  /** The best first, at most five. */
  readonly weeks: readonly FittedWeek[];
  /** Weeks that are possible, the told ones included. */
  readonly possible: number;
  readonly refused: readonly RefusedWeek[];
}

const MOST_WEEKS = 5;

/**
 * Where could this deferred challenge still take place? Every week on offer from `from` on is tried with a team of those who
 * are free, the best first; in the five best each member is exchanged where that is cheaper, and a place that nobody free can
 * fill is offered to somebody whom another team could spare. Nobody else moves, and no pin is touched. Prices are exact: the
 * score of the year after it, less the score with the challenge deferred.
 * Cost: one ranking of the pool for each place of each week: a second at most for 800 peers.
 * @param challengeId a challenge that the plan does not schedule; @returns null for one that it does
 * @param from the first week that can still be had, an index; earlier ones are past
 */
export function fitOneMore(
  standing: StandingPlan,
  challengeId: string,
  from = 0,
  say: Wording = BY_ID,
): FitOneMore | null {
  if (standing.teams.has(challengeId)) return null;
  const { weeks } = standing.challenges.get(challengeId)!;
  const offered = [...new Set(weeks.map(({ week }) => week))].sort((a, b) => a - b);
  const past = offered
    .filter((week) => week < from)
    .map((week) => ({ week, obstacles: [{ code: 'past', sentence: `It is too late for ${say.week(week)}.` }] }));
  const tried = offered.filter((week) => week >= from).map((week) => whyNotWeek(standing, challengeId, week, say));
  const possible = tried.flatMap(({ week, move }) => (move ? [{ week, move }] : []));
  const best = possible.sort((a, b) => compareChanges(a.move, b.move)).slice(0, MOST_WEEKS);
  return {
    challenge: challengeId,
    weeks: best
      .map(({ week, move }) => fitWeek(standing, challengeId, week, move))
      .sort((a, b) => compareChanges(a.change, b.change)),
    possible: possible.length,
    refused: [...past, ...tried.filter(({ move }) => move === null).map(toRefused)],
  };
}

const toRefused = ({ week, obstacles }: WhyNotWeek): RefusedWeek => ({ week, obstacles });

function fitWeek(standing: StandingPlan, challengeId: string, week: number, first: PricedChange): FittedWeek {
  const change = borrowForTeam(standing, challengeId, exchangeMembers(standing, challengeId, first));
  const { challenge, team } = changeTeams(standing, standing.teams, change.steps).get(challengeId)!;
  const { missing, furtherPlaces } = teamShape(challenge, team, standing.problem.leadKinds);
  const short = [...missing].map(([kind, places]) => ({ kind, places }));
  return {
    week,
    weekCost: challenge.weeks.find((offer) => offer.week === week)!.cost,
    team: team.map(({ id }) => id),
    vacant: [...short, { kind: null, places: furtherPlaces }].filter(({ places }) => places > 0),
    ask: change.steps.flatMap((step) => whoToAsk(standing, challengeId, week, step)),
    change,
  };
}

function whoToAsk(standing: StandingPlan, challengeId: string, week: number, step: Step): PersonToAsk[] {
  if (step.kind === 'move') return [];
  const isHere = step.challenge === challengeId;
  const then = isHere ? week : standing.teams.get(step.challenge)!.week;
  const what = step.kind === 'leave' ? 'leave' : isHere ? 'join' : 'follow';
  const isIfNeeded = what !== 'leave' && standing.peers.get(step.peer)!.availability[then] === 'I';
  return [{ peer: step.peer, what, challenge: step.challenge, isIfNeeded }];
}

/** Each member in turn gives way to whoever is best beside the others: the first were chosen before the last were known. */
function exchangeMembers(standing: StandingPlan, challengeId: string, first: PricedChange): PricedChange {
  const { pinnedPeers } = standing.challenges.get(challengeId)!;
  let best = first;
  for (const step of first.steps) {
    if (step.kind !== 'join' || pinnedPeers.includes(step.peer)) continue;
    const others = best.steps.filter((each) => each !== step);
    const teams = changeTeams(standing, standing.teams, others);
    const [other] = rankForTeam(standing, teams, challengeId, null);
    if (!other || other.peer.id === step.peer) continue;
    const changed = priceIfAllowed(standing, [...others, { ...step, peer: other.peer.id }]);
    if (changed && compareChanges(changed, best) < 0) best = changed;
  }
  return best;
}
