import { describe, expect, it } from 'vitest';
import { shortSido } from '../search.ts';
import { knownAddresses } from './index.ts';
import type { KnownAddress } from './types.ts';

/** First and last value of a postcode's first two digits in each 시도. */
const AREAS: Readonly<Record<string, readonly [number, number]>> = {
  서울특별시: [1, 9],
  경기도: [10, 20],
  인천광역시: [21, 23],
  강원특별자치도: [24, 26],
  충청북도: [27, 29],
  세종특별자치시: [30, 30],
  충청남도: [31, 33],
  대전광역시: [34, 35],
  경상북도: [36, 40],
  대구광역시: [41, 43],
  울산광역시: [44, 45],
  부산광역시: [46, 49],
  경상남도: [50, 53],
  전북특별자치도: [54, 56],
  전라남도: [57, 60],
  광주광역시: [61, 62],
  제주특별자치도: [63, 63],
};

const line = ({ sido, sigungu, road, underground, main, sub }: KnownAddress): string =>
  [sido, sigungu, road, underground ? '지하' : '', `${main}-${sub}`].join(' ');

/** Lines of the addresses of which the condition is true, so that a failure names them. */
const those = (wrong: (address: KnownAddress) => boolean): readonly string[] =>
  knownAddresses.filter(wrong).map(line);

describe('the table of known addresses', () => {
  it('holds enough addresses for pages, prefixes and names shared by several rows', () => {
    expect(knownAddresses.length).toBeGreaterThanOrEqual(150);
  });

  it('reaches every 시도, each in its long form', () => {
    const named = [...new Set(knownAddresses.map(({ sido }) => sido))].sort();
    expect(named).toEqual(Object.keys(AREAS).sort());
    expect(named).toEqual(Object.keys(shortSido).sort());
  });

  it('gives five digits as postcode, of an area of its 시도', () => {
    const wrong = those(({ postcode, sido }) => {
      const [first, last] = AREAS[sido] ?? [0, 0];
      const area = Number(postcode.slice(0, 2));
      return !/^\d{5}$/.test(postcode) || area < first || area > last;
    });
    expect(wrong).toEqual([]);
  });

  it('holds no road address twice', () => {
    const lines = knownAddresses.map(line);
    expect(lines.filter((one, at) => lines.indexOf(one) !== at)).toEqual([]);
  });

  it('ends the name of every road in 로 or 길', () => {
    expect(those(({ road }) => !/^\S+(로|길)$/.test(road))).toEqual([]);
  });

  it('numbers every building from 1', () => {
    expect(those(({ main, sub }) => !(Number.isInteger(main) && main > 0 && Number.isInteger(sub)))).toEqual(
      [],
    );
    expect(those(({ sub }) => sub < 0)).toEqual([]);
  });

  it('leaves the lot open where it is not known, and numbers it from 1 where it is', () => {
    expect(those(({ lotMain }) => lotMain !== null && !(Number.isInteger(lotMain) && lotMain > 0))).toEqual(
      [],
    );
    expect(those(({ lotMain, lotSub }) => lotMain === null && lotSub !== 0)).toEqual([]);
    expect(those(({ lotSub }) => !(Number.isInteger(lotSub) && lotSub >= 0))).toEqual([]);
  });

  it('names a 동, or a 읍 or 면 with its 리', () => {
    const urban = /(동|로|가)$/;
    expect(
      those(({ dong, ri }) => (ri ? !/[읍면]$/.test(dong) || !/리$/.test(ri) : !urban.test(dong))),
    ).toEqual([]);
  });

  it('names a 시군구 everywhere but in 세종', () => {
    expect(those(({ sido, sigungu }) => (sigungu === '') !== (sido === '세종특별자치시'))).toEqual([]);
  });

  it('holds no stray space in any field', () => {
    const stray = (value: unknown): boolean =>
      typeof value === 'string' && value !== value.trim().replace(/\s+/g, ' ');
    expect(those((address) => Object.values(address).some(stray))).toEqual([]);
  });

  it('gives codes of the right length, of one 시군구, or none', () => {
    const wrong = those(({ roadCode, legalDong, buildingCode }) => {
      const lengths = [roadCode?.length ?? 12, legalDong?.length ?? 10, buildingCode?.length ?? 25];
      const apart = roadCode !== null && legalDong !== null && roadCode.slice(0, 5) !== legalDong.slice(0, 5);
      return apart || lengths.join() !== '12,10,25';
    });
    expect(wrong).toEqual([]);
  });

  it.each<[string, (address: KnownAddress) => boolean, number]>([
    ['rows on 세종대로', ({ road }) => road === '세종대로', 2],
    ['rows on 테헤란로', ({ road }) => road === '테헤란로', 3],
    ['rows under the ground', ({ underground }) => underground, 3],
    ['rows in a 리', ({ ri }) => ri !== '', 20],
    ['rows with a 부번', ({ sub }) => sub > 0, 15],
    ['apartment houses', ({ apartment }) => apartment, 3],
    ['names of buildings of 12 letters or more', ({ building }) => building.length >= 12, 5],
    [
      'rows with all their codes',
      ({ buildingCode, legalDong, roadCode }) => Boolean(buildingCode && legalDong && roadCode),
      10,
    ],
  ])('holds some %s', (_what, fits, least) => {
    expect(knownAddresses.filter(fits).length).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ['세종대로', 178, '03154', 'KT 광화문 빌딩 West'],
    ['종로3길', 33, '03155', 'KT 광화문빌딩 East'],
  ])('knows %s %i', (road, main, postcode, building) => {
    expect(
      knownAddresses.find((one) => one.road === road && one.main === main && !one.underground),
    ).toMatchObject({
      postcode,
      building,
    });
  });
});
