import { CONSTRAINTS, type ConstraintId } from '../constraints/catalogue.js';

/** A rule or term of the catalogue, or the two terms on parties told as one where parties are not to be told. */
export type ExplainedTerm = ConstraintId | 'partyBalance';
export type Level = 'hard' | 'medium' | 'soft';

/** One thing that a plan is charged for. */
export interface PlanMatch {
  readonly term: ExplainedTerm;
  readonly level: Level;
  /** Unweighted, in the unit of its term. */
  readonly amount: number;
  /** Points of its level for one unit: the weight of the term; in medium times the priority of the challenge. */
  readonly weight: number;
  /** `amount` × `weight`, never 0. */
  readonly points: number;
  /** The same as a coordinator would report it. */
  readonly sentence: string;
  /** Id of the challenge whose council bears it; null when it is no single council's. */
  readonly challenge: string | null;
  /** Id of the peer whose deployment it is; null when it is nobody's in particular. */
  readonly peer: string | null;
  /** Index of the week that it is about, or null. */
  readonly week: number | null;
}

export interface MatchDraft {
  readonly term: ConstraintId;
  readonly amount: number;
  readonly weight: number;
  readonly sentence: () => string;
  readonly challenge?: string;
  readonly peer?: string;
  readonly week?: number;
}

const LEVEL_OF = new Map(CONSTRAINTS.map(({ id, level }) => [id, level]));

/** Gathers matches; what costs nothing is left out, and its sentence is never made. */
export class MatchList {
  readonly matches: PlanMatch[] = [];

  add({ term, amount, weight, sentence, challenge, peer, week }: MatchDraft): void {
    if (amount * weight === 0) return;
    this.matches.push({
      term,
      level: LEVEL_OF.get(term)!,
      amount,
      weight,
      points: amount * weight,
      sentence: sentence(),
      challenge: challenge ?? null,
      peer: peer ?? null,
      week: week ?? null,
    });
  }
}
