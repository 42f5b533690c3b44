import { defaultPolicy, type PublicView } from '../circuit/index.ts';
import { parseView } from '../protocol/index.ts';
import type { SharedStatePorts } from './ports.ts';

const { heartbeatMs, silentHeartbeats, streamRetryMinMs, streamRetryMaxMs } = defaultPolicy;

export interface ViewStreamOptions {
  readonly ports: SharedStatePorts;
  readonly url: string;
  onView(view: PublicView): void;
  /** The stream is open now, or no longer. */
  onChange(): void;
}

/**
 * One event stream that is kept open: a silent one counts as dead, and one that the browser has given up is
 * tried again after 1 to 60 s at random, so that a restarted endpoint is not met by everyone at once.
 */
export class ViewStream {
  readonly #options: ViewStreamOptions;
  #isOpen = false;
  #run = 0;
  #close: (() => void) | null = null;
  #cancelTimer: (() => void) | null = null;

  constructor(options: ViewStreamOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Opens it, or opens it anew. Without event streams in this browser nothing happens. */
  start(): void {
    this.stop();
    const { ports, url, onView } = this.#options;
    if (ports.openStream === null) return;
    const run = this.#run;
    this.#watch();
    this.#close = ports.openStream(url, {
      opened: () => {
        if (run === this.#run) this.#setOpen(true);
      },
      state: (data) => {
        const view = parseView(data);
        if (view === null || run !== this.#run) return;
        this.#watch();
        this.#setOpen(true);
        onView(view);
      },
      failed: (closed) => {
        if (run !== this.#run) return;
        if (closed) this.#retry();
        this.#setOpen(false);
      },
    });
  }

  stop(): void {
    this.#cancelTimer?.();
    this.#close?.();
    this.#cancelTimer = this.#close = null;
    this.#isOpen = false;
    this.#run++;
  }

  /** From the first moment on: a connection that never opens is as silent as one that has stopped. */
  #watch(): void {
    this.#timer(heartbeatMs * silentHeartbeats, () => {
      this.#retry();
      this.#setOpen(false);
    });
  }

  #retry(): void {
    this.#run++;
    this.#close?.();
    this.#close = null;
    const jitter = this.#options.ports.random() * (streamRetryMaxMs - streamRetryMinMs);
    this.#timer(streamRetryMinMs + jitter, () => {
      this.start();
    });
  }

  #timer(ms: number, run: () => void): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.#options.ports.clock.after(ms, run);
  }

  #setOpen(isOpen: boolean): void {
    if (this.#isOpen === isOpen) return;
    this.#isOpen = isOpen;
    this.#options.onChange();
  }
}
