/** Seeded drawing: the same seed and stream give the same draws on every machine. */
export interface Draw {
  /** An integer from 0 to `count` − 1. */
  below(count: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** A value with a probability in proportion to its weight. */
  weighted<Value>(weights: readonly (readonly [value: Value, weight: number])[]): Value;
  /** The items in a random order. */
  shuffle<Item>(items: readonly Item[]): Item[];
  /** At most `count` of the items, without repetition. */
  sample<Item>(items: readonly Item[], count: number): Item[];
}

/**
 * The draws of one stream of a seed. Streams of one seed are independent, so that drawing more of one thing leaves every
 * other as it was.
 */
export function createDraw(seed: number, stream: string): Draw {
  const next = createGenerator(mixSeed(`${seed}/${stream}`));
  const below = (count: number): number => Math.floor(next() * count);
  const shuffle = <Item>(items: readonly Item[]): Item[] => {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = below(last + 1);
      [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
    }
    return shuffled;
  };
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)]!,
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
      const found = weights.find(([, weight]) => (left -= weight) < 0) ?? weights.at(-1)!;
      return found[0];
    },
    shuffle,
    sample: (items, count) => shuffle(items).slice(0, count),
  };
}

/** FNV-1a of a text, 32 bits. */
function mixSeed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Numbers in [0, 1) from a Weyl sequence hashed by the finaliser of MurmurHash3. */
function createGenerator(start: number): () => number {
  let state = start | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let bits = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return ((bits ^ (bits >>> 16)) >>> 0) / 4_294_967_296;
  };
}
