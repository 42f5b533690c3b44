/** Numbers in [0, 1) that look random and are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The lowest and the highest value, ms. */
export type Range = readonly [number, number];

/** One value of a range, all of them as likely. */
export function within([low, high]: Range, random: () => number): number {
  return low + (high - low) * random();
}
