import { createRandom } from './random.js';

const drawn = (seed: number, count: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('random numbers', () => {
  it('are the same for the same seed, on every machine', () => {
    expect(drawn(1, 3)).toEqual(drawn(1, 3));
    expect(drawn(1, 3).map((number) => Math.floor(number * 1e6))).toEqual([978793, 364081, 426381]);
  });

  it.each([0, 1, -1, 2 ** 31, 2 ** 32 - 1])(
    'lie from 0 up to, never reaching, 1, and spread evenly: seed %d',
    (seed) => {
      const numbers = drawn(seed, 2000);
      expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
      const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
      expect(mean).toBeGreaterThan(0.47);
      expect(mean).toBeLessThan(0.53);
    },
  );

  it('differ from the first on for seeds that lie next to each other', () => {
    expect(new Set(Array.from({ length: 100 }, (_, seed) => drawn(seed, 1)[0])).size).toBe(100);
  });

  it('below a count are all the whole numbers under it, and 0 below 0', () => {
    const random = createRandom(5);
    expect(new Set(Array.from({ length: 200 }, () => random.below(6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(random.below(0)).toBe(0);
  });
});
