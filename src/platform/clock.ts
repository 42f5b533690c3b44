/** Time and timers, ms everywhere; a fake one in tests. Whoever starts a timer ends it. */
export interface Clock {
  /** Monotonic; only differences mean something. */
  now(): number;
  /** Since 1970. Names days and incarnations and notices sleep; durations are never taken from it. */
  wall(): number;
  /** Runs once unless the returned call comes first. */
  after(ms: number, run: () => void): () => void;
  /** Runs again and again until the returned call. */
  every(ms: number, run: () => void): () => void;
}

/** The clocks and timers of this page or process. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};
