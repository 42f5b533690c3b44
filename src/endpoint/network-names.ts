import { createHmac } from 'node:crypto';
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
    private key: Buffer,
  ) {
    this.#stop = clock.every(checkEveryMs, () => {
      void this.#renew();
    });
  }

  /** @throws StoreError when the store gives no secret */
  static async start(store: Pick<Store, 'daySecret'>, clock: Clock): Promise<NetworkNames> {
    const day = dayOf(clock.wall());
    return new NetworkNames(store, clock, day, Buffer.from(await store.daySecret(day), 'hex'));
  }

  /** Everything that is no address shares one name, and so one budget and one network's votes. */
  of(address: string): string {
    const network = networkOf(address) ?? 'no address';
    return createHmac('sha256', this.key).update(network).digest('base64url').slice(0, 11);
  }

  stop(): void {
    this.#stop();
  }

  async #renew(): Promise<void> {
    const day = dayOf(this.clock.wall());
    if (day === this.day) return;
    try {
      this.key = Buffer.from(await this.store.daySecret(day), 'hex');
      this.day = day;
    } catch {
      // The store is away, which others report. Yesterday's names do until it is back.
    }
  }
}

function dayOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}
