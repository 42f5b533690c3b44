import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { kakaoLocal } from './index.ts';
import { fixture } from '../testing/fixture.ts';

const fetched = vi.fn<typeof fetch>();
const { signal } = new AbortController();
const search = (text = '상암로 82-12', page = 1, limit = 10) =>
  kakaoLocal({ key: 'k' }).search({ text, page, limit }, signal);
const answers = (body: unknown, status = 200) =>
  fetched.mockImplementation(() => Promise.resolve(new Response(JSON.stringify(body), { status })));

beforeEach(() => {
  vi.stubGlobal('fetch', fetched.mockReset());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a request', () => {
  it('carries the key in a header and the page it wants', async () => {
    answers(fixture('kakao-local/empty'));
    await search('상암로', 2, 100);
    const { url, headers } = fetched.mock.calls[0]?.[0] as Request;
    const { origin, pathname, searchParams } = new URL(url);
    expect(origin + pathname).toBe('https://dapi.kakao.com/v2/local/search/address.json');
    expect(Object.fromEntries(searchParams)).toEqual({ query: '상암로', page: '2', size: '30' });
    expect(headers.get('authorization')).toBe('KakaoAK k');
  });

  it.each([
    ['03154', 1, 'not-searchable', 'digits-only'],
    ['상암로', 46, 'bad-query', 'out-of-range'],
  ])('is not made for %s, page %i', async (text, page, kind, reason) => {
    expect(await search(text, page)).toMatchObject({ error: { kind, reason } });
    expect(fetched).not.toHaveBeenCalled();
  });
});

describe('an answer', () => {
  it('is mapped field by field, with the long region', async () => {
    answers(fixture('kakao-local/address-found'));
    const answer = await search();
    expect(answer).toMatchObject({ kind: 'found', total: 1, hasMore: false });
    expect(answer.kind === 'found' && answer.addresses[0]).toMatchObject({
      postcode: '05319',
      road: '서울특별시 강동구 상암로 82-12',
      jibun: '서울특별시 강동구 천호동 291-11',
      extra: '(천호동)',
      building: '우노펠리스5차',
      region: { level1: '서울특별시', level2: '강동구', level3: '천호동', level4: '', adminDong: '천호2동' },
      codes: {
        legalDong: '1174010900',
        sigungu: '11740',
        roadName: '',
        underground: false,
        mainNo: 82,
        subNo: 12,
      },
      location: { lat: 37.5476763455613, lng: 127.131758784156 },
      full: '서울특별시 강동구 상암로 82-12 (천호동)',
      source: 'kakao-local',
    });
  });

  it('without documents is "no such address"', async () => {
    answers(fixture('kakao-local/empty'));
    expect(await search()).toEqual({ kind: 'none' });
  });

  it('with a whole region only asks for more', async () => {
    const region = { address_type: 'REGION', address_name: '서울 강동구', address: { main_address_no: '' } };
    answers({ meta: { total_count: 1, is_end: true }, documents: [region] });
    expect(await search()).toMatchObject({ error: { kind: 'bad-query', reason: 'too-broad' } });
  });

  it('of the keyword search, or of another shape, is down', async () => {
    answers(fixture('kakao-local/keyword-found-partial'));
    expect(await search()).toMatchObject({ error: { kind: 'down', code: 'wrong-shape' } });
    answers({ documents: null });
    expect(await search()).toMatchObject({ error: { kind: 'down', code: 'wrong-shape' } });
  });
});

describe('an error', () => {
  it('of the quota is "limited"', async () => {
    answers(fixture('kakao-local/error-quota-10'), 400);
    expect(await search()).toMatchObject({ error: { kind: 'limited', code: '-10' } });
  });

  it.each([
    [-1, 400, 'down'],
    [-2, 400, 'not-searchable'],
    [-3, 403, 'misconfigured'],
    [-5, 403, 'misconfigured'],
    [-7, 400, 'down'],
    [-8, 400, 'misconfigured'],
    [-9, 400, 'misconfigured'],
    [-12, 403, 'misconfigured'],
    [-401, 401, 'misconfigured'],
    [-603, 400, 'down'],
    [-9798, 503, 'down'],
    [-4711, 400, 'down'],
  ])('%i with status %i is %s', async (code, status, kind) => {
    answers({ code, msg: 'x' }, status);
    expect(await search()).toMatchObject({ error: { kind, code: String(code) } });
  });

  it.each([
    [401, 'misconfigured'],
    [403, 'misconfigured'],
    [429, 'limited'],
    [503, 'down'],
  ])('of status %i without a code is %s', async (status, kind) => {
    answers({ errorType: 'x' }, status);
    expect(await search()).toMatchObject({ error: { kind, code: `http-${status}` } });
  });
});
