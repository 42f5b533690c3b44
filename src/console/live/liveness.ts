/** Two heartbeats of the ops stream (5 s) and some. */
export const silentMs = 12_000;

/** Whether what is shown is what is. Times are the page's monotonic ms. */
export type Liveness =
  | { readonly isLive: true; readonly ageMs: number }
  /** `forMs`: since the last that was heard; null: never anything. */
  | { readonly isLive: false; readonly forMs: number | null };

/** Pure. */
export function livenessOf(lastAt: number | null, isConnected: boolean, now: number): Liveness {
  if (lastAt === null) return { isLive: false, forMs: null };
  const ageMs = Math.max(0, now - lastAt);
  return isConnected && ageMs < silentMs ? { isLive: true, ageMs } : { isLive: false, forMs: ageMs };
}
