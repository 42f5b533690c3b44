/** What of an `EventSource` is used here. */
export interface StreamSource extends Pick<EventSource, 'close' | 'readyState'> {
  addEventListener(name: string, listener: (event: Event) => void): void;
}

export interface EventStreamOptions {
  /** Opens it. What this throws, as for a URL that is none, counts as a refusal. */
  readonly open: () => StreamSource;
  /** Calls once after so many ms; returns the call that forgets it. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** A stream that says nothing for this long is dead, whatever it says of itself. */
  readonly silentMs: number;
  /** The pause before it is opened anew, in ms; `tries` have failed since the last sign of life. */
  readonly retryMs: (tries: number) => number;
  /** What takes the data of each event, by the event's name. False: not understood, so no sign of life. */
  readonly events: Readonly<Record<string, (data: string) => boolean>>;
  /** It is open now, which its first event tells, or no longer. Not told of `stop()`. */
  readonly onChange?: (isOpen: boolean) => void;
  /** It broke or fell silent; `isRefused` when the browser will not open it again by itself. */
  readonly onFail?: (isRefused: boolean) => void;
}

/** `EventSource.CLOSED`: after 204, 429, 503 and the like. The status itself is hidden. */
const closed = 2;
/** What breaks twice within this long (ms) is not left to the browser, which obeys a `retry:` of no time at all. */
const soonMs = 1_000;

/**
 * One event stream that is kept open. A browser reopens a stream that broke, but neither one that was refused nor
 * one that says nothing any more, from the first moment on: those are opened anew from here, and what breaks at once.
 */
export class EventStream {
  #source: StreamSource | null = null;
  #cancelTimer: (() => void) | null = null;
  /** Since it broke; null: not lately. */
  #cancelSoon: (() => void) | null = null;
  #isOpen = false;
  #tries = 0;

  constructor(private readonly options: EventStreamOptions) {}

  /** Not from its headers on: something on the way may hold back all that follows them. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Opens it, or opens it anew. */
  start(): void {
    this.stop();
    this.#open();
  }

  stop(): void {
    this.#cancelTimer?.();
    this.#cancelSoon?.();
    this.#source?.close();
    this.#cancelTimer = this.#cancelSoon = this.#source = null;
    this.#isOpen = false;
  }

  #open(): void {
    const { open, events } = this.options;
    let source: StreamSource;
    try {
      source = open();
    } catch {
      this.#retry();
      return;
    }
    this.#source = source;
    this.#watch();
    const listen = (name: string, listener: (event: Event) => void): void =>
      source.addEventListener(name, (event) => {
        if (source === this.#source) listener(event);
      });
    listen('error', () => this.#fail(source.readyState === closed || this.#hasBrokenLately()));
    for (const [name, take] of Object.entries(events))
      listen(name, (event) => {
        // Whoever takes the data may have started the stream anew.
        if (!take((event as MessageEvent<string>).data) || source !== this.#source) return;
        this.#tries = 0;
        this.#watch();
        this.#setOpen(true);
      });
  }

  #watch(): void {
    this.#wait(this.options.silentMs, () => {
      this.#retry();
      this.#fail(false);
    });
  }

  #fail(isRefused: boolean): void {
    if (isRefused) this.#retry();
    this.#setOpen(false);
    this.options.onFail?.(isRefused);
  }

  #hasBrokenLately(): boolean {
    const hasBroken = this.#cancelSoon !== null;
    this.#cancelSoon?.();
    this.#cancelSoon = this.options.after(soonMs, () => (this.#cancelSoon = null));
    return hasBroken;
  }

  #retry(): void {
    this.#source?.close();
    this.#source = null;
    this.#wait(this.options.retryMs(this.#tries++), () => this.#open());
  }

  #wait(ms: number, run: () => void): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.options.after(ms, run);
  }

  #setOpen(isOpen: boolean): void {
    if (this.#isOpen === isOpen) return;
    this.#isOpen = isOpen;
    this.options.onChange?.(isOpen);
  }
}
