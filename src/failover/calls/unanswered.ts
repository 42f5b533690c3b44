/** A search that begins this soon after the end of the one before belongs to the same burst of typing. */
const SAME_BURST_MS = 100;

/**
 * How long a provider has been silent over a burst of searches, each of which took the place of the one before.
 * None of them reaches its soft deadline, yet a person who types without pause has waited all that time.
 */
export class UnansweredCalls {
  readonly #unanswered = new Map<string, { readonly since: number; readonly until: number }>();

  /** A call from `startedAt` to `now` ended without an answer, at its deadline or given up. */
  unanswered(provider: string, startedAt: number, now: number): void {
    this.#unanswered.set(provider, { since: this.since(provider, startedAt), until: now });
  }

  /** The provider answered, or failed in a way of its own. */
  broken(provider: string): void {
    this.#unanswered.delete(provider);
  }

  /**
   * Since when the provider has been silent.
   *
   * @param at when the call that still waits began; now, when there is none
   */
  since(provider: string, at: number): number {
    const silence = this.#unanswered.get(provider);
    const isSameBurst = silence && at - silence.until < SAME_BURST_MS;
    // The call that runs on may be older than all that were given up.
    return isSameBurst ? Math.min(silence.since, at) : at;
  }
}
