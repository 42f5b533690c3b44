/** Time and timers of the endpoint. Ms everywhere. Whoever starts a timer ends it. */
export interface ServerClock {
  /** Monotonic; only differences mean something. */
  now(): number;
  /** Since 1970. Only names days and incarnations; durations are never taken from it. */
  wall(): number;
  /** Runs again and again until the returned call. */
  every(ms: number, run: () => void): () => void;
  /** Runs once unless the returned call comes first. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: ServerClock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    return () => {
      clearInterval(timer);
    };
  },
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
