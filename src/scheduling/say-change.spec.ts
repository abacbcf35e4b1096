import { standingPlan } from '../../test/support/standing.js';
import { aProblem } from '../../test/support/tiny-problem.js';
import { BY_ID } from '../matching/wording.js';
import { REASON_ORDER } from './explain-vacancy.js';
import { REASON_WORDS, sayPrice, saySteps, sayTerms, tellTerms } from './say-change.js';

describe('a change in words', () => {
  it.each([
    ['as good as the plan', { hard: 0, medium: 0, soft: 0 }],
    ['1 point better in quality', { hard: 0, medium: 0, soft: -1 }],
    ['2 points more of vacancies and deferrals, 3 points worse in quality', { hard: 0, medium: 2, soft: 3 }],
    ['breaks 1 rule, 2 points fewer of vacancies and deferrals', { hard: 1, medium: -2, soft: 0 }],
  ])('says %s', (words, score) => {
    expect(sayPrice({ ...score, byTerm: [] })).toBe(words);
  });

  it('tells the two terms on parties as one, and keeps the sum', () => {
    const told = tellTerms({
      byTerm: [
        { term: 'controlAbsent', points: 8 },
        { term: 'travelPer40Km', points: -5 },
        { term: 'oneParty', points: -10 },
      ],
    });
    expect(told.map(({ term, points }) => [term, points])).toEqual([
      ['travelPer40Km', -5],
      ['partyBalance', -2],
    ]);
    expect(sayTerms({ byTerm: [{ term: 'travelPer40Km', points: 4 }] })).toBe('travel 4 worse');
  });

  it('says the steps one after the other', () => {
    const steps = [
      { kind: 'move', challenge: 'C1', week: 5 },
      { kind: 'leave', challenge: 'C1', peer: 'P1' },
      { kind: 'join', challenge: 'C1', peer: 'P2' },
    ] as const;
    expect(saySteps(standingPlan(aProblem(), {}), steps, BY_ID)).toBe(
      'Council council-of-C1 takes place in week 5; P1 leaves the team of Council council-of-C1; P2 joins the team of Council council-of-C1.',
    );
  });

  it('has words for every reason', () => {
    expect(Object.keys(REASON_WORDS).sort()).toEqual([...REASON_ORDER].sort());
  });
});
