import { deviceStorage, randomId, systemClock } from '../platform/index.ts';
import type { Channel, SharedStatePorts } from './ports.ts';

/** What this browser has. Call it in a page; each feature that is absent or forbidden is left out. */
export function browserPorts(): SharedStatePorts {
  return {
    clock: systemClock,
    random: Math.random,
    randomId,
    resolve(url) {
      try {
        return new URL(url, document.baseURI).href;
      } catch {
        return url;
      }
    },
    fetch: (url, init) => fetch(url, init),
    keepalive: 'keepalive' in Request.prototype,
    // Old browsers have no `sendBeacon`; some blockers take it away.
    beacon:
      typeof navigator.sendBeacon === 'function' ? (url, body) => navigator.sendBeacon(url, body) : null,
    openStream: typeof EventSource === 'function' ? (url) => new EventSource(url) : null,
    storage: deviceStorage,
    lock: 'locks' in navigator ? holdLock : null,
    openChannel: typeof BroadcastChannel === 'function' ? openChannel : null,
    page: { hidden: () => document.visibilityState === 'hidden', onHidden },
    inlined() {
      const text = document.querySelector(
        'script[type="application/json"][data-address-search-view]',
      )?.textContent;
      return text ? { text, ageMs: performance.now() } : null;
    },
  };
}

function holdLock(name: string, onHeld: () => void): () => void {
  const controller = new AbortController();
  let release = (): void => controller.abort();
  const held = async (): Promise<void> => {
    // It may have been granted just before it was given up.
    if (controller.signal.aborted) return;
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    onHeld();
    await until;
  };
  // Rejects when given up, and where locks are forbidden (opaque origins): then there is no leader, only polls.
  navigator.locks.request(name, { signal: controller.signal }, held).catch(() => undefined);
  return () => release();
}

function openChannel(name: string, onMessage: (message: unknown) => void): Channel | null {
  try {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => onMessage(data);
    return {
      post: (message) => channel.postMessage(message),
      close: () => channel.close(),
    };
  } catch {
    // Forbidden in an opaque origin.
    return null;
  }
}

function onHidden(listener: (hidden: boolean) => void): () => void {
  const leaves = new AbortController();
  const { signal } = leaves;
  const isHidden = (): boolean => document.visibilityState === 'hidden';
  document.addEventListener('visibilitychange', () => listener(isHidden()), { signal });
  window.addEventListener('pagehide', () => listener(true), { signal });
  window.addEventListener('pageshow', () => listener(isHidden()), { signal });
  return () => leaves.abort();
}
