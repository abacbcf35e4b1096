import { formatProgress } from './progress-line.js';

describe('the progress line', () => {
  it('says that there is no plan yet', () => {
    expect(formatProgress({ elapsedMs: 0, limitMs: 30_000, best: null })).toBe(
      `${'░'.repeat(24)}   0 of 30 s  reading the year`,
    );
  });

  it('shows the time, the score and the vacancies of the best plan', () => {
    expect(
      formatProgress({ elapsedMs: 15_400, limitMs: 30_000, best: { hard: 0, medium: 3, soft: 4321, vacancies: 2 } }),
    ).toBe(`${'█'.repeat(12)}${'░'.repeat(12)}  15 of 30 s  best so far: hard 0, medium 3, soft 4321  vacancies 2`);
  });

  it('never overflows its bar', () => {
    expect(formatProgress({ elapsedMs: 40_000, limitMs: 30_000, best: null })).toContain('█'.repeat(24) + ' ');
  });
});
