const PIECES = 200;

/** ms that one small piece of work takes; in the calmest moments nothing else has the core meanwhile. */
function pieceMs(): number {
  const begun = performance.now();
  let sum = 0;
  for (let i = 0; i < 200_000; i++) sum = (sum + i * i) % 1_000_003;
  // The sum is looked at, or the engine would leave the loop out.
  return sum < 0 ? 0 : performance.now() - begun;
}

/** How many times as long as in the calm moments of this same run work takes here now: 1 on an idle machine. */
export async function busyness(): Promise<number> {
  for (let i = 0; i < PIECES; i++) pieceMs();
  let calmMs = Number.POSITIVE_INFINITY;
  let allMs = 0;
  for (let i = 0; i < PIECES; i++) {
    const begun = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    calmMs = Math.min(calmMs, pieceMs());
    allMs += performance.now() - begun;
  }
  return Math.max(1, allMs / PIECES / calmMs);
}
