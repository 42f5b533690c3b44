import type { Clock, StreamSource, TextStorage } from '../platform/index.ts';

/** A line to the other tabs of this browser. */
export interface Channel {
  post(message: unknown): void;
  close(): void;
}

/** Everything that the shared state needs of a browser. What a browser lacks is null, and does no harm. */
export interface SharedStatePorts {
  readonly clock: Clock;
  /** 0 <= x < 1. */
  random(): number;
  /** A random text of 16 to 64 of `[A-Za-z0-9_-]`. */
  randomId(): string;
  /** An absolute URL for one that may be relative to the page. */
  resolve(url: string): string;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Whether a `fetch` with `keepalive` outlives its page here. */
  readonly keepalive: boolean;
  /** Last resort for a report of a page that goes; false when it was not taken. */
  readonly beacon: ((url: string, body: string) => boolean) | null;
  /** Opens an event stream. Throws for a URL that is none. */
  readonly openStream: ((url: string) => StreamSource) | null;
  readonly storage: TextStorage;
  /**
   * Waits for a lock that one tab holds at a time, and tells when it is ours. Returns the call that
   * releases it, or stops waiting for it. Null outside secure contexts.
   */
  readonly lock: ((name: string, onHeld: () => void) => () => void) | null;
  readonly openChannel: ((name: string, onMessage: (message: unknown) => void) => Channel | null) | null;
  readonly page: {
    hidden(): boolean;
    /** Told true on hidden and `pagehide`, false on visible and `pageshow`; returns the unsubscribe. */
    onHidden(listener: (hidden: boolean) => void): () => void;
  };
  /** The view that the page's server wrote into the page, and for how long at least the page exists. */
  inlined(): { readonly text: string; readonly ageMs: number } | null;
}
