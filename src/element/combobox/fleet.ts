import type { Notice } from '../../circuit/index.ts';
import type { Membership } from '../../endpoint-client/index.ts';

/** A first view comes within this time, or the script of an embedding service is loaded without one. */
const FIRST_VIEW_MS = 300;

/** The field's part in what all browsers know of the services, which is followed while somebody searches. */
export class Fleet {
  #membership: Membership | null = null;
  #preload: ReturnType<typeof setTimeout> | undefined;

  /** Takes part in this one from now on; null: in none. */
  join(membership: Membership | null): void {
    clearTimeout(this.#preload);
    this.#membership?.leave();
    this.#membership = membership;
  }

  /** Somebody is about to search. A service that the fleet has given up should not even be asked for its script. */
  follow(preload: () => void): void {
    const shared = this.#membership?.state;
    shared?.use();
    clearTimeout(this.#preload);
    if (!shared || shared.readView()) preload();
    else this.#preload = setTimeout(preload, FIRST_VIEW_MS);
  }

  /** Nobody searches any more. */
  release(): void {
    this.#membership?.state.release();
  }

  /** What the operators have to say to everybody. */
  get notice(): Notice | null {
    return this.#membership?.state.readView()?.view.notice ?? null;
  }
}
