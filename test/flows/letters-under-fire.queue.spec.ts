import { sendUnderFire } from '../support/letters-under-fire.js';

const LIMIT_MS = 180_000;

describe('letters, at a size that every run can bear,', () => {
  it(
    'are each taken exactly once while nothing goes wrong',
    async () => {
      const result = await sendUnderFire({
        letters: 100,
        workers: 2,
        concurrency: 10,
        answerAfterMs: 50,
        seed: 1,
        limitMs: 60_000,
      });
      expect(result).toMatchObject({ lost: 0, repeated: 0, unlike: 0, states: { sent: 100 } });
    },
    LIMIT_MS,
  );

  it(
    'are all taken though workers are killed, with few copies that are all alike',
    async () => {
      const concurrency = 5;
      const result = await sendUnderFire({
        letters: 150,
        workers: 2,
        concurrency,
        answerAfterMs: 200,
        seed: 2,
        fault: { times: 5, strike: (workers) => workers.killOne(() => 0) },
        limitMs: 120_000,
      });
      expect(result).toMatchObject({ lost: 0, unlike: 0, faults: 5, states: { sent: 150 } });
      expect(result.copies).toBeLessThanOrEqual(result.faults * concurrency);
    },
    LIMIT_MS,
  );
});
