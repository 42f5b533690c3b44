import { hash } from 'node:crypto';
import type { Clock } from '../../platform/index.ts';
import { networkOf, noNetwork } from './network.ts';
import type { Store } from '../stores/store.ts';

const renewEveryMs = 10_000;

/** What a network is called for a day: nobody can tell the address from it, and tomorrow it has another name. */
export class NetworkPseudonyms {
  readonly stop: () => void;
  /** Begins all names under one secret: the circuit must not take two names of one network for two networks. */
  #naming: string;

  private constructor(
    private readonly store: Pick<Store, 'daySecret'>,
    private readonly clock: Clock,
    private secret: string,
  ) {
    this.#naming = namingOf(secret);
    this.stop = clock.every(renewEveryMs, () => void this.#renew());
  }

  /** @throws StoreError when the store gives no secret */
  static async start(store: Pick<Store, 'daySecret'>, clock: Clock): Promise<NetworkPseudonyms> {
    return new NetworkPseudonyms(store, clock, await store.daySecret(dayOf(clock.wall())));
  }

  /** The name of the network of an address. */
  of(address: string): string {
    return this.ofNetwork(networkOf(address) ?? noNetwork);
  }

  /** @param network as `networkOf` writes it */
  ofNetwork(network: string): string {
    return this.#naming + hashOf(this.secret + network).slice(0, 8);
  }

  /** Also within a day: a store that was wiped has another secret, which nodes that start later use. */
  async #renew(): Promise<void> {
    try {
      this.secret = await this.store.daySecret(dayOf(this.clock.wall()));
      this.#naming = namingOf(this.secret);
    } catch {
      // The store is away, which others report. The names that were do until it is back.
    }
  }
}

function namingOf(secret: string): string {
  return `${hashOf(secret).slice(0, 2)}.`;
}

/** The secret is of one length and the end is cut off, so a plain hash is as good as HMAC here, at a third of its cost. */
function hashOf(text: string): string {
  return hash('sha256', text, 'base64url');
}

function dayOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}
