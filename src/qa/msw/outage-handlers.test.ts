import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readKakaoLocal, readKakaoPoint } from '../../providers/kakao-local/parse-response.ts';
import type { ServedFault } from '../scenarios/qa.ts';
import { outageHandlers, type Outage, type OutageHandlerOptions } from './outage-handlers.ts';

const JSONP =
  'https://business.juso.go.kr/addrlink/addrLinkApiJsonp.do?keyword=a&resultType=json&callback=called';
const FETCH = 'https://business.juso.go.kr/addrlink/addrLinkApi.do?keyword=a&resultType=json';
const SCRIPT = 'https://t1.kakaocdn.net/mapjsapi/bundle/postcode/prod/postcode.v2.js';
const MIRROR = 'https://t1.daumcdn.net/mapjsapi/bundle/postcode/prod/postcode.v2.js';
const ENDPOINT = 'https://state.test/address/v1/state';
const LOCAL = 'https://dapi.kakao.com/v2/local/geo/coord2address.json?x=127&y=37';
const ELSEWHERE = 'https://elsewhere.test/addrlink/addrLinkApi.do';

/** What the network itself would say; a handler behind, so that nothing goes out. */
const network = http.all('*', () => HttpResponse.text('the true answer'));
const server = setupServer();
let served: ServedFault[] = [];
let hangUp: AbortController;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  served = [];
  hangUp = new AbortController();
});
afterEach(() => {
  hangUp.abort();
  server.resetHandlers();
});

function force(outage: Outage, options: OutageHandlerOptions = {}): void {
  const handlers = outageHandlers(outage, {
    addresses: { endpoints: ['https://state.test/address'] },
    dripMs: 1,
    onServed: (one) => served.push(one),
    signal: () => hangUp.signal,
    ...options,
  });
  server.use(...handlers, network);
}

const textOf = async (url: string): Promise<string> => (await fetch(url)).text();
const names = (): readonly string[] => served.map(({ target, scenario }) => `${target}:${scenario}`);
const TRUE = 'the true answer';

describe('a request that no outage is about', () => {
  it.each([JSONP, FETCH, SCRIPT, MIRROR, LOCAL, ENDPOINT, ELSEWHERE])('falls through: %s', async (url) => {
    force('reset');
    expect(await textOf(url)).toBe(TRUE);
    expect(served).toEqual([]);
  });

  it('falls through beside one that an outage is about', async () => {
    force('juso:refused');
    expect(await textOf(SCRIPT)).toBe(TRUE);
    expect(await textOf(ELSEWHERE)).toBe(TRUE);
    await expect(fetch(FETCH)).rejects.toThrow(TypeError);
    expect(names()).toEqual(['juso:refused']);
  });
});

describe.each(['refused', 'dns', 'one-carrier=100', 'intermittent=100'] as const)('%s', (scenario) => {
  it.each([
    ['kakao-postcode', SCRIPT],
    ['kakao-postcode', MIRROR],
    ['juso', JSONP],
    ['juso', FETCH],
  ])('reaches %s at %s', async (target, url) => {
    force(`${target}:${scenario}`);
    const asked = fetch(url).catch((reason: unknown) => reason);
    await expect.poll(() => names()).toEqual([`${target}:${scenario.split('=')[0] ?? ''}`]);
    hangUp.abort();
    expect(await asked).toBeInstanceOf(TypeError);
  });
});

describe('Kakao Local, asked for the addresses at a point', () => {
  it('is refused, or answers with an error, when it is told to', async () => {
    force('kakao-local:refused');
    await expect(fetch(LOCAL)).rejects.toThrow(TypeError);
    server.resetHandlers();
    force('kakao-local:500,juso:hang');
    expect((await fetch(LOCAL)).status).toBe(500);
    expect(names()).toEqual(['kakao-local:refused', 'kakao-local:500']);
  });

  it('knows no address at any point', async () => {
    force('kakao-local:empty');
    const body: unknown = await (await fetch(LOCAL)).json();
    expect(readKakaoPoint(body)).toEqual({ kind: 'none' });
    expect(readKakaoLocal(body, 1, 10)).toEqual({ kind: 'none' });
  });

  it('is well while its postcode service is out, and in an outage of both services', async () => {
    force('all:refused');
    expect(await textOf(LOCAL)).toBe(TRUE);
    expect(served).toEqual([]);
  });
});

it('an endpoint that is down cannot be reached', async () => {
  force('endpoint:down');
  await expect(fetch(ENDPOINT)).rejects.toThrow(TypeError);
  expect(served).toMatchObject([{ target: 'endpoint', scenario: 'down', url: ENDPOINT }]);
});

it('an endpoint that answers 500 may be seen by the page, as the true one', async () => {
  force('endpoint:500');
  const { status, headers } = await fetch(ENDPOINT);
  expect([status, headers.get('access-control-allow-origin')]).toEqual([500, '*']);
});

it.each([
  ['kakao-postcode:hang', SCRIPT],
  ['juso:hang', FETCH],
  ['endpoint:hang', ENDPOINT],
])('%s: nothing comes until the outage is ended', async (outage, url) => {
  force(outage);
  const ended = vi.fn();
  const asked = fetch(url).then(ended, ended);
  await expect.poll(() => names()).toEqual([outage]);
  expect(await textOf(ELSEWHERE)).toBe(TRUE);
  expect(ended).not.toHaveBeenCalled();
  hangUp.abort();
  await asked;
  expect(ended).toHaveBeenCalled();
});

it.each([
  ['kakao-postcode', SCRIPT],
  ['juso', FETCH],
  ['endpoint', ENDPOINT],
])('slow: the true answer of %s comes late by as many seconds', async (target, url) => {
  force(`${target}:slow=0.1`);
  const before = performance.now();
  expect(await textOf(url)).toBe(TRUE);
  expect(performance.now() - before).toBeGreaterThanOrEqual(99);
  expect(names()).toEqual([`${target}:slow`]);
});

describe.each([
  ['kakao-postcode', SCRIPT],
  ['juso', FETCH],
  ['juso', JSONP],
] as const)('%s at %s', (target, url) => {
  it.each(['500', '502', '503', '429'])('answers %s without a CORS header', async (scenario) => {
    force(`${target}:${scenario}`);
    const { status, headers } = await fetch(url);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([Number(scenario), null]);
    expect(names()).toEqual([`${target}:${scenario}`]);
  });

  it('answers a maintenance page with 200', async () => {
    force(`${target}:maintenance`);
    const response = await fetch(url);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toContain('서비스 점검 중입니다');
  });

  it('breaks in the middle of the body', async () => {
    force(`${target}:reset`);
    const response = await fetch(url);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(TypeError);
  });

  it('drips byte by byte, and ends when the outage is ended', async () => {
    force(`${target}:drip`);
    const { body } = await fetch(url);
    const reader = body?.getReader();
    for (let turn = 0; turn < 3; turn += 1) expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    hangUp.abort();
    await expect(
      (async () => {
        while (!(await reader?.read())?.done);
      })(),
    ).rejects.toThrow(TypeError);
  });

  it('is cut short, as if that were all', async () => {
    force(`${target}:truncated`);
    const text = await textOf(url);
    expect(text).not.toBe('');
    expect(() => new Function(url === FETCH ? `(${text})` : text)).toThrow(SyntaxError);
  });
});

describe('juso in its own protocol', () => {
  it.each([
    ['bad-key', { errorCode: 'E0001' }],
    ['expired-key', { errorCode: 'E0014' }],
    ['system-error', { errorCode: '-999' }],
    ['empty', { errorCode: '0', totalCount: '0' }],
  ])('%s', async (scenario, common) => {
    force(`juso:${scenario}`);
    expect(await (await fetch(FETCH)).json()).toMatchObject({ results: { common } });
    const script = await textOf(JSONP);
    expect(JSON.parse(/^called\((.*)\)$/.exec(script)?.[1] ?? '')).toMatchObject({ results: { common } });
    expect(names()).toEqual([`juso:${scenario}`, `juso:${scenario}`]);
  });

  it('of another shape holds no results', async () => {
    force('juso:wrong-shape');
    expect(await (await fetch(FETCH)).json()).not.toHaveProperty('results');
    expect(await textOf(JSONP)).toMatch(/^called\(\{(?!"results")/);
  });

  it('never ready calls nobody', async () => {
    force('juso:never-ready');
    expect(await textOf(JSONP)).not.toContain('called');
    expect(await (await fetch(FETCH)).json()).toBeNull();
  });
});

describe("Kakao's script address gone", () => {
  it('is 404 at the first address, and at those that it had before', async () => {
    force('kakao-postcode:script-gone');
    for (const url of [SCRIPT, 'https://ssl.daumcdn.net/dmaps/map_js_init/postcode.v2.js'])
      expect((await fetch(url)).status).toBe(404);
  });

  it('leaves the mirror alone', async () => {
    force('kakao-postcode:script-gone');
    expect(await textOf(MIRROR)).toBe(TRUE);
    expect(served).toEqual([]);
  });
});

describe('chance', () => {
  it('hits as many requests as were asked for', async () => {
    const turns = [0.29, 0.3];
    force('juso:intermittent=30', { random: () => turns.shift() ?? 0 });
    const hanging = fetch(FETCH).catch(() => null);
    await expect.poll(() => names()).toEqual(['juso:intermittent']);
    expect(await textOf(FETCH)).toBe(TRUE);
    expect(served).toHaveLength(1);
    hangUp.abort();
    await hanging;
  });

  it('hits some visitors always and the others never, about as many as were asked for', async () => {
    let hit = 0;
    for (let visitor = 0; visitor < 200; visitor += 1) {
      force('juso:one-carrier=30', { visitor: `visitor ${visitor}` });
      const once = await fetch(FETCH).then(
        () => false,
        () => true,
      );
      const again = await fetch(FETCH).then(
        () => false,
        () => true,
      );
      expect(again).toBe(once);
      hit += once ? 1 : 0;
      server.resetHandlers();
    }
    expect(hit).toBeGreaterThan(40);
    expect(hit).toBeLessThan(80);
  });
});

it('offline refuses everything, whomever it is for', async () => {
  force('browser:offline');
  for (const url of [SCRIPT, FETCH, ENDPOINT, ELSEWHERE]) await expect(fetch(url)).rejects.toThrow(TypeError);
  expect(new Set(names())).toEqual(new Set(['browser:offline']));
});

it('offline leaves the page its own files, as out of a cache', async () => {
  force('browser:offline');
  for (const file of ['chunks/a.js', 'site.css', 'logo.svg'])
    expect(await textOf(`https://shop.test/${file}`)).toBe(TRUE);
  expect(served).toEqual([]);
});

it('reaches services where the caller says that they are', async () => {
  const addresses = { juso: ['/proxy/juso/'].map((path) => `https://own.test${path}`) };
  force('juso:500', { addresses });
  expect((await fetch('https://own.test/proxy/juso/addrlink/addrLinkApi.do')).status).toBe(500);
  expect(await textOf('https://own.test/proxy/other')).toBe(TRUE);
});

it('of two outages of one service the last one that is on counts', async () => {
  let now = 1000;
  force('juso:500,juso:502;in=10;for=10', { now: () => now });
  const status = async (): Promise<number> => (await fetch(FETCH)).status;
  expect(await status()).toBe(500);
  now += 10_000;
  expect(await status()).toBe(502);
  now += 10_000;
  expect(await status()).toBe(500);
});

it('a text that says nothing that can be done is refused by name', () => {
  expect(() => outageHandlers('juso:500,juso:explode')).toThrow('juso:explode');
});
