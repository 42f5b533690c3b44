import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulated, type SimulatedProviders } from '../start.ts';
import { jsonpUrl, jusoUrl } from '../testing/addresses-of.ts';
import { ask } from '../testing/wire.ts';

interface Results {
  readonly common: Readonly<Record<string, unknown>>;
  readonly juso: readonly Readonly<Record<string, unknown>>[] | null;
}

let simulated: SimulatedProviders;

beforeAll(async () => {
  simulated = await startSimulated({ latencyMs: 0 });
});
afterAll(() => simulated.close());

async function get(
  url: string,
): Promise<{ readonly type: string; readonly origin: unknown; readonly body: string }> {
  const received = await ask(url);
  if (received.kind === 'broken' || received.status !== 200) throw new Error(JSON.stringify(received));
  const { headers, body } = received;
  return { type: headers['content-type'] ?? '', origin: headers['access-control-allow-origin'], body };
}

async function search(keyword: string, more: Readonly<Record<string, string>> = {}): Promise<Results> {
  const { body } = await get(jusoUrl(simulated, keyword, more));
  return (JSON.parse(body) as { readonly results: Results }).results;
}

const roads = ({ juso }: Results): readonly unknown[] =>
  (juso ?? []).map(({ roadAddrPart1 }) => roadAddrPart1);

describe('an address in the answer', () => {
  it('has the fields and codes that juso told of it', async () => {
    const { common, juso } = await search('세종대로 178');
    expect(common).toEqual({
      totalCount: '1',
      currentPage: '1',
      countPerPage: '10',
      errorCode: '0',
      errorMessage: '정상',
    });
    expect(juso).toEqual([
      {
        roadAddr: '서울특별시 종로구 세종대로 178 (세종로)',
        roadAddrPart1: '서울특별시 종로구 세종대로 178',
        roadAddrPart2: ' (세종로)',
        jibunAddr: '서울특별시 종로구 세종로 100 KT 광화문 빌딩 West',
        engAddr: '178, Sejong-daero, Jongno-gu, Seoul',
        zipNo: '03154',
        admCd: '1111011900',
        rnMgtSn: '111102005001',
        bdMgtSn: '1111011900101000000015819',
        detBdNmList: '',
        bdNm: 'KT 광화문 빌딩 West',
        bdKdcd: '0',
        siNm: '서울특별시',
        sggNm: '종로구',
        emdNm: '세종로',
        liNm: '',
        rn: '세종대로',
        udrtYn: '0',
        buldMnnm: '178',
        buldSlno: '0',
        mtYn: '0',
        lnbrMnnm: '100',
        lnbrSlno: '0',
        emdNo: '',
      },
    ]);
  });

  it('tells everything as text, numbers too', async () => {
    const { common, juso } = await search('세종대로', { addInfoYn: 'Y' });
    const values = [common, ...(juso ?? [])].flatMap((fields) => Object.values(fields));
    expect(values.length).toBeGreaterThan(100);
    expect(values.filter((value) => typeof value !== 'string')).toEqual([]);
  });

  it('names the apartment house in its reference part', async () => {
    expect((await search('동일로215길 48')).juso).toMatchObject([
      { roadAddrPart2: ' (상계동, 상계주공3단지아파트)', bdKdcd: '1' },
    ]);
  });

  it('names a 읍 or 면 before the road, and the 리 in its lot alone', async () => {
    expect((await search('유현삭시로273번길 20')).juso).toMatchObject([
      {
        roadAddr: '경기도 김포시 양촌읍 유현삭시로273번길 20',
        roadAddrPart2: '',
        jibunAddr: '경기도 김포시 양촌읍 유현리 387-41',
        emdNm: '양촌읍',
        liNm: '유현리',
      },
    ]);
  });

  it('says when it is under the ground', async () => {
    expect((await search('강남대로 지하 396')).juso).toMatchObject([
      { roadAddrPart1: '서울특별시 강남구 강남대로 지하 396', udrtYn: '1', buldMnnm: '396' },
    ]);
  });

  it('has a sub number where it has one', async () => {
    expect((await search('상암로 82-12')).juso).toMatchObject([
      { roadAddrPart1: '서울특별시 강동구 상암로 82-12', buldMnnm: '82', buldSlno: '12' },
    ]);
  });

  it('has no 시군구 in 세종', async () => {
    expect((await search('한누리대로 2130')).juso).toMatchObject([
      { roadAddrPart1: '세종특별자치시 한누리대로 2130', sggNm: '' },
    ]);
  });

  it('leaves a lot that is not known empty', async () => {
    expect((await search('사직로 161')).juso).toMatchObject([
      { jibunAddr: '서울특별시 종로구 세종로 경복궁', lnbrMnnm: '' },
    ]);
  });

  it('tells more when asked to', async () => {
    const more = { hstryYn: '0', relJibun: '', hemdNm: '' };
    expect((await search('세종대로 178', { addInfoYn: 'Y' })).juso).toMatchObject([more]);
    expect((await search('세종대로 178')).juso?.[0]).not.toHaveProperty('hemdNm');
  });
});

describe('pages', () => {
  it('hold as many rows as asked for, none twice, and all of them together', async () => {
    const whole = roads(await search('대학로', { countPerPage: '100' }));
    expect(whole.length).toBeGreaterThan(6);
    const total = String(whole.length);
    const pages: unknown[] = [];
    for (let page = 1; pages.length < whole.length; page += 1) {
      const part = await search('대학로', { currentPage: String(page), countPerPage: '3' });
      expect(part.common).toMatchObject({ totalCount: total, currentPage: String(page), countPerPage: '3' });
      expect(part.juso?.length).toBe(Math.min(3, whole.length - pages.length));
      pages.push(...roads(part));
    }
    expect(pages).toEqual(whole);
  });

  it('beyond the last one are empty, with the same total', async () => {
    const { common, juso } = await search('세종대로', { currentPage: '50' });
    expect(juso).toEqual([]);
    expect(Number(common['totalCount'])).toBeGreaterThan(1);
  });

  it('begin with the first, and hold ten rows, where nothing else is asked for', async () => {
    for (const ill of ['', '0', '-1', 'x', '1.5']) {
      expect((await search('세종대로', { currentPage: ill, countPerPage: ill })).common).toMatchObject({
        currentPage: '1',
        countPerPage: '10',
      });
    }
  });

  it('hold 100 rows at most', async () => {
    const { common, juso } = await search('서', { countPerPage: '500' });
    expect(common['countPerPage']).toBe('100');
    expect(Number(common['totalCount'])).toBeGreaterThan(100);
    expect(juso).toHaveLength(100);
  });

  it('end at row 9000', async () => {
    expect((await search('세종대로', { currentPage: '900' })).common).toMatchObject({ errorCode: '0' });
    expect((await search('세종대로', { currentPage: '901' })).common).toMatchObject({ errorCode: 'E0015' });
  });
});

describe('a refusal', () => {
  it('comes with 200, its code and message, no rows and no page', async () => {
    expect(await search('서울')).toEqual({
      common: { totalCount: '0', errorCode: 'E0006', errorMessage: '주소를 상세히 입력해 주시기 바랍니다.' },
      juso: null,
    });
  });

  it.each(['', 'SOME-OTHER-KEY'])('meets the key "%s" before the keyword is looked at', async (confmKey) => {
    expect(await search('', { confmKey })).toEqual({
      common: { totalCount: '0', errorCode: 'E0001', errorMessage: '승인되지 않은 KEY 입니다.' },
      juso: null,
    });
  });

  it.each([
    ['', 'E0005'],
    ['12345', 'E0009'],
    ['세종대로%', 'E0013'],
    ['가'.repeat(41), 'E0010'],
  ])('of "%s" is %s', async (keyword, errorCode) => {
    const { common, juso } = await search(keyword);
    expect(common).toMatchObject({ errorCode, errorMessage: expect.stringMatching(/다\.$/) as string });
    expect(juso).toBeNull();
  });

  it('is not what an address that there is not gets', async () => {
    expect(await search('없는동네길 99999')).toMatchObject({
      common: { totalCount: '0', errorCode: '0', errorMessage: '정상' },
      juso: [],
    });
  });
});

describe('the shape on the wire', () => {
  it('over fetch is JSON that any page may read', async () => {
    const { type, origin, body } = await get(jusoUrl(simulated, '세종대로 178'));
    expect(type).toBe('application/json; charset=utf-8');
    expect(origin).toBe('*');
    expect(JSON.parse(body)).toMatchObject({ results: { common: { errorCode: '0' } } });
  });

  it('over JSONP is a call of the callback with the same value', async () => {
    const { type, body } = await get(jsonpUrl(simulated, '세종대로 178', { callback: 'ns.called_1' }));
    expect(type).toBe('text/javascript; charset=utf-8');
    const [, called, value = ''] = /^([\w.]+)\((.*)\)$/s.exec(body) ?? [];
    expect(called).toBe('ns.called_1');
    const overFetch = await get(jusoUrl(simulated, '세종대로 178'));
    expect(JSON.parse(value)).toEqual(JSON.parse(overFetch.body));
  });

  it.each([
    ['without a callback', ''],
    ['with a callback that would run code', 'alert(1);x'],
  ])('over JSONP %s is a value in brackets', async (_what, callback) => {
    const { body } = await get(jsonpUrl(simulated, '세종대로 178', { callback }));
    expect(body).toMatch(/^\(\{"results":.*\}\)$/s);
  });

  it('over fetch is XML unless JSON is asked for', async () => {
    const { type, body } = await get(jusoUrl(simulated, '세종대로 178', { resultType: 'xml' }));
    expect(type).toBe('application/xml; charset=utf-8');
    expect(body).toMatch(/^<\?xml .*<results><common><totalCount>1<.*<juso>.*<zipNo>03154<.*<\/results>$/s);
  });

  it('over JSONP is XML in a text unless JSON is asked for', async () => {
    const { body } = await get(jsonpUrl(simulated, '세종대로 178', { callback: 'called', resultType: '' }));
    const value = JSON.parse(body.slice('called('.length, -1)) as { readonly returnXml: string };
    expect(value.returnXml).toContain('<zipNo>03154</zipNo>');
  });

  it('is found at no other path', async () => {
    expect(await ask(`${simulated.juso.baseUrl}/addrlink/addrEngApi.do`)).toMatchObject({ status: 404 });
  });
});
