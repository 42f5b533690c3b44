// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LoadAnswer } from '../contract.ts';
import { provideLibrary } from '../testing/kakao-library.ts';
import { holdScripts, violateCsp, type HeldScripts } from '../testing/scripts.ts';
import { loadLibrary, type LibraryUrls } from './load-library.ts';

const MAIN = 'https://main.example/postcode.v2.js';
const MIRROR = 'https://mirror.example/postcode.v2.js';
const { signal } = new AbortController();
let scripts: HeldScripts;

const load = (urls: Partial<LibraryUrls> = {}, given = signal): Promise<LoadAnswer> =>
  loadLibrary({ script: MAIN, mirror: MIRROR, timeoutMs: 4000, ...urls }, given);

beforeEach(() => {
  vi.useFakeTimers();
  scripts = holdScripts();
});
afterEach(async () => {
  // What a test left under way ends here, so that the next one does not share it.
  await vi.advanceTimersByTimeAsync(4000);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a library', () => {
  it('that is on the page already is used without loading', async () => {
    provideLibrary();
    expect(await load()).toEqual({ kind: 'loaded' });
    expect(scripts.all).toEqual([]);
  });

  it.each(['kakao', 'daum'] as const)('comes by script, as window.%s', async (namespace) => {
    const answer = load();
    expect(scripts.urls).toEqual([MAIN]);
    provideLibrary(namespace);
    scripts.load();
    expect(await answer).toEqual({ kind: 'loaded' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('with a core of its own is waited for', async () => {
    let done = (): void => undefined;
    vi.stubGlobal('kakao', { postcode: { load: (callback: () => void) => (done = callback) } });
    const answer = load();
    scripts.load();
    let settled = false;
    void answer.then(() => (settled = true));
    await vi.advanceTimersByTimeAsync(0);
    expect(settled).toBe(false);
    provideLibrary();
    done();
    expect(await answer).toEqual({ kind: 'loaded' });
  });

  it('is not there only because Kakao Maps made window.kakao', async () => {
    vi.stubGlobal('kakao', { maps: {} });
    const answer = load({ mirror: null });
    expect(scripts.urls).toEqual([MAIN]);
    scripts.load();
    expect(await answer).toMatchObject({ error: { kind: 'down', code: 'no-constructor' } });
  });
});

describe('the mirror', () => {
  it('is asked at once when the script fails', async () => {
    const answer = load();
    scripts.error();
    expect(scripts.urls).toEqual([MIRROR]);
    provideLibrary();
    scripts.load();
    expect(await answer).toEqual({ kind: 'loaded' });
  });

  it('is asked at once when the script brings no library', async () => {
    const answer = load();
    scripts.load();
    expect(scripts.urls).toContain(MIRROR);
    provideLibrary();
    scripts.load(1);
    expect(await answer).toEqual({ kind: 'loaded' });
  });

  it('is asked beside a script that hangs, at half of the time; the first one wins', async () => {
    const answer = load();
    await vi.advanceTimersByTimeAsync(1999);
    expect(scripts.urls).toEqual([MAIN]);
    await vi.advanceTimersByTimeAsync(1);
    expect(scripts.urls).toEqual([MAIN, MIRROR]);
    provideLibrary();
    scripts.load(0);
    expect(await answer).toEqual({ kind: 'loaded' });
    expect(scripts.all).toEqual([]);
  });

  it('that fails too ends the load, with the reason that says more', async () => {
    const answer = load();
    scripts.load();
    scripts.error(1);
    expect(await answer).toMatchObject({ error: { kind: 'down', code: 'no-constructor' } });
  });

  it('that fails beside a hanging script leaves it its time', async () => {
    const answer = load();
    await vi.advanceTimersByTimeAsync(2000);
    scripts.error(1);
    provideLibrary();
    scripts.load(0);
    expect(await answer).toEqual({ kind: 'loaded' });
  });
});

describe('a failure', () => {
  it('of both is opaque', async () => {
    const answer = load();
    scripts.error();
    scripts.error();
    expect(await answer).toMatchObject({ error: { kind: 'opaque', code: 'script-error' } });
    expect(scripts.all).toEqual([]);
  });

  it('of both by hanging is told when the time is over', async () => {
    const answer = load();
    await vi.advanceTimersByTimeAsync(4000);
    expect(await answer).toMatchObject({ error: { kind: 'timeout', code: 'load-timeout' } });
    expect(scripts.all).toEqual([]);
  });

  it('of a core that never comes is told when the time is over', async () => {
    vi.stubGlobal('kakao', { postcode: { load: () => undefined } });
    const answer = load({ mirror: null });
    scripts.load();
    await vi.advanceTimersByTimeAsync(4000);
    expect(await answer).toMatchObject({ error: { kind: 'timeout' } });
  });

  it('is forgotten: the next load inserts the same bare URL again', async () => {
    const first = load({ mirror: null });
    scripts.error();
    await first;
    const second = load({ mirror: null });
    expect(scripts.urls).toEqual([MAIN]);
    provideLibrary();
    scripts.load();
    expect(await second).toEqual({ kind: 'loaded' });
  });

  it('for want of a network is forgotten too', async () => {
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect(await load()).toMatchObject({ error: { kind: 'offline' } });
    online.mockReturnValue(true);
    void load();
    expect(scripts.urls).toEqual([MAIN]);
  });

  it.each([{ script: `${MAIN}?v=1` }, { mirror: `${MIRROR}?v=1` }])(
    'of the page: a query on the URL (%o) is never tried',
    async (urls) => {
      expect(await load(urls)).toMatchObject({ error: { kind: 'misconfigured', code: 'script-url-query' } });
      expect(scripts.all).toEqual([]);
    },
  );

  it('of the page: the library refuses parameters', async () => {
    const answer = load();
    provideLibrary('kakao', { _validParam_: false });
    scripts.load();
    expect(await answer).toMatchObject({ error: { kind: 'misconfigured', code: 'script-params' } });
  });

  it('of the page: its CSP blocks script and mirror', async () => {
    const answer = load();
    violateCsp(MAIN);
    violateCsp(MIRROR);
    expect(await answer).toMatchObject({ error: { kind: 'misconfigured', code: 'csp' } });
  });
});

describe('several fields of a page', () => {
  it('share one load', async () => {
    const answers = [load(), load()];
    expect(scripts.urls).toEqual([MAIN]);
    provideLibrary();
    scripts.load();
    expect(await Promise.all(answers)).toEqual([{ kind: 'loaded' }, { kind: 'loaded' }]);
  });

  it('do not end each other’s load', async () => {
    const controller = new AbortController();
    const impatient = load({}, controller.signal);
    const patient = load();
    controller.abort();
    expect(await impatient).toMatchObject({ error: { kind: 'aborted' } });
    provideLibrary();
    scripts.load();
    expect(await patient).toEqual({ kind: 'loaded' });
  });

  it('end it when none of them waits any more', async () => {
    const controller = new AbortController();
    const answer = load({}, controller.signal);
    controller.abort();
    expect(await answer).toMatchObject({ error: { kind: 'aborted' } });
    expect(scripts.all).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that ended before load nothing', async () => {
    expect(await load({}, AbortSignal.abort())).toMatchObject({ error: { kind: 'aborted' } });
    expect(scripts.all).toEqual([]);
  });
});
