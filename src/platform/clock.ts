/** Time for the engine; the browser's in production, a fake one in tests. */
export interface Clock {
  /** Monotonic ms (`performance.now()`). */
  now(): number;
  /** Wall-clock ms (`Date.now()`), only to notice sleep. */
  wall(): number;
  setTimer(run: () => void, ms: number): () => void;
}

/** The browser's clocks and timers. */
export const browserClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  setTimer(run, ms) {
    const id = setTimeout(run, ms);
    return () => {
      clearTimeout(id);
    };
  },
};
