import { type VacancyExplained } from '../../../scheduling/explain-vacancy.js';
import { REASON_WORDS } from '../../../scheduling/say-change.js';
import { type AnswerFacts, type ChangeLine, viewChange, wordingOf } from './why-not.view.js';

const MOST_REASONS = 3;

/** One change that would fill a place, as a coordinator reads it. */
export interface RepairLine {
  /** A fill moves people between teams; a week moves the challenge, which its council has to agree. */
  readonly kind: 'fill' | 'week' | 'ask';
  readonly sentence: string;
  readonly price: string;
  readonly steps: ChangeLine['steps'];
}

/** "Nobody can take the place of a leader on the team of Kent: of 12 in the pool, 7 are not available in that week, …" */
export function sayNobodyFits(facts: AnswerFacts, council: string, vacancy: VacancyExplained): string {
  const { kind, pool, reasons } = vacancy;
  const place = kind === null ? 'the place of any kind' : `the place of a ${wordingOf(facts).kind(kind)}`;
  const counted = reasons
    .filter(({ first }) => first > 0)
    .sort((a, b) => b.first - a.first)
    .slice(0, MOST_REASONS)
    .map(({ reason, first }) => `${first} ${REASON_WORDS[reason]}`);
  const why = counted.length > 0 ? `: of ${pool} in the pool, ${counted.join(', ')}` : '';
  return `Nobody who has not been asked can take ${place} on the team of ${council}${why}.`;
}

/** The smallest changes that would fill the place: people from other teams, another week, and people one obstacle away. */
export function viewRepairs(facts: AnswerFacts, { fills, otherWeeks, nearMisses }: VacancyExplained): RepairLine[] {
  const line = (kind: RepairLine['kind'], change: Parameters<typeof viewChange>[1]): RepairLine => {
    const { sentence, steps, price } = viewChange(facts, change);
    return { kind, sentence, steps, price: price.sentence };
  };
  return [
    ...fills.map(({ change }) => line('fill', change)),
    ...otherWeeks.map(({ change }) => line('week', change)),
    ...nearMisses.map(({ obstacle }): RepairLine => ({
      kind: 'ask',
      sentence: obstacle.sentence,
      steps: [],
      price: '',
    })),
  ];
}
