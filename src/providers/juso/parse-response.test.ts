import { describe, expect, it } from 'vitest';
import type { Answer } from '../contract.ts';
import { fixture } from '../testing/fixture.ts';
import { jusoError } from './juso-errors.ts';
import { readJuso } from './parse-response.ts';

const read = (name: string, page = 1, limit = 5): Answer => readJuso(fixture(`juso/${name}`), page, limit);
const rows = (answer: Answer) => (answer.kind === 'found' ? answer.addresses : []);
const body = (common: object, juso: unknown) => ({ results: { common, juso } });

describe('a hit', () => {
  it('is mapped field by field', () => {
    const [address] = rows(read('search-ok-kt-gwanghwamun-5of10'));
    expect(address).toMatchObject({
      country: 'KR',
      postcode: '03154',
      road: '서울특별시 종로구 세종대로 178',
      jibun: '서울특별시 종로구 세종로 100',
      detail: '',
      extra: '(세종로)',
      building: 'KT 광화문 빌딩 West',
      region: { level1: '서울특별시', level2: '종로구', level3: '세종로', level4: '' },
      codes: {
        legalDong: '1111011900',
        sigungu: '11110',
        roadName: '111102005001',
        building: '1111011900101000000015819',
        underground: false,
        mainNo: 178,
        subNo: 0,
      },
      location: null,
      english: '178, Sejong-daero, Jongno-gu, Seoul',
      full: '서울특별시 종로구 세종대로 178 (세종로)',
      source: 'juso',
      verified: true,
    });
    expect(address?.raw).toMatchObject({ bdNm: 'KT 광화문 빌딩 West' });
  });

  it('loses the building name after its lot, brackets and all', () => {
    expect(rows(read('jinahya-AddrLinkApiResponse1'))[0]).toMatchObject({
      jibun: '서울특별시 마포구 상암동 1595',
      building: '한국지역정보개발원(KLID Tower)',
      region: { adminDong: '상암동' },
    });
  });

  it('outside of a 동 has 읍면 and 리, and no reference part', () => {
    expect(rows(read('jinahya-AddrLinkApiResponse'))[0]).toMatchObject({
      extra: '',
      full: '경기도 김포시 양촌읍 유현삭시로273번길 20',
      region: { level1: '경기도', level2: '김포시', level3: '양촌읍', level4: '유현리' },
      codes: { mainNo: 20, subNo: 0 },
    });
  });

  it('has one space before the reference part, whether the answer had one or not', () => {
    const [without] = rows(read('search-ok-baekhyeonro-part2-without-space'));
    expect(without?.full).toBe('경기도 성남시 분당구 백현로 26 (정자동)');
    const [spaced] = rows(read('search-ok-bundang-first4of513-duplicate-road'));
    expect(spaced?.extra).toBe('(수내동)');
  });
});

describe('a page', () => {
  it('counts all hits and says that there are more', () => {
    expect(read('search-ok-kt-gwanghwamun-5of10')).toMatchObject({ total: 10, page: 1, hasMore: true });
    expect(read('search-ok-kt-gwanghwamun-5of10', 2)).toMatchObject({ page: 2, hasMore: false });
  });

  it('shows one row for a road address with several buildings, the one with a name', () => {
    const found = rows(read('search-ok-bundang-first4of513-duplicate-road', 1, 10));
    expect(found.map(({ road }) => road)).toEqual([
      '경기도 성남시 분당구 분당로 50',
      '경기도 성남시 분당구 황새울로 262',
      '경기도 성남시 분당구 수내로 38',
    ]);
    expect(found[0]?.building).toBe('분당구청');
  });

  it('after the last row that juso serves is not offered', () => {
    const { results } = fixture('juso/search-ok-kt-gwanghwamun-5of10') as { results: { juso: unknown[] } };
    const many = body({ errorCode: '0', totalCount: '20000' }, results.juso);
    expect(readJuso(many, 899, 10)).toMatchObject({ hasMore: true });
    expect(readJuso(many, 900, 10)).toMatchObject({ hasMore: false });
  });

  it.each([[[]], [null]])('without rows (%j) is "no such address"', (juso) => {
    expect(readJuso(body({ errorCode: '0', totalCount: '0' }, juso), 1, 10)).toEqual({ kind: 'none' });
  });

  it('beyond the end is an empty page, not "no such address"', () => {
    expect(readJuso(body({ errorCode: '0', totalCount: '3' }, null), 2, 10)).toMatchObject({
      kind: 'found',
      addresses: [],
      hasMore: false,
    });
  });
});

describe('an error', () => {
  it.each(['error-E0001-juso-empty-array', 'error-E0001-juso-null'])('%s', (name) => {
    expect(read(name)).toEqual({
      kind: 'failed',
      error: { kind: 'misconfigured', code: 'E0001', message: '승인되지 않은 KEY 입니다.' },
    });
  });

  const KIND: Record<string, string> = { 'provider-down': 'down' };
  /** Another service may be able to search for the text. */
  const ELSEWHERE = ['E0009', 'E0013'];
  const { codes } = fixture('juso/error-codes') as {
    codes: { code: string; message: string; class: string }[];
  };
  it.each(codes.filter(({ code }) => code !== '0'))('$code is $class', ({ code, message, class: known }) => {
    const kind = ELSEWHERE.includes(code) ? 'not-searchable' : (KIND[known] ?? known);
    expect(jusoError(code, message)).toMatchObject({ kind, code, message });
  });

  it.each([
    ['E0006', 'too-broad'],
    ['E0009', 'digits-only'],
    ['E0013', 'forbidden'],
    ['E0015', 'out-of-range'],
  ])('%s tells the user why: %s', (code, reason) => {
    expect(jusoError(code, '')).toMatchObject({ reason });
  });

  const solution = fixture('juso/installable-solution-error-codes') as { codes: { code: string }[] };
  it.each(solution.codes.filter(({ code }) => code !== '0'))(
    '$code of the installable one is known',
    ({ code }) => {
      const kind = code === '-999' || code === 'E9999' ? 'down' : 'bad-query';
      expect(jusoError(code, '')).toMatchObject({ kind, code });
    },
  );

  it('of too many requests is "limited"', () => {
    expect(jusoError('E0007', '')).toMatchObject({ kind: 'limited', retryAfterMs: null });
  });

  it('that nobody knows is down, with its code', () => {
    expect(jusoError('E4711', 'x')).toEqual({ kind: 'down', code: 'E4711', message: 'x' });
  });
});

describe('an answer of another shape is down, never "no such address"', () => {
  it.each([
    ['nothing', undefined],
    ['text', '<html>'],
    ['an empty object', {}],
    ['no common part', { results: { juso: [] } }],
    ['XML in JSON', { returnXml: '<?xml version="1.0"?><results/>' }],
    ['rows that are none', body({ errorCode: '0', totalCount: '1' }, 'x')],
    ['no rows at all', body({ errorCode: '0', totalCount: '0' }, undefined)],
    ['no count', body({ errorCode: '0' }, [])],
    ['hits without rows', body({ errorCode: '0', totalCount: '5' }, null)],
    ['unreadable rows', body({ errorCode: '0', totalCount: '1' }, [{ address: 'x' }, null])],
  ])('%s', (_, value) => {
    expect(readJuso(value, 1, 10)).toMatchObject({ error: { kind: 'down', code: 'wrong-shape' } });
  });

  it.each(['jinahya-AddrCoordApiResponse1', 'jinahya-AddrDetailApiResponse1', 'jinahya-AddrEngApiResponse1'])(
    'another API’s answer: %s',
    (name) => {
      expect(read(name)).toMatchObject({ error: { kind: 'down', code: 'wrong-shape' } });
    },
  );
});
