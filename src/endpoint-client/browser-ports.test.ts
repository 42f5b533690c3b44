// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeEventSource } from '../platform/testing/fake-event-source.ts';
import { browserPorts } from './browser-ports.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

function stubNavigator(changes: object): void {
  vi.stubGlobal('navigator', { sendBeacon: () => true, ...changes });
}

describe('the ports of a browser', () => {
  it('without a secure context there is no lock', () => {
    stubNavigator({});
    expect(browserPorts().lock).toBeNull();
  });

  it('a lock is told when it is held, and released for the next one', async () => {
    let held: (() => Promise<void>) | null = null;
    stubNavigator({
      locks: {
        request: (_name: string, _options: object, run: () => Promise<void>) => {
          held = run;
          return new Promise(() => undefined);
        },
      },
    });
    const onHeld = vi.fn();
    const release = browserPorts().lock?.('name', onHeld);
    expect(onHeld).not.toHaveBeenCalled();
    const done = (held as (() => Promise<void>) | null)?.();
    expect(onHeld).toHaveBeenCalledTimes(1);
    release?.();
    await expect(done).resolves.toBeUndefined();
  });

  it('a lock that is given up is waited for no more, and not kept if it comes all the same', async () => {
    let signal: AbortSignal | undefined;
    let held: (() => Promise<void>) | null = null;
    stubNavigator({
      locks: {
        request: (_name: string, options: { signal: AbortSignal }, run: () => Promise<void>) => {
          signal = options.signal;
          held = run;
          return Promise.reject(new DOMException('given up', 'AbortError'));
        },
      },
    });
    const onHeld = vi.fn();
    browserPorts().lock?.('name', onHeld)();
    expect(signal?.aborted).toBe(true);
    await (held as (() => Promise<void>) | null)?.();
    expect(onHeld).not.toHaveBeenCalled();
  });

  it('without BroadcastChannel, EventSource and sendBeacon the ports say so', () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    vi.stubGlobal('EventSource', undefined);
    vi.stubGlobal('navigator', {});
    expect(browserPorts()).toMatchObject({ openChannel: null, openStream: null, beacon: null });
  });

  it('a forbidden BroadcastChannel is none', () => {
    vi.stubGlobal('BroadcastChannel', function Forbidden() {
      throw new DOMException('opaque origin', 'SecurityError');
    });
    expect(browserPorts().openChannel?.('name', () => undefined)).toBeNull();
  });

  it('a storage that throws reads nothing and forgets', () => {
    const { storage } = browserPorts();
    const forbidden = (): never => {
      throw new DOMException('no cookies', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden });
    storage.write('key', 'value');
    expect(storage.read('key')).toBeNull();
  });

  it('what is stored is read again', () => {
    const { storage } = browserPorts();
    storage.write('key', 'value');
    expect(storage.read('key')).toBe('value');
  });

  it('a stream is opened for its URL', () => {
    vi.stubGlobal('EventSource', FakeEventSource);
    expect(browserPorts().openStream?.('/stream')).toMatchObject({ url: '/stream' });
  });

  it('pagehide and pageshow are told until nobody listens', () => {
    const told: boolean[] = [];
    const stop = browserPorts().page.onHidden((hidden) => told.push(hidden));
    window.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(new Event('pageshow'));
    document.dispatchEvent(new Event('visibilitychange'));
    stop();
    window.dispatchEvent(new Event('pagehide'));
    expect(told).toEqual([true, false, false]);
  });

  it('the view in the page is found, and is as old as the page at least', () => {
    expect(browserPorts().inlined()).toBeNull();
    const script = document.createElement('script');
    script.type = 'application/json';
    script.dataset['addressSearchView'] = '';
    script.textContent = '{"v":1}';
    document.body.append(script);
    vi.spyOn(performance, 'now').mockReturnValue(1234);
    expect(browserPorts().inlined()).toEqual({ text: '{"v":1}', ageMs: 1234 });
  });

  it('ids are random and fit the endpoint', () => {
    const { randomId } = browserPorts();
    expect(randomId()).toMatch(/^[0-9a-f]{32}$/);
    expect(randomId()).not.toBe(randomId());
  });

  it('a wrong endpoint stays a text that no request can reach', () => {
    expect(browserPorts().resolve('https://')).toBe('https://');
  });
});
