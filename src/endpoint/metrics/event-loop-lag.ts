import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Clock } from '../../platform/index.ts';

const lookEveryMs = 1_000;
const resolutionMs = 10;

/** How late the event loop runs, looked at once a second. */
export class EventLoopLag {
  /** 99th percentile of the last second, ms. */
  lagMs = 0;
  #lagBefore = 0;
  readonly #stops: readonly (() => void)[];

  /** @param overloadMs delay from which on load is shed */
  constructor(
    clock: Clock,
    private readonly overloadMs: number,
    measure: () => LagMeter = eventLoopLag,
  ) {
    const meter = measure();
    const stop = clock.every(lookEveryMs, () => {
      this.#lagBefore = this.lagMs;
      this.lagMs = meter.take();
    });
    this.#stops = [stop, meter.stop];
  }

  /** For two looks on end: one pause (a start, a collection of garbage) is no overload and turns nobody away. */
  get isOverloaded(): boolean {
    return Math.min(this.lagMs, this.#lagBefore) > this.overloadMs;
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }
}

interface LagMeter {
  /** The delay since the last call, ms. */
  readonly take: () => number;
  readonly stop: () => void;
}

function eventLoopLag(): LagMeter {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
  return {
    take: () => {
      // The histogram measures the distance of timer calls, so a quiet loop reads as the resolution.
      const ms = histogram.count === 0 ? 0 : histogram.percentile(99) / 1e6 - resolutionMs;
      histogram.reset();
      return Math.max(0, ms);
    },
    stop: () => histogram.disable(),
  };
}
