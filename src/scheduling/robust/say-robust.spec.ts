import { type AnsweredPlan } from './make-robust.js';
import { sayRobust } from './say-robust.js';

const answered = (expected: number, standardDeviation: number): AnsweredPlan =>
  ({ answers: { complete: { expected, standardDeviation } } }) as AnsweredPlan;
const before = answered(108, 3);
const after = answered(112.04, 2.5);

describe('a more robust plan', () => {
  it.each([
    [90, '108.0 ± 3.0 teams complete; the most robust plan found: 112.0 ± 2.5, for 90 points of soft score.'],
    [1, '108.0 ± 3.0 teams complete; the most robust plan found: 112.0 ± 2.5, for 1 point of soft score.'],
    [0, '108.0 ± 3.0 teams complete; the most robust plan found: 112.0 ± 2.5, at no cost in soft score.'],
    [-4, '108.0 ± 3.0 teams complete; the most robust plan found: 112.0 ± 2.5, and 4 points of soft score less.'],
  ])('is told with its price of %s', (price, sentence) => {
    expect(sayRobust({ before, after, price }, 90)).toBe(sentence);
  });

  it('that was not found is told with what it might have cost', () => {
    expect(sayRobust({ before, after: null, price: 0 }, 90)).toBe(
      '108.0 ± 3.0 teams complete; no more robust plan was found within 90 points of soft score.',
    );
  });
});
