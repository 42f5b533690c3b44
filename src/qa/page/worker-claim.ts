/**
 * The tabs of a site share one worker, and msw ends it only where the last tab says goodbye. So each tab that is in an
 * outage holds a lock of its own, which goes with it however it ends, and whoever is left takes the worker away.
 */
const claims = 'address-search-qa:in-outage:';
/** Held for the moment in which a tab claims the worker, or takes it away. */
const change = 'address-search-qa:change';

/** This tab's claim on the worker. */
export class WorkerClaim {
  #name = '';
  #release: (() => void) | null = null;
  #waiting: AbortController | null = null;

  /** Resolves once no other tab can take the worker away. */
  async hold(): Promise<void> {
    this.#waiting?.abort();
    const { locks } = navigator;
    if (this.#release !== null) return;
    // Secure contexts alone have this too.
    this.#name = claims + crypto.randomUUID();
    await locks.request(
      change,
      () =>
        new Promise<void>((held) => {
          void locks.request(this.#name, () => {
            held();
            return new Promise<void>((release) => (this.#release = release));
          });
        }),
    );
  }

  release(): void {
    this.#release?.();
    this.#release = null;
  }

  /** Takes the worker away if no other tab is in an outage. */
  async tidyUp(unregister: () => Promise<void>, signal?: AbortSignal): Promise<void> {
    await navigator.locks.request(change, signal ? { signal } : {}, async () => {
      if ((await this.#others()).length === 0) await unregister();
    });
  }

  /** The same, as soon as the last of the other tabs has gone. Ends when this tab claims the worker, or by `end`. */
  async tidyUpInTime(unregister: () => Promise<void>): Promise<void> {
    this.#waiting?.abort();
    const { signal } = (this.#waiting = new AbortController());
    try {
      for (let [other] = await this.#others(); other !== undefined; [other] = await this.#others())
        await navigator.locks.request(other, { mode: 'shared', signal }, () => undefined);
      await this.tidyUp(unregister, signal);
    } catch (reason) {
      if (!signal.aborted) throw reason;
    }
  }

  end(): void {
    this.#waiting?.abort();
    this.release();
  }

  async #others(): Promise<readonly string[]> {
    const { held = [] } = await navigator.locks.query();
    return held.flatMap(({ name }) => (name?.startsWith(claims) && name !== this.#name ? [name] : []));
  }
}
