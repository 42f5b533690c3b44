// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { jsonp } from './jsonp.ts';
import { callBack, holdScripts, violateCsp, type HeldScripts } from '../testing/scripts.ts';

const URL_ = 'https://api.example/search?q=1';
let scripts: HeldScripts;
const abort = () => new AbortController();
const isCallable = (url = '') => (new URL(url).searchParams.get('callback') ?? '') in window;

beforeEach(() => {
  scripts = holdScripts();
});
afterEach(() => {
  scripts.endAll();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('an answer', () => {
  it('is the body given to the callback; nothing is left behind', async () => {
    const answer = jsonp(URL_, abort().signal);
    const [url = ''] = scripts.urls;
    callBack(url, { hits: 1 });
    expect(await answer).toEqual({ kind: 'body', body: { hits: 1 } });
    expect(scripts.all).toEqual([]);
    expect(isCallable(url)).toBe(false);
  });

  it('goes to the request that it answers', async () => {
    const first = jsonp(URL_, abort().signal);
    const second = jsonp(URL_, abort().signal);
    const [firstUrl = '', secondUrl = ''] = scripts.urls;
    callBack(secondUrl, 2);
    callBack(firstUrl, 1);
    expect(await first).toMatchObject({ body: 1 });
    expect(await second).toMatchObject({ body: 2 });
  });

  it('is asked for by the first parameter where there is no other', () => {
    void jsonp('https://api.example/search', abort().signal);
    expect(scripts.urls[0]).toMatch(/search\?callback=addressSearch\d+$/);
  });
});

describe('a failure', () => {
  it('without a reason is opaque', async () => {
    const answer = jsonp(URL_, abort().signal);
    const [url] = scripts.urls;
    scripts.error();
    expect(await answer).toMatchObject({ kind: 'failed', error: { kind: 'opaque', code: 'script-error' } });
    expect(scripts.all).toEqual([]);
    expect(isCallable(url)).toBe(false);
  });

  it('is down when the script runs without calling back (a maintenance page)', async () => {
    const answer = jsonp(URL_, abort().signal);
    const [url] = scripts.urls;
    scripts.load();
    expect(await answer).toMatchObject({ kind: 'failed', error: { kind: 'down', code: 'no-callback' } });
    expect(scripts.all).toEqual([]);
    expect(isCallable(url)).toBe(false);
  });

  it.each(['https://api.example/search', 'https://api.example'])(
    'is the page’s own CSP when that blocks %s',
    async (blocked) => {
      const answer = jsonp(URL_, abort().signal);
      violateCsp(blocked);
      expect(await answer).toMatchObject({ error: { kind: 'misconfigured', code: 'csp' } });
    },
  );

  it('is not the CSP’s when that blocks something else', async () => {
    const answer = jsonp(URL_, abort().signal);
    violateCsp('https://ads.example/');
    scripts.error();
    expect(await answer).toMatchObject({ error: { kind: 'opaque' } });
  });

  it('regression: is not the CSP’s when that is tried out and only reports', async () => {
    const answer = jsonp(URL_, abort().signal);
    const [url = ''] = scripts.urls;
    violateCsp(url, 'report');
    callBack(url, { hits: 1 });
    expect(await answer).toEqual({ kind: 'body', body: { hits: 1 } });
  });

  it('is offline when the browser says so; nothing is sent', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const answer = await jsonp(URL_, abort().signal);
    expect(answer).toMatchObject({ error: { kind: 'offline' } });
    expect(scripts.all).toEqual([]);
  });

  it('is offline when the network went during the request', async () => {
    const answer = jsonp(URL_, abort().signal);
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    scripts.error();
    expect(await answer).toMatchObject({ error: { kind: 'offline' } });
  });
});

describe('the caller ends it', () => {
  it('before it began: nothing is sent', async () => {
    expect(await jsonp(URL_, AbortSignal.abort())).toMatchObject({ error: { kind: 'aborted' } });
    expect(scripts.all).toEqual([]);
  });

  it('while it runs: the script is taken out', async () => {
    const controller = abort();
    const answer = jsonp(URL_, controller.signal);
    controller.abort();
    expect(await answer).toMatchObject({ error: { kind: 'aborted' } });
    expect(scripts.all).toEqual([]);
  });

  it('and a late answer throws nothing, then the callback is gone', async () => {
    const controller = abort();
    const answer = jsonp(URL_, controller.signal);
    const [url = ''] = scripts.urls;
    controller.abort();
    await answer;
    expect(() => callBack(url, {})).not.toThrow();
    expect(isCallable(url)).toBe(false);
  });
});

describe('a call that was given up', () => {
  it('regression: and then fails leaves no callback behind', async () => {
    const controller = abort();
    const answer = jsonp(URL_, controller.signal);
    const [url = ''] = scripts.urls;
    controller.abort();
    await answer;
    scripts.endAll();
    expect(isCallable(url)).toBe(false);
  });

  it('regression: none is left after 500 searches, however each of them ends', async () => {
    const names = (): readonly string[] =>
      Object.keys(window).filter((key) => key.startsWith('addressSearch'));
    const before = names();
    for (let i = 0; i < 500; i++) {
      const controller = abort();
      const answer = jsonp(URL_, controller.signal);
      const url = scripts.asked.at(-1) ?? '';
      if (i % 3 === 0) controller.abort();
      if (i % 2 === 0) scripts.endAll();
      else if (isCallable(url)) callBack(url, i);
      await answer;
      scripts.endAll();
    }
    expect(scripts.asked).toHaveLength(500);
    expect(names()).toEqual(before);
  });
});

describe('a service that hangs', () => {
  const HUNG = 'https://hung.example/search?q=';
  const OTHER = 'https://other.example/search?q=1';

  it('has at most two requests of this page on their way, given up or not', async () => {
    for (const text of 'abcde') {
      const controller = abort();
      const answer = jsonp(HUNG + text, controller.signal);
      controller.abort();
      expect(await answer).toMatchObject({ error: { kind: 'aborted' } });
    }
    expect(scripts.asked.map((url) => url.slice(0, HUNG.length + 1))).toEqual([`${HUNG}a`, `${HUNG}b`]);
  });

  it('gets the next request when one of them has ended', async () => {
    const given = [abort(), abort()];
    for (const { signal } of given) void jsonp(`${HUNG}old`, signal);
    const answer = jsonp(`${HUNG}new`, abort().signal);
    given[0]?.abort();
    expect(scripts.asked).toHaveLength(2);
    scripts.endAll();
    expect(scripts.asked).toHaveLength(3);
    callBack(scripts.asked[2] ?? '', 'late');
    expect(await answer).toEqual({ kind: 'body', body: 'late' });
  });

  it('is asked again once a request that tells nothing is taken for lost', () => {
    vi.useFakeTimers();
    for (const text of 'ab') void jsonp(HUNG + text, abort().signal);
    void jsonp(`${HUNG}c`, abort().signal);
    vi.advanceTimersByTime(9_999);
    expect(scripts.asked).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(scripts.asked).toHaveLength(3);
    vi.useRealTimers();
  });

  it('holds up no other service', () => {
    for (const text of 'abc') void jsonp(HUNG + text, abort().signal);
    void jsonp(OTHER, abort().signal);
    expect(scripts.asked.at(-1)?.startsWith(OTHER)).toBe(true);
  });
});
