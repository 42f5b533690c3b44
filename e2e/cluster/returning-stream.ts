import { EventStream } from './event-stream.ts';

/** A reader of /v1/stream that comes back as a browser does: after the time it was told last, for as long as it is let. */
export class ReturningStream {
  /** Views that it was told, on all its streams together. */
  views = 0;
  /** Answers that were no stream, which a browser does not come back from by itself. */
  readonly refusals: number[] = [];
  /** How long it was told to stay away each time, ms. */
  readonly waits: number[] = [];
  longestSilenceMs = 0;
  #stream: EventStream | null = null;
  #heardAt = performance.now();
  #timer: NodeJS.Timeout | null = null;
  #isOver = false;

  constructor(private readonly url: string) {
    void this.#open();
  }

  get isOpen(): boolean {
    return this.#stream?.isClosed === false;
  }

  end(): void {
    this.#isOver = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#stream?.close();
  }

  async #open(): Promise<void> {
    const stream = await EventStream.open(this.url).catch(() => null);
    if (this.#isOver) return stream?.close();
    if (stream?.status !== 200) {
      this.refusals.push(stream?.status ?? 0);
      return this.#comeBack(1_000);
    }
    this.#stream = stream;
    stream.onView = () => this.#hear();
    stream.onClose = () => {
      const told = [...stream.text.matchAll(/^retry: (\d+)$/gm)].at(-1)?.[1];
      this.#comeBack(Number(told ?? 1_000));
    };
  }

  #hear(): void {
    const now = performance.now();
    if (this.views > 0) this.longestSilenceMs = Math.max(this.longestSilenceMs, now - this.#heardAt);
    this.#heardAt = now;
    this.views++;
  }

  #comeBack(ms: number): void {
    if (this.#isOver) return;
    this.waits.push(ms);
    this.#timer = setTimeout(() => void this.#open(), ms);
  }
}
