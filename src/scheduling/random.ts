/** A seeded source of random numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** A number in [0, 1) with 32 random bits. */
  next(): number;
  /** An integer in [0, count); 0 when `count` is 0. */
  below(count: number): number;
}

/**
 * Marsaglia's xorshift128: period 2^128 - 1, some nanoseconds a number. Source: G. Marsaglia, "Xorshift RNGs", 2003.
 * @param seed any number; its low 32 bits count
 */
export function createRandom(seed: number): Random {
  const state = new Int32Array(4);
  let mixed = seed | 0;
  for (let i = 0; i < 4; i++) {
    // splitmix32 spreads near seeds apart, and never leaves all four words at zero.
    mixed = (mixed + 0x9e3779b9) | 0;
    let word = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    state[i] = word ^ (word >>> 15) || i + 1;
  }
  const next = (): number => {
    let t = state[3]!;
    const s = state[0]!;
    state[3] = state[2]!;
    state[2] = state[1]!;
    state[1] = s;
    t ^= t << 11;
    t ^= t >>> 8;
    t ^= s ^ (s >>> 19);
    state[0] = t;
    return (t >>> 0) / 4294967296;
  };
  return { next, below: (count) => Math.floor(next() * count) };
}
