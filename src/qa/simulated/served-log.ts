import type { Fault, ProviderId, Served } from './faults.ts';

const mostEntries = 5000;

/** What was served, and how many requests were open at once; bounded. */
export class ServedLog {
  #entries: Served[] = [];
  readonly #open: Record<ProviderId, number> = { 'kakao-postcode': 0, juso: 0 };
  readonly #most: Record<ProviderId, number> = { 'kakao-postcode': 0, juso: 0 };

  add(provider: ProviderId, url: string, fault: Fault | null): void {
    this.#entries.push({ provider, url, fault, at: Date.now() });
    if (this.#entries.length > mostEntries) this.#entries.shift();
  }

  opened(provider: ProviderId): () => void {
    this.#open[provider] += 1;
    this.#most[provider] = Math.max(this.#most[provider], this.#open[provider]);
    let ended = false;
    return () => {
      if (!ended) this.#open[provider] -= 1;
      ended = true;
    };
  }

  get entries(): readonly Served[] {
    return [...this.#entries];
  }

  inFlight(provider: ProviderId): number {
    return this.#open[provider];
  }

  maxInFlight(provider: ProviderId): number {
    return this.#most[provider];
  }

  clear(): void {
    this.#entries = [];
    for (const provider of ['kakao-postcode', 'juso'] as const) this.#most[provider] = this.#open[provider];
  }
}
