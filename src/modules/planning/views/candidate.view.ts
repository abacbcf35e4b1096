import { type Candidate } from '../../../matching/rank-candidates.js';
import { sayPrice, sayTerms } from '../../../scheduling/say-change.js';
import { type AnswerFacts, type PersonLine, viewPerson } from './why-not.view.js';

/** Somebody who could take a seat, with the exact change of the year's score. The two terms on parties are told as one. */
export interface CandidateLine {
  readonly person: PersonLine;
  readonly standing: number;
  readonly medium: number;
  readonly soft: number;
  readonly sentence: string;
  readonly details: string;
  /** Chance of a yes. */
  readonly acceptance: number;
}

export const viewCandidates = (facts: AnswerFacts, candidates: readonly Candidate[]): CandidateLine[] =>
  candidates.map(({ peer, medium, soft, byTerm }, i) => {
    const price = { hard: 0, medium, soft, byTerm };
    return {
      person: viewPerson(facts, peer.id),
      standing: i + 1,
      medium,
      soft,
      sentence: sayPrice(price),
      details: sayTerms(price),
      acceptance: peer.acceptance,
    };
  });
