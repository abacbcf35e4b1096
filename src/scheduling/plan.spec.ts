import { compareScores } from './plan.js';

const score = (hard: number, medium: number, soft: number) => ({ hard, medium, soft });

describe('comparing two scores', () => {
  it.each([
    ['no broken rule beats any saving', score(0, 99, 999), score(1, 0, 0)],
    ['fewer vacancies beat any quality', score(0, 1, 999), score(0, 2, 0)],
    ['quality decides between equals', score(0, 1, 10), score(0, 1, 11)],
  ])('%s', (_, better, worse) => {
    expect(compareScores(better, worse)).toBeLessThan(0);
    expect(compareScores(worse, better)).toBeGreaterThan(0);
    expect(compareScores(better, { ...better })).toBe(0);
  });
});
