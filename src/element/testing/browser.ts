import { vi } from 'vitest';

/**
 * Time that moves only when told to, a network whose state the test sets, and a page's own server that
 * answers. Returns how to set the network; `vi.useRealTimers()` and `vi.restoreAllMocks()` end it.
 */
export function fakeBrowser(): { setOnline(online: boolean): void } {
  vi.useFakeTimers();
  let online = true;
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => online);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 200 })));
  return {
    setOnline(next) {
      online = next;
      window.dispatchEvent(new Event(next ? 'online' : 'offline'));
    },
  };
}

export function realBrowser(): void {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
}
