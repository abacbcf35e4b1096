import { type Gone } from '../../../scheduling/carry-plan-over.js';
import { type ChangeReason, type ReplanExplained } from '../../../scheduling/explain-replan.js';
import { sayPrice } from '../../../scheduling/say-change.js';
import { sayChangedPlace, sayMovedWeek, sayReason, sayReplan } from '../../../scheduling/say-replan.js';
import { sayGone } from './fit-one-more.view.js';
import { type AnswerFacts, viewWeek, type WeekLine, wordingOf } from './why-not.view.js';

export interface ReasonLine {
  readonly why: ChangeReason['why'];
  readonly sentence: string;
  /** What undoing it would cost, or null where a rule forbids it. */
  readonly undoing: {
    readonly hard: number;
    readonly medium: number;
    readonly soft: number;
    readonly sentence: string;
  } | null;
}

interface PlanLine {
  readonly id: string;
  readonly name: string;
}

/** What a plan changes against an earlier one, and why. */
export interface PlanChangesView {
  readonly before: PlanLine;
  readonly after: PlanLine;
  readonly summary: string;
  readonly forced: number;
  readonly unforced: number;
  readonly weeks: readonly {
    readonly challenge: string;
    readonly from: WeekLine | null;
    readonly to: WeekLine | null;
    readonly sentence: string;
    readonly reason: ReasonLine;
  }[];
  readonly places: readonly {
    readonly challenge: string;
    readonly peer: string;
    readonly successor: string | null;
    readonly sentence: string;
    readonly reason: ReasonLine;
  }[];
  /** Who is new where nobody left for them, in words. */
  readonly joined: readonly string[];
  /** What the earlier plan says of things that are no longer there. */
  readonly gone: readonly string[];
}

export function viewPlanChanges(
  facts: AnswerFacts,
  before: PlanLine,
  after: PlanLine,
  changes: ReplanExplained,
  gone: readonly Gone[],
): PlanChangesView {
  const say = wordingOf(facts);
  const weekOf = (week: number | null) => (week === null ? null : viewWeek(facts, week));
  const councilOf = (id: string): string => facts.standing.challenges.get(id)!.council.name;
  return {
    before: { id: before.id, name: before.name },
    after: { id: after.id, name: after.name },
    summary: sayReplan(changes),
    forced: changes.forced,
    unforced: changes.unforced,
    weeks: changes.weeks.map((moved) => ({
      challenge: moved.challenge,
      from: weekOf(moved.from),
      to: weekOf(moved.to),
      sentence: sayMovedWeek(facts.standing, moved, say),
      reason: viewReason(moved.reason),
    })),
    places: changes.places.map((place) => ({
      challenge: place.challenge,
      peer: place.peer,
      successor: place.successor,
      sentence: sayChangedPlace(facts.standing, place, say),
      reason: viewReason(place.reason),
    })),
    joined: changes.joined.map(({ challenge, peer }) => `${say.peer(peer)} joins the team of ${councilOf(challenge)}.`),
    gone: gone.map((each) => sayGone(facts, each)),
  };
}

/** The changed places by their reason, those that facts had forced first; a reason without any is left out. */
export const groupPlaces = ({ places }: Pick<PlanChangesView, 'places'>) =>
  (
    [
      ['forced', 'Had to'],
      ['follows', 'Followed from the rest of the plan'],
      ['chosen', 'Chosen, since it pays'],
    ] as const
  )
    .map(([why, heading]) => ({ heading, why, places: places.filter(({ reason }) => reason.why === why) }))
    .filter((group) => group.places.length > 0);

const viewReason = (reason: ChangeReason): ReasonLine => ({
  why: reason.why,
  sentence: sayReason(reason),
  undoing: reason.price && {
    hard: reason.price.hard,
    medium: reason.price.medium,
    soft: reason.price.soft,
    sentence: sayPrice(reason.price),
  },
});
