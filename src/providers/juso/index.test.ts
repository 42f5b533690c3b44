// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { juso } from './index.ts';
import { fixture } from '../testing/fixture.ts';
import { callBack, holdScripts, type HeldScripts } from '../testing/scripts.ts';

let scripts: HeldScripts;
const { signal } = new AbortController();
const ask = (text: string, page = 1) => ({ text, page, limit: 5 });

beforeEach(() => {
  scripts = holdScripts();
});
afterEach(() => {
  scripts.endAll();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('by JSONP', () => {
  it('asks the documented address with key, page and keyword', () => {
    void juso({ key: 'U01' }).search(ask('세종대로 178', 2), signal);
    const url = new URL(scripts.urls[0] ?? '');
    expect(url.origin + url.pathname).toBe('https://business.juso.go.kr/addrlink/addrLinkApiJsonp.do');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      confmKey: 'U01',
      currentPage: '2',
      countPerPage: '5',
      keyword: '세종대로 178',
      resultType: 'json',
    });
  });

  it('finds', async () => {
    const answer = juso({ key: 'U01' }).search(ask('KT 광화문'), signal);
    callBack(scripts.urls[0] ?? '', fixture('juso/search-ok-kt-gwanghwamun-5of10'));
    expect(await answer).toMatchObject({ kind: 'found', total: 10 });
  });

  it('may ask a proxy behind a prefix', () => {
    void juso({ key: 'U01', baseUrl: 'https://shop.example/juso/' }).search(ask('세종대로'), signal);
    expect(scripts.urls[0]).toMatch(/^https:\/\/shop\.example\/juso\/addrlink\/addrLinkApiJsonp\.do\?/);
  });

  it.each([
    ['03154', 'digits-only'],
    ['Select Tower', 'forbidden'],
  ])('never sends %s', async (text, reason) => {
    const answer = await juso({ key: 'U01' }).search(ask(text), signal);
    expect(answer).toMatchObject({ error: { kind: 'not-searchable', reason, code: reason } });
    expect(scripts.all).toEqual([]);
  });

  it('tells no key in an error', async () => {
    const answer = juso({ key: 'U01SECRET' }).search(ask('세종대로'), signal);
    scripts.error();
    const failure = await answer;
    expect(failure).toMatchObject({ error: { kind: 'opaque' } });
    expect(JSON.stringify(failure)).not.toContain('U01SECRET');
  });

  it('never asks beyond the last row', async () => {
    const answer = await juso({ key: 'U01' }).search(ask('세종대로', 1801), signal);
    expect(answer).toMatchObject({ error: { kind: 'bad-query', reason: 'out-of-range' } });
    expect(scripts.all).toEqual([]);
  });
});

it('by fetch asks the other address, once, without headers', async () => {
  const fetched = vi.fn<typeof fetch>(() =>
    Promise.resolve(new Response(JSON.stringify(fixture('juso/jinahya-AddrLinkApiResponse1')))),
  );
  vi.stubGlobal('fetch', fetched);
  const answer = await juso({ key: 'U01', transport: 'fetch' }).search(ask('성암로 301'), signal);
  expect(answer).toMatchObject({ kind: 'found', total: 1 });
  const { url, headers } = fetched.mock.calls[0]?.[0] as Request;
  expect(url).toMatch(/^https:\/\/business\.juso\.go\.kr\/addrlink\/addrLinkApi\.do\?confmKey=U01&/);
  expect([...headers]).toEqual([]);
  expect(scripts.all).toEqual([]);
});
