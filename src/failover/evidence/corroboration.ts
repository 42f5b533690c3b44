import type { Settled } from '../types.ts';
import { type Clock } from '../../platform/index.ts';

/** The other provider gets this long to answer before the page's own origin is asked. */
const CONTROL_AFTER_MS = 1000;
/** A control request that takes longer proves nothing (docs/providers.md#what-a-page-cannot-see). */
const CONTROL_TIMEOUT_MS = 3000;

export interface CorroborationOptions {
  readonly clock: Clock;
  /** How far apart a failure and another provider's answer may lie. */
  readonly withinMs: number;
  readonly control: ((signal: AbortSignal) => Promise<boolean>) | null;
  /** Told once for each failure given to `hold`. */
  readonly release: (settled: Settled) => void;
}

interface Held {
  readonly settled: Settled;
  readonly cancel: () => void;
}

/**
 * Holds failures until this browser is known to have had a network: another provider answered, or the
 * page's own origin did, within 10 s either way. After that they go out uncorroborated.
 */
export class Corroboration {
  readonly #answeredAt = new Map<string | null, number>();
  readonly #held = new Set<Held>();
  #control: AbortController | null = null;

  constructor(private readonly options: CorroborationOptions) {}

  /** `provider` answered now; null for the page's own origin. */
  answered(provider: string | null): void {
    this.#answeredAt.set(provider, this.options.clock.now());
    for (const held of [...this.#held]) {
      if (held.settled.provider !== provider) this.#release(held, true);
    }
    if (this.#held.size === 0) this.#endControl();
  }

  hold(settled: Settled): void {
    if (this.#wasCorroborated(settled)) {
      this.options.release({ ...settled, corroborated: true });
      return;
    }
    const held: Held = {
      settled,
      cancel: this.options.clock.after(this.options.withinMs, () => this.#release(held, false)),
    };
    this.#held.add(held);
    this.#startControl();
  }

  dispose(): void {
    for (const held of this.#held) held.cancel();
    this.#held.clear();
    this.#endControl();
  }

  #wasCorroborated(settled: Settled): boolean {
    for (const [provider, at] of this.#answeredAt) {
      if (provider !== settled.provider && settled.endedAt - at <= this.options.withinMs) return true;
    }
    return false;
  }

  #release(held: Held, corroborated: boolean): void {
    if (!this.#held.delete(held)) return;
    held.cancel();
    this.options.release({ ...held.settled, corroborated });
  }

  #startControl(): void {
    const { control, clock } = this.options;
    if (!control || this.#control) return;
    const { signal } = (this.#control = new AbortController());
    const finish = (reached: boolean): void => {
      if (signal.aborted) return;
      this.#endControl();
      if (reached) this.answered(null);
    };
    let cancelTimer = clock.after(CONTROL_AFTER_MS, () => {
      cancelTimer = clock.after(CONTROL_TIMEOUT_MS, () => finish(false));
      control(signal).then(finish, () => finish(false));
    });
    signal.addEventListener('abort', () => cancelTimer());
  }

  #endControl(): void {
    this.#control?.abort();
    this.#control = null;
  }
}
