/**
 * A number in [0, 1) that depends on its arguments alone: the same call of the same search fares alike under every rule,
 * so that rules are compared on the same luck.
 */
export function luck(seed: number, id: number, salt: number): number {
  let h =
    Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) ^ Math.imul(id, 0x9e37_79b1) ^ Math.imul(salt, 0xc2b2_ae35);
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

/** A log-normal number of two even ones: its median, and the standard deviation of its logarithm. */
export function logNormal(median: number, sigma: number, [u, v]: readonly [number, number]): number {
  const normal = Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
  return median * Math.exp(sigma * normal);
}
