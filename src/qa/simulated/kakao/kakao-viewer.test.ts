import { Window } from 'happy-dom';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { knownAddresses } from '../addresses/index.ts';
import { known, type KnownAddress } from '../addresses/types.ts';
import { completeData } from './kakao-viewer.ts';
import { startSimulated, type SimulatedProviders } from '../start.ts';
import { viewerUrl } from '../testing/addresses-of.ts';

const KT = knownAddresses.find(({ building }) => building === 'KT 광화문 빌딩 West') as KnownAddress;
const road = (address: KnownAddress, query = '', shorthand = true) =>
  completeData(address, { query, shorthand, selected: 'R' });

describe('what a pick tells', () => {
  it('is every field of the service, each a text', () => {
    const data = road(KT, '세종대로 178');
    expect(Object.values(data).filter((value) => typeof value !== 'string')).toEqual([]);
    expect(data).toMatchObject({
      zonecode: '03154',
      address: '서울 종로구 세종대로 178',
      addressType: 'R',
      userSelectedType: 'R',
      noSelected: 'N',
      userLanguageType: 'K',
      roadAddress: '서울 종로구 세종대로 178',
      jibunAddress: '서울 종로구 세종로 100',
      buildingCode: '1111011900101000000015819',
      buildingName: 'KT 광화문 빌딩 West',
      apartment: 'N',
      sido: '서울',
      sigungu: '종로구',
      sigunguCode: '11110',
      roadnameCode: '2005001',
      roadname: '세종대로',
      bcode: '1111011900',
      bname: '세종로',
      bname1: '',
      bname2: '세종로',
      hname: '',
      query: '세종대로 178',
      postcode: '',
    });
  });

  it('is the long 시도 where the page wants no shorthand', () => {
    expect(road(KT, '', false)).toMatchObject({
      sido: '서울특별시',
      roadAddress: '서울특별시 종로구 세종대로 178',
      jibunAddress: '서울특별시 종로구 세종로 100',
    });
  });

  it.each(['세종특별자치시', '제주특별자치도', '강원특별자치도', '전북특별자치도'])(
    'regression: is the long name of %s always',
    (sido) => {
      const address = knownAddresses.find((one) => one.sido === sido) as KnownAddress;
      expect(road(address)['sido']).toBe(sido);
      expect(road(address)['roadAddress']).toMatch(new RegExp(`^${sido} `));
    },
  );

  it('regression: keeps the address searched for, whichever line was picked', () => {
    const picked = { query: '세종대로 178', shorthand: true, selected: 'J' } as const;
    expect(completeData(KT, picked)).toMatchObject({
      address: '서울 종로구 세종대로 178',
      addressType: 'R',
      userSelectedType: 'J',
    });
  });

  it('regression: has the lot as address when the lot was searched for', () => {
    expect(road(KT, '세종로 100')).toMatchObject({
      address: '서울 종로구 세종로 100',
      addressType: 'J',
      userSelectedType: 'R',
    });
  });

  it('has no lot where none is known', () => {
    const palace = knownAddresses.find(({ building }) => building === '경복궁') as KnownAddress;
    expect(road(palace, '사직로 161')).toMatchObject({ jibunAddress: '', addressType: 'R' });
  });

  it('has the 읍 or 면 and the 리 apart', () => {
    const row = known('10045 | 경기도 김포시 | 양촌읍 유현리 | 유현삭시로273번길 20 | 387-41');
    expect(road(row)).toMatchObject({
      roadAddress: '경기 김포시 양촌읍 유현삭시로273번길 20',
      jibunAddress: '경기 김포시 양촌읍 유현리 387-41',
      bname: '유현리',
      bname1: '양촌읍',
      bname2: '유현리',
    });
  });

  it('says 지하 before the number under the ground', () => {
    const station = knownAddresses.find(({ building }) => building === '강남역') as KnownAddress;
    expect(road(station)['roadAddress']).toBe('서울 강남구 강남대로 지하 396');
  });

  it('regression: has the code of the 시군구 where only the one of the 동 is known', () => {
    const row = knownAddresses.find(({ building }) => building === '우노펠리스5차') as KnownAddress;
    expect(road(row)).toMatchObject({ sigunguCode: '11740', roadnameCode: '', bcode: '1174010900' });
  });

  it('marks an apartment house', () => {
    const house = knownAddresses.find(({ building }) => building === '상계주공3단지아파트') as KnownAddress;
    expect(road(house)['apartment']).toBe('Y');
  });
});

interface Message {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

describe('the page of the viewer', () => {
  let simulated: SimulatedProviders;
  let page: Window | null = null;
  let told: Message[] = [];

  beforeAll(async () => {
    simulated = await startSimulated({ latencyMs: 0 });
  });
  afterAll(() => simulated.close());
  beforeEach(async () => {
    await simulated.setFault('kakao-postcode', null);
    told = [];
  });
  afterEach(() => page?.happyDOM.close());

  /** Opens the page as its own host, so that it tells itself. */
  async function open(url: string): Promise<Window> {
    const html = await (await fetch(url)).text();
    const settings = { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true };
    page = new Window({ url, settings });
    page.addEventListener('message', (event) => told.push((event as unknown as { data: Message }).data));
    page.document.write(html);
    await page.happyDOM.waitUntilComplete();
    return page;
  }

  const types = (): readonly string[] => told.map(({ type }) => type);

  it('tells its size as soon as it runs', async () => {
    await open(viewerUrl(simulated));
    expect(types()).toEqual(['resize']);
    expect(Object.keys(told[0]?.data ?? {}).sort()).toEqual(['height', 'width']);
  });

  it('searches for the text that it is opened with, and tells the hits before its size', async () => {
    const { document } = await open(viewerUrl(simulated, '세종대로 178'));
    expect(told[0]).toEqual({ type: 'search', data: { q: '세종대로 178', count: 1 } });
    expect(types()).toEqual(['search', 'resize']);
    expect(document.querySelectorAll('.list_post_item')).toHaveLength(1);
    expect(document.querySelector<never>('#region_name')).toMatchObject({ value: '세종대로 178' });
  });

  it('tells 0 hits, and says so, where there is no such address', async () => {
    const { document } = await open(viewerUrl(simulated, '없는동네길 99999'));
    expect(told[0]).toEqual({ type: 'search', data: { q: '없는동네길 99999', count: 0 } });
    expect(document.querySelector('.none')?.textContent).toBe('검색 결과가 없습니다.');
  });

  it('looks the same when its search is out and finds nothing', async () => {
    await simulated.setFault('kakao-postcode', 'empty');
    await open(viewerUrl(simulated, '세종대로 178'));
    expect(told[0]).toEqual({ type: 'search', data: { q: '세종대로 178', count: 0 } });
  });

  it('searches for what the user types', async () => {
    const { document, happyDOM } = await open(viewerUrl(simulated));
    const input = document.querySelector('#region_name') as unknown as { value: string };
    input.value = ' 종로3길 33 ';
    (document.forms[0] as unknown as { requestSubmit(): void }).requestSubmit();
    await happyDOM.waitUntilComplete();
    expect(told.at(-1)).toEqual({ type: 'search', data: { q: '종로3길 33', count: 1 } });
  });

  it.each([
    ['road', 0, 'R'],
    ['lot', 1, 'J'],
  ] as const)('tells the %s that was picked', async (_line, at, userSelectedType) => {
    const { document, happyDOM } = await open(viewerUrl(simulated, '세종대로 178'));
    (document.querySelectorAll('.link_post')[at] as unknown as { click(): void }).click();
    await happyDOM.waitUntilComplete();
    const selected = { query: '세종대로 178', shorthand: true, selected: userSelectedType };
    expect(told.at(-1)).toEqual({ type: 'complete', data: completeData(KT, selected) });
  });

  it('offers no lot where none is known', async () => {
    const { document } = await open(viewerUrl(simulated, '사직로 161'));
    expect([...document.querySelectorAll('.kind')].map(({ textContent }) => textContent)).toEqual(['도로명']);
  });

  it('that never gets ready tells nothing, though it finds', async () => {
    await simulated.setFault('kakao-postcode', 'never-ready');
    const { document } = await open(viewerUrl(simulated, '세종대로 178'));
    expect(document.querySelectorAll('.list_post_item')).toHaveLength(1);
    expect(told).toEqual([]);
  });
});
