import { type Address, samePlace } from '../../address/index.ts';
import type { Clock } from '../../platform/index.ts';
import { isContradiction } from './contradiction.ts';

/** How long a contradicted zero-hit answer is remembered. */
const MEMORY_MS = 600_000;

interface Contradicted {
  readonly at: number;
  /** The one place that was found; undefined for several, or when it is not known. */
  readonly place: Address | undefined;
}

/**
 * Counts zero-hit answers which another provider contradicted. One may be a gap in a register; two
 * different queries look like the outages of 2018-04-10, 2021-06-02 and 2025-09-18, which answered
 * every search with nothing (docs/providers.md#outages).
 */
export class ZeroHitSuspicion {
  readonly #queries = new Map<string, Map<string, Contradicted>>();

  /**
   * @param crossChecks how many honest zero-hit answers may be checked
   * @param providers of which country each of them is, where it says so
   */
  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly crossChecks: { take(): boolean },
    private readonly providers: ReadonlyMap<string, { readonly country?: string }>,
  ) {}

  /**
   * Another provider found `text` while this one said "none". True from the second different query on; a text that
   * this one cannot know counts for nothing.
   *
   * @param found what the other one found; null where only that it did is known
   */
  contradicted(provider: string, text: string, found: readonly Address[] | null): boolean {
    if (!isContradiction(text, found, this.providers.get(provider)?.country)) return false;
    const queries = this.#queries.get(provider) ?? new Map<string, Contradicted>();
    this.#queries.set(provider, queries);
    // Two texts for one place are one query: it may be new, or withheld from this provider.
    const place = found?.length === 1 ? found[0] : undefined;
    for (const [earlier, { place: its }] of queries)
      if (place && its && samePlace(place, its)) queries.delete(earlier);
    queries.set(text.trim(), { at: this.clock.now(), place });
    return this.known(provider);
  }

  /** At least one contradiction is on record. */
  doubted(provider: string): boolean {
    return this.#count(provider) > 0;
  }

  /** Whether its zero hits may be checked with another provider: within the budget, unless it is doubted. */
  mayCheck(provider: string): boolean {
    return this.doubted(provider) || this.crossChecks.take();
  }

  /** Its "none" is not believed any more. */
  known(provider: string): boolean {
    return this.#count(provider) >= 2;
  }

  /** The provider found something: it is not blind. */
  cleared(provider: string): void {
    this.#queries.delete(provider);
  }

  #count(provider: string): number {
    const queries = this.#queries.get(provider);
    if (!queries) return 0;
    for (const [text, { at }] of queries) if (this.clock.now() - at > MEMORY_MS) queries.delete(text);
    return queries.size;
  }
}
