import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchJson, retryAfterMs } from './http.ts';

const fetched = vi.fn<typeof fetch>();
const signal = new AbortController().signal;
const get = () => fetchJson('https://api.example/search', { signal });
const answers = (body: BodyInit | null, init?: ResponseInit) =>
  fetched.mockImplementation(() => Promise.resolve(new Response(body, init)));

beforeEach(() => {
  vi.stubGlobal('fetch', fetched.mockReset());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const request = (): Request => {
  const input = fetched.mock.calls[0]?.[0];
  if (!(input instanceof Request)) throw new Error('Nothing was fetched.');
  return input;
};

describe('what is sent', () => {
  it('is a plain GET without cookies and without headers that need a preflight', async () => {
    answers('{}');
    await get();
    expect(request().method).toBe('GET');
    expect(request().credentials).toBe('omit');
    expect([...request().headers]).toEqual([]);
  });

  it('has the headers that the API wants', async () => {
    answers('{}');
    await fetchJson('https://api.example/', { signal, headers: { Authorization: 'KakaoAK k' } });
    expect(request().headers.get('authorization')).toBe('KakaoAK k');
  });

  it.each([500, 503, 408, 429])('is sent once, even for a %i', async (status) => {
    answers('{}', { status });
    await get();
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});

describe('a body that does not end', () => {
  it('regression: is given up beyond 1 MB, while it streams', async () => {
    let sent = 0;
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 100_000;
        controller.enqueue(new Uint8Array(100_000).fill(32));
      },
      cancel() {
        isCancelled = true;
      },
    });
    answers(endless);
    expect(await get()).toMatchObject({ error: { kind: 'down', code: 'too-large' } });
    expect(isCancelled).toBe(true);
    expect(sent).toBeLessThan(2_000_000);
  });

  it('may have characters that are cut between two chunks', async () => {
    const bytes = new TextEncoder().encode('"세종대로"');
    const cut = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, 3));
        controller.enqueue(bytes.slice(3));
        controller.close();
      },
    });
    answers(cut);
    expect(await get()).toEqual({ kind: 'body', body: '세종대로' });
  });
});

describe('what an answer means', () => {
  it('JSON is a body', async () => {
    answers('{"hits":1}');
    expect(await get()).toEqual({ kind: 'body', body: { hits: 1 } });
  });

  it.each([
    ['a maintenance page with 200', '<html>', 200, 'down', 'not-json'],
    ['nothing', '', 200, 'down', 'not-json'],
    ['a broken gateway', '<html>', 502, 'down', 'http-502'],
    ['an overloaded server', '{}', 503, 'down', 'http-503'],
    ['an unknown path', '{}', 404, 'down', 'http-404'],
    ['too many requests', 'slow down', 429, 'limited', 'http-429'],
  ])('%s', async (_, body, status, kind, code) => {
    answers(body, { status });
    expect(await get()).toMatchObject({ kind: 'failed', error: { kind, code } });
  });

  it('too many requests tells how long to wait', async () => {
    answers('', { status: 429, headers: { 'retry-after': '7' } });
    expect(await get()).toMatchObject({ error: { retryAfterMs: 7000 } });
  });

  it('the API’s own word goes before the status', async () => {
    answers('{"status":404}', { status: 404 });
    const judge = () => 'body' as const;
    expect(await fetchJson('https://api.example/', { signal, judge })).toEqual({
      kind: 'body',
      body: { status: 404 },
    });
  });
});

describe('no answer', () => {
  it('is opaque: DNS, TLS and CORS look alike', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await get()).toMatchObject({ error: { kind: 'opaque', code: 'fetch-failed' } });
  });

  it('is offline when the browser says so', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await get()).toMatchObject({ error: { kind: 'offline' } });
  });

  it('is aborted when the caller had enough before', async () => {
    expect(await fetchJson('https://api.example/', { signal: AbortSignal.abort() })).toMatchObject({
      error: { kind: 'aborted' },
    });
    expect(fetched).not.toHaveBeenCalled();
  });

  it('is aborted when the caller had enough while the body was on its way', async () => {
    const controller = new AbortController();
    fetched.mockImplementation((input) => {
      const { signal: given } = input as Request;
      const body = new ReadableStream({
        start(stream) {
          given.addEventListener('abort', () => stream.error(given.reason));
          queueMicrotask(() => controller.abort());
        },
      });
      return Promise.resolve(new Response(body));
    });
    const answer = await fetchJson('https://api.example/', { signal: controller.signal });
    expect(answer).toMatchObject({ error: { kind: 'aborted' } });
  });
});

it.each([
  ['7', 7000],
  ['0', 0],
  ['Thu, 01 Jan 1970 00:00:05 GMT', 4000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['soon', null],
  ['', null],
  [null, null],
])('Retry-After %j is %j ms', (header, ms) => {
  expect(retryAfterMs(header, 1000)).toBe(ms);
});
