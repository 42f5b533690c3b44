import type { ServerResponse } from 'node:http';
import type { ServerClock } from '../../platform/index.ts';
import type { Series } from '../metrics/series.ts';
import type { Coordinator } from '../coordinator/coordinator.ts';
import type { Store } from '../stores/store.ts';
import { type OpsState, type TimelineEntry, type SeriesEvent } from '../../protocol/index.ts';
/** Consoles of one node. */
const maxStreams = 50;
const lookEveryMs = 1_000;
/** The state again at least this often, so that a console can tell that it is live. */
const heartbeatMs = 5_000;
/** Entries looked back at a time: far more than a second brings. */
const page = 100;
const maxUnreadBytes = 1_024 * 1_024;
const retry = 'retry: 2000\n\n';
const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
};

export interface OpsStreamsOptions {
  readonly clock: ServerClock;
  readonly keeper: Pick<Coordinator, 'onView'>;
  readonly timeline: Store['timeline'];
  readonly series: Pick<Series, 'newest'>;
  readonly state: () => OpsState;
  readonly entry: (entry: TimelineEntry) => TimelineEntry;
}

interface Stream {
  readonly response: ServerResponse;
  /** Whether its reader would be let in still. */
  readonly isAllowed: () => boolean;
  /** The newest entry that it has or does not want; null: whatever there is by now. */
  seen: string | null;
}

/**
 * The consoles that look on. `event: state` after every change and every 5 s; `event: timeline` for each new
 * entry, with its id, so that a console that comes back gets what it missed; `event: series` for each bucket of
 * the chart, when it has ended. Looks at the store once a second
 * for all of them, and not at all while there is none.
 */
export class OpsStreams {
  readonly #streams = new Set<Stream>();
  readonly #stopListening: () => void;
  #stopLooking: (() => void) | null = null;
  #told = '';
  #toldAt = 0;
  /** The bucket that was told last. */
  #bucketAt = 0;
  #isLooking = false;
  /** Something has happened while the store was being asked. */
  #hasMore = false;
  #isEnded = false;

  constructor(private readonly options: OpsStreamsOptions) {
    this.#stopListening = options.keeper.onView(() => {
      if (this.#streams.size > 0) this.#look();
    });
  }

  get size(): number {
    return this.#streams.size;
  }

  get isFull(): boolean {
    return this.#isEnded || this.#streams.size >= maxStreams;
  }

  /** Makes a response a stream, which is ended here. @param seen id of the last entry that the console has */
  open(response: ServerResponse, isAllowed: () => boolean, seen: string | null): void {
    const stream = { response, isAllowed, seen };
    this.#streams.add(stream);
    response.on('close', () => {
      this.#streams.delete(stream);
      if (this.#streams.size === 0) this.#rest();
    });
    response.writeHead(200, headers);
    response.write(`${retry}${stateEvent(this.options.state())}`);
    // What has ended by now is in GET /v1/ops/series.
    if (this.#stopLooking === null) this.#bucketAt = this.options.series.newest?.at ?? 0;
    this.#stopLooking ??= this.options.clock.every(lookEveryMs, () => this.#look());
    this.#look();
  }

  /** Ends the streams of those who have logged out or whose session is over. */
  dismiss(): void {
    for (const { response, isAllowed } of this.#streams) if (!isAllowed()) response.end();
  }

  end(): void {
    this.#isEnded = true;
    this.#stopListening();
    this.#rest();
    for (const { response } of this.#streams) response.end(retry);
  }

  #rest(): void {
    this.#stopLooking?.();
    this.#stopLooking = null;
  }

  #look(): void {
    this.dismiss();
    this.#tellState();
    this.#tellSeries();
    if (this.#isLooking) this.#hasMore = true;
    else void this.#tellNews();
  }

  async #tellNews(): Promise<void> {
    this.#isLooking = true;
    do {
      this.#hasMore = false;
      await this.#tellEntries();
    } while (this.#hasMore);
    this.#isLooking = false;
  }

  #tellState(): void {
    const now = this.options.clock.now();
    const state = this.options.state();
    // What changes by the passing of time alone is no news.
    const news = JSON.stringify({ ...state, now: 0, view: null });
    if (news === this.#told && now - this.#toldAt < heartbeatMs) return;
    this.#told = news;
    this.#toldAt = now;
    const event = stateEvent(state);
    for (const stream of this.#streams) this.#write(stream, event);
  }

  #tellSeries(): void {
    const { newest } = this.options.series;
    if (newest === null || newest.at <= this.#bucketAt) return;
    this.#bucketAt = newest.at;
    const event = seriesEvent(newest);
    for (const stream of this.#streams) this.#write(stream, event);
  }

  async #tellEntries(): Promise<void> {
    let newestFirst: readonly TimelineEntry[];
    try {
      newestFirst = await this.options.timeline(null, page);
    } catch {
      // The store is away, which the state says. Everything is told when it is back.
      return;
    }
    const newest = newestFirst[0]?.id ?? '';
    const entries = [...newestFirst].reverse().map(this.options.entry);
    for (const stream of this.#streams) {
      // A wiped store begins anew with its ids.
      const seen = stream.seen !== null && stream.seen > newest ? '' : (stream.seen ?? newest);
      stream.seen = newest;
      const text = entries.filter(({ id }) => id > seen).map(entryEvent);
      if (text.length > 0) this.#write(stream, text.join(''));
    }
  }

  #write({ response }: Stream, text: string): void {
    if (response.writableEnded) return;
    if (response.writableLength > maxUnreadBytes) response.destroy();
    else response.write(text);
  }
}

function stateEvent(state: OpsState): string {
  return `event: state\ndata: ${JSON.stringify(state)}\n\n`;
}

function seriesEvent(newest: SeriesEvent): string {
  return `event: series\ndata: ${JSON.stringify(newest)}\n\n`;
}

function entryEvent(entry: TimelineEntry): string {
  return `event: timeline\nid: ${entry.id}\ndata: ${JSON.stringify(entry)}\n\n`;
}
