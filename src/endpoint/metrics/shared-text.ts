import type { Clock } from '../../platform/index.ts';

/**
 * A text that costs something to make, for however many ask: made at most once in `maxAgeMs`, and whoever asks
 * meanwhile is given the same one. One that could not be made is made again.
 */
export class SharedText {
  #text: Promise<string> | null = null;
  #madeAt = -Infinity;

  constructor(
    private readonly make: () => Promise<string>,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly maxAgeMs: number,
  ) {}

  read(): Promise<string> {
    const now = this.clock.now();
    if (this.#text !== null && now - this.#madeAt < this.maxAgeMs) return this.#text;
    const text = this.make();
    this.#text = text;
    this.#madeAt = now;
    text.catch(() => {
      if (this.#text === text) this.#text = null;
    });
    return text;
  }
}
