/** How long a contradicted zero-hit answer is remembered. */
const MEMORY_MS = 600_000;

/**
 * Counts zero-hit answers which another provider contradicted. One may be a gap in a register; two
 * different queries look like the outages of 2018-04-10, 2021-06-02 and 2025-09-18, which answered
 * every search with nothing (circuit page 3).
 */
export class Suspicion {
  readonly #queries = new Map<string, Map<string, number>>();

  /** Another provider found `text` while this one said "none". True from the second different query on. */
  contradicted(provider: string, text: string, now: number): boolean {
    const queries = this.#queries.get(provider) ?? new Map<string, number>();
    this.#queries.set(provider, queries);
    queries.set(normalise(text), now);
    return this.known(provider, now);
  }

  /** At least one contradiction is on record: worth a cross-check outside the budget. */
  doubted(provider: string, now: number): boolean {
    return this.#count(provider, now) > 0;
  }

  /** Its "none" is not believed any more. */
  known(provider: string, now: number): boolean {
    return this.#count(provider, now) >= 2;
  }

  /** The provider found something: it is not blind. */
  cleared(provider: string): void {
    this.#queries.delete(provider);
  }

  #count(provider: string, now: number): number {
    const queries = this.#queries.get(provider);
    if (!queries) return 0;
    for (const [text, at] of queries) if (now - at > MEMORY_MS) queries.delete(text);
    return queries.size;
  }
}

function normalise(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
