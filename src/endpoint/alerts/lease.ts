import type { Clock } from '../../platform/index.ts';
import { alertLeaseMs } from '../stores/retention.ts';
import type { OutboxAlert, Store } from '../stores/store.ts';

/** The lease counts as lost this much (ms) before it is. */
const marginMs = 200;
/** Nothing is begun unless the hold was prolonged this recently (ms). */
const freshMs = alertLeaseMs / 2;
/** Whoever has not heard of the store for this long (ms) lets the one go first that may hold the alerts. */
const absenceMs = 750;

export interface LeaseOptions {
  readonly store: Pick<Store, 'claimAlerts' | 'oldestAlert'>;
  readonly clock: Clock;
  /** Store ms. */
  readonly now: () => number;
  /** Unlike that of any other node. */
  readonly name: string;
}

/** A node's hold on the alerts of the store: a lease that is prolonged with every claim. */
export class Lease {
  #tenure = 0;
  /** Monotonic ms, as all here. */
  #claimedAt = -Infinity;
  #seenAt: number;
  #patientUntil = -Infinity;

  constructor(private readonly options: LeaseOptions) {
    this.#seenAt = options.clock.now();
  }

  /** Another number says that the hold was lost in between. */
  get tenure(): number {
    return this.#tenure;
  }

  /** Whether there is time to begin to send. The hold is prolonged while it goes on. */
  get isFresh(): boolean {
    return this.options.clock.now() - this.#claimedAt < freshMs;
  }

  /** Whether it was lost: then it begins under a new name, so that nothing passes for one's own that is not. */
  renewIfLost(): boolean {
    const isLost = this.options.clock.now() - this.#claimedAt > alertLeaseMs - marginMs;
    if (isLost) this.#tenure++;
    return isLost;
  }

  /** Takes what is due, and prolongs the hold on what was taken before. @throws StoreError */
  async claim(limit: number): Promise<readonly OutboxAlert[]> {
    const { store, clock, now, name } = this.options;
    const begun = clock.now();
    const claimed = await store.claimAlerts(now(), limit, `${name}.${this.#tenure}`);
    this.#claimedAt = begun;
    this.#seenAt = clock.now();
    return claimed;
  }

  /**
   * Whether a node that has nothing should let another go first. While the store is away nobody can prolong a
   * hold, so a lease that ran out then says nothing: when the store is back, the one that may have sent something
   * meanwhile gets a whole lease to note it.
   *
   * @throws StoreError
   */
  async isToWait(): Promise<boolean> {
    const { store, clock } = this.options;
    const wasAbsent = clock.now() - this.#seenAt > absenceMs;
    if (!wasAbsent && clock.now() >= this.#patientUntil) return false;
    await store.oldestAlert();
    if (wasAbsent) this.#patientUntil = clock.now() + alertLeaseMs;
    this.#seenAt = clock.now();
    return true;
  }
}
