import { type OpsState, type TimelineEntry, type SeriesEvent } from '../../protocol/index.ts';
import { silentMs } from './liveness.ts';

/** What of an EventSource is used here. */
export interface Source extends Pick<EventSource, 'close' | 'readyState'> {
  addEventListener(name: string, call: (event: Event) => void): void;
}

export interface FeedOptions {
  readonly open: () => Source;
  /** Calls once after so many ms; returns the call that forgets it. */
  readonly after: (ms: number, call: () => void) => () => void;
  readonly random: () => number;
  readonly heard: {
    state(state: OpsState): void;
    entry(entry: TimelineEntry): void;
    series(event: SeriesEvent): void;
    /** The stream is connected, or is not any more. */
    connected(isConnected: boolean): void;
    /** The stream was refused for good, so it is worth asking why. */
    refused(): void;
  };
}

const closed = 2;
const retryFromMs = 1_000;
const retryToMs = 10_000;

/**
 * The ops stream. A browser reopens a stream that broke, but neither one that was refused (it hides the status)
 * nor one that says nothing any more: those are opened anew from here.
 */
export class Feed {
  #source: Source | null = null;
  #forget: (() => void) | null = null;
  #tries = 0;

  constructor(private readonly options: FeedOptions) {}

  start(): void {
    this.stop();
    this.#open();
  }

  stop(): void {
    this.#forget?.();
    this.#forget = null;
    this.#source?.close();
    this.#source = null;
  }

  #open(): void {
    const { heard } = this.options;
    const source = this.options.open();
    this.#source = source;
    const on = (name: string, call: (data: unknown) => void): void => {
      source.addEventListener(name, (event) => {
        if (source !== this.#source) return;
        this.#tries = 0;
        this.#watch();
        call(JSON.parse((event as MessageEvent<string>).data));
      });
    };
    on('state', (data) => {
      heard.connected(true);
      heard.state(data as OpsState);
    });
    on('timeline', (data) => heard.entry(data as TimelineEntry));
    on('series', (data) => heard.series(data as SeriesEvent));
    source.addEventListener('error', () => {
      if (source !== this.#source) return;
      heard.connected(false);
      if (source.readyState !== closed) return;
      heard.refused();
      this.#again();
    });
    this.#watch();
  }

  /** A stream that is silent for too long is dead, whatever it says of itself. */
  #watch(): void {
    this.#forget?.();
    this.#forget = this.options.after(silentMs, () => {
      this.options.heard.connected(false);
      this.#again();
    });
  }

  #again(): void {
    this.stop();
    const most = Math.min(retryToMs, retryFromMs * 2 ** this.#tries);
    this.#tries += 1;
    this.#forget = this.options.after(most * (0.5 + this.options.random() / 2), () => this.#open());
  }
}
