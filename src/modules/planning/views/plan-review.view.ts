import { type Wording } from '../../../scheduling/explanation/wording.js';
import { OBJECTION_TITLES, type ObjectionKind } from '../../../scheduling/review/objection-kinds.js';
import { type Repair } from '../../../scheduling/review/repair-plan.js';
import { type JudgedObjection, type PlanReview, type WhyItStands } from '../../../scheduling/review/review-plan.js';
import { sayObjection, sayReason } from '../../../scheduling/review/say-objection.js';
import { type AnswerFacts, type ChangeLine, viewChange, wordingOf } from './why-not.view.js';

/** What a review is told from: the plan, and what people call the things in it. */
export interface ReviewFacts extends AnswerFacts {
  readonly names: AnswerFacts['names'] & { readonly themes: ReadonlyMap<string, string> };
}

/** One objection with the teams that it links to. */
export interface ObjectionLine {
  readonly kind: ObjectionKind;
  readonly sentence: string;
  readonly challenges: readonly { readonly id: string; readonly council: string }[];
  readonly peer: { readonly id: string; readonly name: string } | null;
  /** The change that would have avoided it, or null. */
  readonly remedy: ChangeLine | null;
  /** Why it stands; null where it is avoidable. */
  readonly reason: { readonly code: WhyItStands['code']; readonly sentence: string } | null;
}

/** A sceptic's review of a plan, for people and for programs. */
export interface ReviewView {
  readonly allowedPoints: number;
  readonly total: number;
  readonly avoidable: number;
  readonly kinds: readonly {
    readonly kind: ObjectionKind;
    readonly title: string;
    readonly total: number;
    readonly avoidable: number;
    /** Avoidable ones first. */
    readonly objections: readonly ObjectionLine[];
  }[];
}

/** One change of a repair, and the objection for which it was made. */
export interface RepairLine {
  readonly objection: string;
  readonly change: ChangeLine;
}

/** The words for everything in a plan. */
export function wordsFor(facts: ReviewFacts): Wording {
  const { standing, names } = facts;
  return {
    ...wordingOf(facts),
    council: (id) => standing.challenges.get(id)?.council.name ?? id,
    theme: (code) => names.themes.get(code)?.toLowerCase() ?? code,
  };
}

export function viewReview(facts: ReviewFacts, review: PlanReview): ReviewView {
  const { allowedPoints, total, avoidable, counts, objections } = review;
  const say = wordsFor(facts);
  const isAvoidable = ({ remedy }: JudgedObjection): number => Number(remedy !== null);
  return {
    allowedPoints,
    total,
    avoidable,
    kinds: counts.map((count) => ({
      ...count,
      title: OBJECTION_TITLES[count.kind],
      objections: objections
        .filter(({ kind }) => kind === count.kind)
        .sort((a, b) => isAvoidable(b) - isAvoidable(a))
        .map((each) => viewObjection(facts, each, allowedPoints, say)),
    })),
  };
}

function viewObjection(
  facts: ReviewFacts,
  objection: JudgedObjection,
  allowedPoints: number,
  say: Wording,
): ObjectionLine {
  const { kind, challenges, peer, remedy, reason } = objection;
  return {
    kind,
    sentence: sayObjection(facts.standing, objection, say),
    challenges: challenges.map((id) => ({ id, council: say.council(id) })),
    peer: peer === null ? null : { id: peer, name: say.peer(peer) },
    remedy: remedy === null ? null : viewChange(facts, remedy),
    reason:
      reason === null ? null : { code: reason.code, sentence: sayReason(facts.standing, reason, allowedPoints, say) },
  };
}

/** The changes that a repair made, each with the objection for which it was made. */
export function viewRepairs(facts: ReviewFacts, repairs: readonly Repair[]): RepairLine[] {
  const say = wordsFor(facts);
  return repairs.map(({ objection, change }) => ({
    objection: sayObjection(facts.standing, objection, say),
    change: viewChange(facts, change),
  }));
}
