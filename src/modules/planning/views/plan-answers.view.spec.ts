import { type AnswersSimulation } from '../../../scheduling/simulate-answers.js';
import { viewBeside } from './plan-answers.view.js';

const simulated = (id: string, expected: number, soft: number, problemId = 'one') => ({
  stored: {
    id,
    yearId: 'year',
    name: `Plan ${id}`,
    problemId,
    soft,
    figures: { days: 4444.5, vacancies: { total: 0 } },
  },
  answers: {
    complete: { expected, standardDeviation: 3 },
    letters: { expected: 1200, standardDeviation: 20 },
    scheduled: 114,
  } as AnswersSimulation,
});

describe('two plans beside each other', () => {
  it('are told with what the second costs for the teams that it gains', () => {
    const { sentence, comparisonHref, plans } = viewBeside(simulated('A', 108, 4200), simulated('B', 112, 4290));
    expect(sentence).toBe(
      '108.0 ± 3.0 teams complete; the most robust plan found: 112.0 ± 3.0, for 90 points of soft score.',
    );
    expect(comparisonHref).toBe('/plans/B/comparison?with=A');
    expect(plans.map(({ name, href, figures }) => [name, href, ...figures.map(({ text }) => text)])).toEqual([
      ['Plan A', '/years/year?plan=A', '108.0 ± 3.0 of 114', '1200.0 ± 20.0', '0', '4,200', '4,444.5'],
      ['Plan B', '/years/year?plan=B', '112.0 ± 3.0 of 114', '1200.0 ± 20.0', '0', '4,290', '4,444.5'],
    ]);
  });

  it('that were made from different data are told without a price', () => {
    const { sentence } = viewBeside(simulated('A', 108, 4200), simulated('B', 112, 4290, 'another'));
    expect(sentence).toContain('cannot be compared');
    expect(sentence).not.toContain('points');
  });
});
