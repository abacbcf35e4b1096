import { boundFor, isProvenBest, percentOver } from './proven-bound.js';

const bound = { medium: 4, soft: 300 };

describe('a proven bound', () => {
  it.each([
    ['as short of people', { hard: 0, medium: 4, soft: 350 }, bound],
    ['less short of people', { hard: 0, medium: 0, soft: 350 }, bound],
    ['at the bound', { hard: 0, medium: 4, soft: 300 }, bound],
    ['shorter of people', { hard: 0, medium: 5, soft: 350 }, null],
    ['that breaks a rule', { hard: 1, medium: 0, soft: 350 }, null],
    ['below the bound, which cannot be', { hard: 0, medium: 4, soft: 299 }, null],
  ])('speaks of a plan %s, or keeps silent', (_, score, expected) => {
    expect(boundFor(score, bound)).toBe(expected);
  });

  it('says nothing while there is none', () => {
    expect(boundFor({ hard: 0, medium: 0, soft: 10 }, null)).toBeNull();
  });

  it.each([
    [300, 0],
    [301, 0.4],
    [330, 10],
    [330.1, 10.1],
    [900, 200],
  ])('is %d points of soft away by %d percent, never less than the truth', (soft, percent) => {
    expect(percentOver(soft, bound)).toBe(percent);
  });

  it('has no percentage over nothing', () => {
    expect(percentOver(5, { medium: 0, soft: 0 })).toBeNull();
    expect(percentOver(0, { medium: 0, soft: 0 })).toBe(0);
  });

  it('proves a plan the best only when nobody is missing', () => {
    expect(isProvenBest({ hard: 0, medium: 0, soft: 300 }, bound)).toBe(true);
    expect(isProvenBest({ hard: 0, medium: 1, soft: 300 }, bound)).toBe(false);
    expect(isProvenBest({ hard: 0, medium: 0, soft: 301 }, bound)).toBe(false);
    expect(isProvenBest({ hard: 0, medium: 0, soft: 300 }, null)).toBe(false);
  });
});
