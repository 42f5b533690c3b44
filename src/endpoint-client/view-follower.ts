import { freshnessOf, browserPolicy } from '../circuit/index.ts';
import { askEndpoint } from './request.ts';
import type { DatedView, ViewCache } from './view-cache.ts';
import { EventStream, type StreamSource } from '../platform/index.ts';
import { parseView, readView } from '../protocol/index.ts';
import type { Channel, SharedStatePorts } from './ports.ts';

const { pollMs, pollJitter, heartbeatMs, silentHeartbeats, streamRetryMinMs, streamRetryMaxMs } =
  browserPolicy;
/** A field counts as in use for this long after it was left. */
const LINGER_MS = 180_000;
/** A tab that another one keeps informed asks by itself only when it has heard nothing for a beat and a half. */
const PATIENCE = 1.5;

export interface ViewFollowerOptions {
  readonly ports: SharedStatePorts;
  /** Absolute URL, no slash at its end. */
  readonly endpoint: string;
  /** The newest view of this tab. */
  readonly cache: ViewCache;
  /** Told each view that came in; answers whether it was worth anything. */
  onView(dated: DatedView, from: 'endpoint' | 'tab'): boolean;
}

/**
 * Follows the shared state while a field is in use and the page is seen: one tab of the browser holds the
 * stream and tells the others, everybody polls where no stream reaches. Hidden, a page holds nothing open:
 * it keeps its place in the back/forward cache, and another tab takes the stream over.
 */
export class ViewFollower {
  readonly #name: string;
  #isInUse = false;
  #isHidden: boolean;
  #isActive = false;
  /** Held by the tab that leads the others of this browser. */
  #stream: EventStream | null = null;
  #channel: Channel | null = null;
  #unlock: (() => void) | null = null;
  #cancelPoll: (() => void) | null = null;
  #cancelLinger: (() => void) | null = null;
  #asking: AbortController | null = null;

  constructor(private readonly options: ViewFollowerOptions) {
    const { ports, endpoint } = options;
    this.#name = `address-search:${endpoint}`;
    this.#isHidden = ports.page.hidden();
  }

  use(): void {
    this.#cancelLinger?.();
    this.#cancelLinger = null;
    this.#isInUse = true;
    this.setHidden(this.options.ports.page.hidden());
  }

  release(): void {
    if (!this.#isInUse) return;
    this.#cancelLinger ??= this.options.ports.clock.after(LINGER_MS, () => this.#endUse());
  }

  setHidden(isHidden: boolean): void {
    this.#isHidden = isHidden;
    this.#update();
  }

  /** Passes a view on to the other tabs: one that is new always, a renewed one if they rely on this tab. */
  share(isNew: boolean): void {
    const dated = this.options.cache.read();
    if ((isNew || this.#stream) && dated) this.#channel?.post(dated);
  }

  /** What was held can no longer be trusted to be recent (the machine slept): the endpoint is asked anew. */
  renew(): void {
    if (!this.#isActive) return;
    this.#stream?.start();
    this.#pollWhenNeeded();
  }

  /** Asks the endpoint once; no effect while an answer is awaited. */
  async poll(): Promise<void> {
    if (this.#asking) return;
    const { ports, endpoint, onView, cache } = this.options;
    // A sleep is noticed before the answer comes, so that the answer is believed.
    cache.read();
    const asking = (this.#asking = new AbortController());
    const { dated } = await askEndpoint(ports, `${endpoint}/v1/state`, {}, asking.signal);
    if (this.#asking !== asking) return;
    this.#asking = null;
    if (dated) onView(dated, 'endpoint');
    this.#pollIn(1);
  }

  dispose(): void {
    this.#endUse();
    this.#stopAsking();
  }

  #endUse(): void {
    this.#cancelLinger?.();
    this.#cancelLinger = null;
    this.#isInUse = false;
    this.#update();
  }

  #update(): void {
    const isActive = this.#isInUse && !this.#isHidden;
    if (isActive === this.#isActive) return;
    this.#isActive = isActive;
    if (isActive) this.#start();
    else this.#stop();
  }

  #start(): void {
    const { openChannel, openStream, lock } = this.options.ports;
    this.#channel = openChannel?.(this.#name, (message) => this.#heard(message)) ?? null;
    this.#channel?.post('hello');
    if (openStream && lock) {
      this.#unlock = lock(this.#name, () => {
        this.#stream = this.#streamOf(openStream);
        this.#stream.start();
      });
    }
    this.#pollWhenNeeded();
  }

  #streamOf(open: (url: string) => StreamSource): EventStream {
    const { ports, endpoint, onView } = this.options;
    return new EventStream({
      open: () => open(`${endpoint}/v1/stream`),
      after: (ms, run) => ports.clock.after(ms, run),
      silentMs: heartbeatMs * silentHeartbeats,
      // At random, so that a restarted endpoint is not met by everyone at once.
      retryMs: () => streamRetryMinMs + ports.random() * (streamRetryMaxMs - streamRetryMinMs),
      events: {
        state: (data) => {
          const view = parseView(data);
          if (view) onView({ view, ageMs: 0, exact: true }, 'endpoint');
          return view !== null;
        },
      },
      onChange: () => this.#pollWhenNeeded(),
    });
  }

  #stop(): void {
    this.#stream?.stop();
    this.#channel?.close();
    this.#unlock?.();
    this.#cancelPoll?.();
    this.#stream = this.#channel = this.#unlock = this.#cancelPoll = null;
    this.#stopAsking();
  }

  #stopAsking(): void {
    this.#asking?.abort();
    this.#asking = null;
  }

  #heard(message: unknown): void {
    if (message === 'hello') {
      this.share(false);
      return;
    }
    const { view: told, ageMs, exact } = (message ?? {}) as Partial<DatedView>;
    const view = readView(told);
    if (!view || typeof ageMs !== 'number' || !(ageMs >= 0)) return;
    if (this.options.onView({ view, ageMs, exact: exact === true }, 'tab')) this.#pollIn(PATIENCE);
  }

  /** At once without a fresh view, else a beat later. */
  #pollWhenNeeded(): void {
    const known = this.options.cache.read();
    this.#pollIn(freshnessOf(known && known.view, known?.ageMs ?? Infinity) === 'fresh' ? 1 : 0);
  }

  #pollIn(beats: number): void {
    this.#cancelPoll?.();
    this.#cancelPoll = null;
    if (!this.#isActive || this.#stream?.isOpen) return;
    const { clock, random } = this.options.ports;
    const ms = beats * pollMs * (1 - pollJitter + 2 * pollJitter * random());
    this.#cancelPoll = clock.after(ms, () => void this.poll());
  }
}
