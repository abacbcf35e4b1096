import { sayDistance } from './distance.js';

describe('how far a plan is from the best possible', () => {
  it.each([
    [{ hard: 0, medium: 0, soft: 1123 }, { medium: 0, soft: 1000 }, 'Within 12.3% of the best possible.'],
    [{ hard: 0, medium: 0, soft: 1000 }, { medium: 0, soft: 1000 }, 'No plan can be better: proven.'],
    [
      { hard: 0, medium: 3, soft: 1123 },
      { medium: 5, soft: 1000 },
      'Within 12.3% of the best possible with no more vacancies and deferrals.',
    ],
    [
      { hard: 0, medium: 3, soft: 1000 },
      { medium: 3, soft: 1000 },
      'No plan with no more vacancies and deferrals can cost fewer points: proven.',
    ],
  ])('is said of %j with %j', (score, bound, sentence) => {
    expect(sayDistance(score, bound)).toBe(sentence);
  });

  it('is not said where nothing is proven of it', () => {
    const score = { hard: 0, medium: 3, soft: 1123 };
    expect(sayDistance(score, null)).toBeNull();
    expect(sayDistance(score, { medium: 2, soft: 1000 })).toBeNull();
    expect(sayDistance(score, { medium: 3, soft: 0 })).toBeNull();
  });
});
