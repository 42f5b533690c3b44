import { canLookAtProcesses, rssOf } from '../processes/usage.ts';
import { median } from '../stats.ts';
import type { ChaosWorld } from './world.ts';

/** Megabytes; null: nobody has seen it. */
export type MemoryGrowth = { readonly first: number; readonly last: number } | null;

const sampleEveryMs = 1_000;
/** A process has loaded what it needs. */
const warmMs = 3_000;

/** Resident memory of all nodes over a run; each life counts once it is warm. */
export class MemorySamples {
  readonly #samples: { readonly at: number; readonly megabytes: number }[] = [];
  readonly #begun = performance.now();
  readonly #timer: NodeJS.Timeout | null;

  constructor(
    world: ChaosWorld,
    private readonly forMs: number,
  ) {
    this.#timer = canLookAtProcesses ? setInterval(() => this.#look(world), sampleEveryMs) : null;
  }

  end(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  /** The median in the first third of the run and in the last. */
  growth(): MemoryGrowth {
    const within = (from: number, to: number): number =>
      median(
        this.#samples
          .filter(({ at }) => at >= from * this.forMs && at < to * this.forMs)
          .map(({ megabytes }) => megabytes),
      );
    const [first, last] = [within(0, 1 / 3), within(2 / 3, 1)];
    return Number.isNaN(first + last) ? null : { first, last };
  }

  #look({ nodes }: ChaosWorld): void {
    const at = performance.now() - this.#begun;
    for (const { running } of nodes) {
      if (running === null || running.ageMs < warmMs) continue;
      this.#samples.push({ at, megabytes: rssOf(running.pid) / 1e6 });
    }
  }
}
