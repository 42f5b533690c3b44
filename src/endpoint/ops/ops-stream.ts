import type { ServerResponse } from 'node:http';
import { opsEntry, opsState, type PseudonymOf } from './read-state.ts';
import type { Services } from '../services.ts';
import { eventText, openEventStream, retryText } from '../streams/sse.ts';
import type { OpsState, SeriesEvent, TimelineEntry } from '../../protocol/index.ts';

/** Consoles of one node. */
const maxStreams = 50;
const pollEveryMs = 1_000;
/** The state again at least this often, so that a console can tell that it is live. */
const heartbeatMs = 5_000;
/** Entries looked back at a time: far more than a second brings. */
const page = 100;
const maxUnreadBytes = 1_024 * 1_024;
const retry = retryText(2_000);

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
 * the chart, when it has ended. Reads the store once a second for all of them, and not at all while there is none.
 */
export class OpsStreams {
  readonly #streams = new Set<Stream>();
  readonly #stopListening: () => void;
  #stopPolling: (() => void) | null = null;
  #stateSent = '';
  #stateSentAt = 0;
  /** The bucket that was sent last. */
  #bucket: SeriesEvent | null = null;
  #isReading = false;
  /** Something has happened while the store was being asked. */
  #isStale = false;
  #isEnded = false;

  constructor(
    private readonly services: Pick<Services, 'clock' | 'coordinator' | 'timeline' | 'series'>,
    private readonly pseudonymOf: PseudonymOf,
  ) {
    this.#stopListening = services.coordinator.onView(() => {
      if (this.#streams.size > 0) this.#poll();
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
      if (this.#streams.size === 0) this.#endPolling();
    });
    const first = `${retry}${stateEvent(this.#state())}`;
    openEventStream(response, first, { 'x-content-type-options': 'nosniff' });
    // What has ended by now is in GET /v1/ops/series.
    if (this.#stopPolling === null) this.#bucket = this.services.series.newest;
    this.#stopPolling ??= this.services.clock.every(pollEveryMs, () => this.#poll());
    this.#poll();
  }

  /** Ends the streams of those who have logged out or whose session is over. */
  dismiss(): void {
    for (const { response, isAllowed } of this.#streams) if (!isAllowed()) response.end();
  }

  end(): void {
    this.#isEnded = true;
    this.#stopListening();
    this.#endPolling();
    for (const { response } of this.#streams) response.end(retry);
  }

  #endPolling(): void {
    this.#stopPolling?.();
    this.#stopPolling = null;
  }

  #poll(): void {
    this.dismiss();
    this.#sendState();
    this.#sendSeries();
    if (this.#isReading) this.#isStale = true;
    else void this.#readTimeline();
  }

  async #readTimeline(): Promise<void> {
    this.#isReading = true;
    do {
      this.#isStale = false;
      await this.#sendEntries();
    } while (this.#isStale);
    this.#isReading = false;
  }

  #sendState(): void {
    const now = this.services.clock.now();
    const state = this.#state();
    // What changes by the passing of time alone is no news.
    const shown = JSON.stringify({ ...state, now: 0, view: null });
    if (shown === this.#stateSent && now - this.#stateSentAt < heartbeatMs) return;
    this.#stateSent = shown;
    this.#stateSentAt = now;
    this.#broadcast(stateEvent(state));
  }

  #sendSeries(): void {
    const { newest } = this.services.series;
    if (newest === null || newest === this.#bucket) return;
    this.#bucket = newest;
    this.#broadcast(eventText('series', JSON.stringify(newest)));
  }

  async #sendEntries(): Promise<void> {
    let newestFirst: readonly TimelineEntry[];
    try {
      newestFirst = await this.services.timeline(null, page);
    } catch {
      // The store is away, which the state says. Everything is told when it is back.
      return;
    }
    const newest = newestFirst[0]?.id ?? '';
    const entries = newestFirst.map((entry) => opsEntry(entry, this.pseudonymOf)).reverse();
    for (const stream of this.#streams) {
      // A wiped store begins anew with its ids.
      const seen = stream.seen !== null && stream.seen > newest ? '' : (stream.seen ?? newest);
      stream.seen = newest;
      const missed = entries.filter(({ id }) => id > seen);
      const text = missed.map((entry) => eventText('timeline', JSON.stringify(entry), entry.id));
      if (text.length > 0) this.#write(stream, text.join(''));
    }
  }

  #state(): OpsState {
    return opsState(this.services.coordinator, this.pseudonymOf);
  }

  #broadcast(event: string): void {
    for (const stream of this.#streams) this.#write(stream, event);
  }

  #write({ response }: Stream, text: string): void {
    if (response.writableEnded) return;
    if (response.writableLength > maxUnreadBytes) response.destroy();
    else response.write(text);
  }
}

function stateEvent(state: OpsState): string {
  return eventText('state', JSON.stringify(state));
}
