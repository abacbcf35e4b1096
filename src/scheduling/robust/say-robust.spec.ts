import { sayNoneMoreRobust, sayRobust } from './say-robust.js';

const before = { expected: 108, standardDeviation: 3 };
const after = { expected: 112.04, standardDeviation: 2.5 };

describe('a more robust plan', () => {
  it.each([
    [90, '108.0 ± 3.0 teams complete; the most robust plan found: 112.0 ± 2.5, for 90 points of soft score.'],
    [1, '108.0 ± 3.0 teams complete; the most robust plan found: 112.0 ± 2.5, for 1 point of soft score.'],
    [0, '108.0 ± 3.0 teams complete; the most robust plan found: 112.0 ± 2.5, at no cost in soft score.'],
    [-4, '108.0 ± 3.0 teams complete; the most robust plan found: 112.0 ± 2.5, and 4 points of soft score less.'],
  ])('is told with its price of %s', (price, sentence) => {
    expect(sayRobust(before, after, price)).toBe(sentence);
  });

  it('that was not found is told with what it might have cost', () => {
    expect(sayNoneMoreRobust(before, 90)).toBe(
      '108.0 ± 3.0 teams complete; no more robust plan was found within 90 points of soft score.',
    );
  });
});
