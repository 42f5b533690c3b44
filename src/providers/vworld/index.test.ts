// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fixture } from '../testing/fixture.ts';
import { callBack, holdScripts, type HeldScripts } from '../testing/scripts.ts';
import { vworld } from './index.ts';
import { readVworld } from './parse-response.ts';

let scripts: HeldScripts;
const { signal } = new AbortController();
const rows = (body: unknown) => {
  const answer = readVworld(body, 1, 10);
  return answer.kind === 'found' ? answer.addresses : [];
};
const one = (address: object, id = '2914010600104150055') => ({
  response: {
    status: 'OK',
    record: { total: '1' },
    page: { total: '1' },
    result: { items: [{ id, address }] },
  },
});
const error = (code: string) => ({ response: { status: 'ERROR', error: { code, text: 'x' } } });

beforeEach(() => {
  scripts = holdScripts();
});
afterEach(() => {
  scripts.endAll();
  vi.restoreAllMocks();
});

describe('a request', () => {
  it('goes by JSONP with key and domain', async () => {
    const provider = vworld({ key: 'k', domain: 'shop.example' });
    const answer = provider.search({ text: '광주', page: 3, limit: 10 }, signal);
    const { origin, pathname, searchParams } = new URL(scripts.urls[0] ?? '');
    expect(origin + pathname).toBe('https://api.vworld.kr/req/search');
    expect(Object.fromEntries(searchParams)).toMatchObject({
      query: '광주',
      page: '3',
      size: '10',
      key: 'k',
      domain: 'shop.example',
      category: 'road',
      crs: 'EPSG:4326',
    });
    callBack(scripts.urls[0] ?? '', fixture('vworld/not-found'));
    expect(await answer).toMatchObject({ kind: 'found', addresses: [], page: 3 });
  });

  it('is not made for digits alone', async () => {
    const answer = await vworld({ key: 'k' }).search({ text: '03154', page: 1, limit: 10 }, signal);
    expect(answer).toMatchObject({ error: { kind: 'not-searchable', reason: 'digits-only' } });
    expect(scripts.all).toEqual([]);
  });
});

describe('an answer', () => {
  it('is mapped field by field, out of its lines', () => {
    expect(rows(fixture('vworld/search-ok-first4of10'))[0]).toMatchObject({
      postcode: '61932',
      road: '광주광역시 서구 죽봉대로78번길 19',
      jibun: '광주광역시 서구 농성동 415-55',
      extra: '(농성동, 광주 서구 농성동 주상복합)',
      building: '광주 서구 농성동 주상복합',
      region: { level1: '광주광역시', level2: '서구', level3: '농성동', level4: '' },
      codes: { legalDong: '2914010600', sigungu: '29140', roadName: '', mainNo: 19, subNo: 0 },
      location: { lat: 35.160759047, lng: 126.885526898 },
      full: '광주광역시 서구 죽봉대로78번길 19 (농성동, 광주 서구 농성동 주상복합)',
      source: 'vworld',
    });
  });

  it('says how many there are', () => {
    const answer = readVworld(fixture('vworld/search-ok-first4of10'), 1, 10);
    expect(answer).toMatchObject({ kind: 'found', total: 224851, hasMore: true });
  });

  it('in a city with districts has both in the second level', () => {
    const [address] = rows(one({ road: '경기도 성남시 분당구 분당로 50 (수내동)', parcel: '수내동 1' }));
    expect(address?.region).toMatchObject({ level1: '경기도', level2: '성남시 분당구', level3: '수내동' });
  });

  it('in Sejong has no second level, and may have no reference part', () => {
    const [address] = rows(one({ road: '세종특별자치시 한누리대로 2130', parcel: '보람동 738' }));
    expect(address).toMatchObject({ road: '세종특별자치시 한누리대로 2130', extra: '' });
    expect(address?.region).toMatchObject({ level2: '', level3: '보람동' });
  });

  it('outside of a 동 has 읍면 and 리', () => {
    const [address] = rows(
      one({ road: '충청남도 홍성군 홍성읍 홍성천길 242', parcel: '홍성읍 대교리 400-1' }),
    );
    expect(address?.region).toMatchObject({ level2: '홍성군', level3: '홍성읍', level4: '대교리' });
  });

  it('NOT_FOUND is "no such address"', () => {
    expect(readVworld(fixture('vworld/not-found'), 1, 10)).toEqual({ kind: 'none' });
  });

  it.each([
    ['another envelope', { reply: 'OK', record: [] }],
    ['no items', { response: { status: 'OK', result: {} } }],
    ['places instead of addresses', one({ title: 'x' })],
    ['nothing', null],
  ])('%s is down', (_, body) => {
    expect(readVworld(body, 1, 10)).toMatchObject({ error: { kind: 'down', code: 'wrong-shape' } });
  });
});

describe('an error', () => {
  it('of the key is the integrator’s', () => {
    expect(readVworld(fixture('vworld/error-invalid-key'), 1, 10)).toEqual({
      kind: 'failed',
      error: { kind: 'misconfigured', code: 'INVALID_KEY', message: '등록되지 않은 인증키입니다.' },
    });
  });

  it.each([
    ['OVER_REQUEST_LIMIT', 'limited'],
    ['PARAM_REQUIRED', 'not-searchable'],
    ['INVALID_RANGE', 'not-searchable'],
    ['SYSTEM_ERROR', 'down'],
    ['ANYTHING_ELSE', 'down'],
  ])('%s is %s', (code, kind) => {
    expect(readVworld(error(code), 1, 10)).toMatchObject({ error: { kind, code } });
  });
});
