import { hash } from 'node:crypto';
import type { Clock } from './clock.ts';
import { networkOf } from './network.ts';
import type { Store } from './stores/store.ts';

const checkEveryMs = 10_000;

/** What a network is called for a day: nobody can tell the address from it, and tomorrow it has another name. */
export class NetworkNames {
  readonly #stop: () => void;

  private constructor(
    private readonly store: Pick<Store, 'daySecret'>,
    private readonly clock: Clock,
    private day: string,
    private secret: string,
  ) {
    this.#stop = clock.every(checkEveryMs, () => {
      void this.#renew();
    });
  }

  /** @throws StoreError when the store gives no secret */
  static async start(store: Pick<Store, 'daySecret'>, clock: Clock): Promise<NetworkNames> {
    const day = dayOf(clock.wall());
    return new NetworkNames(store, clock, day, await store.daySecret(day));
  }

  /** Everything that is no address shares one name, and so one budget and one network's votes. */
  of(address: string): string {
    const network = networkOf(address) ?? 'no address';
    // The secret is of one length and the end is cut off, so a plain hash is as good as HMAC here, at a third of
    // its cost.
    return hash('sha256', this.secret + network, 'base64url').slice(0, 11);
  }

  stop(): void {
    this.#stop();
  }

  async #renew(): Promise<void> {
    const day = dayOf(this.clock.wall());
    if (day === this.day) return;
    try {
      this.secret = await this.store.daySecret(day);
      this.day = day;
    } catch {
      // The store is away, which others report. Yesterday's names do until it is back.
    }
  }
}

function dayOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}
