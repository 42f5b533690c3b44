import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fixture } from '../testing/fixture.ts';
import { kakaoLocal } from './index.ts';
import { readKakaoPoint } from './parse-response.ts';

const found = fixture('kakao-local/point-found') as {
  documents: { address: object; road_address: object }[];
};
const at = (...documents: readonly unknown[]) =>
  readKakaoPoint({ meta: { total_count: documents.length }, documents });
const [whole] = found.documents;

describe('a request for the addresses at a point', () => {
  const fetched = vi.fn<typeof fetch>();
  beforeEach(() => {
    vi.stubGlobal('fetch', fetched.mockReset());
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const answers = (body: unknown, status = 200) =>
    fetched.mockImplementation(() => Promise.resolve(new Response(JSON.stringify(body), { status })));
  const ask = () =>
    kakaoLocal({ key: 'k' }).addressesAt({ lat: 37.07896, lng: 127.42308 }, new AbortController().signal);

  it('has the point and the key, and nothing else', async () => {
    answers(found);
    expect(await ask()).toMatchObject({ kind: 'found', total: 1, hasMore: false });
    const { url, headers } = fetched.mock.calls[0]?.[0] as Request;
    expect(url).toBe('https://dapi.kakao.com/v2/local/geo/coord2address.json?x=127.42308&y=37.07896');
    expect(headers.get('authorization')).toBe('KakaoAK k');
  });

  it.each([
    [{ code: -401, msg: 'x' }, 401, 'misconfigured'],
    [{ code: -10, msg: 'x' }, 400, 'limited'],
    [{ errorType: 'x' }, 503, 'down'],
  ])('fails as a search does: %j', async (body, status, kind) => {
    answers(body, status);
    const answer = await ask();
    expect(answer).toMatchObject({ kind: 'failed', error: { kind } });
    expect(JSON.stringify(answer)).not.toMatch(/127|37/);
  });
});

describe('what is at a point', () => {
  it('is an address as of a search, without the point', () => {
    expect(readKakaoPoint(found)).toMatchObject({
      kind: 'found',
      addresses: [
        {
          postcode: '17519',
          road: '경기도 안성시 죽산면 죽산초교길 69-4',
          jibun: '경기도 안성시 죽산면 죽산리 343-1',
          building: '무지개아파트',
          region: { level1: '경기도', level2: '안성시', level3: '죽산면', level4: '죽산리' },
          codes: { mainNo: 69, subNo: 4, underground: false, legalDong: '' },
          location: null,
          source: 'kakao-local',
          verified: true,
        },
      ],
    });
  });

  it('is a lot where there is no road: without a postcode, and not verified', () => {
    expect(at({ ...whole, road_address: null })).toMatchObject({
      kind: 'found',
      addresses: [{ road: '', jibun: '경기도 안성시 죽산면 죽산리 343-1', postcode: '', verified: false }],
    });
  });

  it('is a road where there is no lot', () => {
    expect(at({ ...whole, address: null })).toMatchObject({ kind: 'found', addresses: [{ jibun: '' }] });
  });

  it.each([
    ['no documents', []],
    [
      'a place without a number',
      [{ road_address: null, address: { ...whole?.address, main_address_no: '' } }],
    ],
    ['neither', [{ road_address: null, address: null }]],
  ])('is no address: %s', (_, documents) => {
    expect(at(...documents)).toEqual({ kind: 'none' });
  });

  it.each([
    ['another envelope', { documents: null }],
    ['a search', fixture('kakao-local/keyword-found-partial')],
    ['rows without parts', { meta: { total_count: 1 }, documents: [{}] }],
    ['parts without numbers', { meta: { total_count: 1 }, documents: [{ address: {}, road_address: null }] }],
    ['rows that are counted and missing', { meta: { total_count: 3 }, documents: [] }],
  ])('is not told by a broken answer, which is down: %s', (_, body) => {
    expect(readKakaoPoint(body)).toMatchObject({ error: { kind: 'down', code: 'wrong-shape' } });
  });
});
