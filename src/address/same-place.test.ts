import { describe, expect, it } from 'vitest';
import type { Codes } from './address.ts';
import { readRoadNumber } from './korean-lines.ts';
import { makeAddress } from './make-address.ts';
import { samePlace } from './same-place.ts';

const at = (source: string, codes: Partial<Codes>) =>
  makeAddress({ source, codes: { roadName: '411353180026', mainNo: 50, subNo: 0, ...codes } });

describe('isSamePlace', () => {
  it('two providers mean the same place by road code and number, whatever else they say', () => {
    expect(samePlace(at('kakao-postcode', { building: '1' }), at('juso', { building: '2' }))).toBe(true);
  });

  it.each<[string, Partial<Codes>]>([
    ['another road', { roadName: '411353180027' }],
    ['another main number', { mainNo: 51 }],
    ['another sub number', { subNo: 1 }],
    ['below the ground', { underground: true }],
    ['an unknown road', { roadName: '' }],
    ['an unknown number', { mainNo: null }],
  ])('%s is another place', (_, codes) => {
    expect(samePlace(at('juso', {}), at('juso', codes))).toBe(false);
  });

  it.each([
    ['the short form of a region', '경기 성남시 분당구 분당로 50'],
    ['more blanks', '경기도  성남시 분당구 분당로  50'],
  ])('without a road code on one side the road lines decide: %s', (_, road) => {
    const known = makeAddress({ ...at('juso', {}), road: '경기도 성남시 분당구 분당로 50' });
    expect(samePlace(known, makeAddress({ ...at('vworld', { roadName: '' }), road }))).toBe(true);
  });

  it.each<[string, string, Partial<Codes>]>([
    ['a road of the same name elsewhere', '경기도 성남시 수정구 분당로 50', {}],
    ['another number', '경기도 성남시 분당구 분당로 50', { subNo: 1 }],
    ['below the ground', '경기도 성남시 분당구 분당로 지하 50', { underground: true }],
    ['no road line', '', {}],
  ])('without road codes %s is another place', (_, road, codes) => {
    const known = makeAddress({
      ...at('kakao-local', { roadName: '' }),
      road: '경기도 성남시 분당구 분당로 50',
    });
    const other = makeAddress({ ...at('vworld', { roadName: '', ...codes }), road });
    expect(samePlace(known, other)).toBe(false);
    expect(samePlace(other, other)).toBe(road !== '');
  });

  describe('since 광주광역시 and 전라남도 are one, 전남광주통합특별시', () => {
    const in2026 = (region: string, codes: Partial<Codes>, rest = '무안군 삼향읍 오룡길 1') =>
      makeAddress({ ...at('juso', { mainNo: 1, subNo: 0, ...codes }), road: `${region} ${rest}` });

    it.each(['전라남도', '전남', '전남광주'])('%s is the same region', (region) => {
      const before = in2026(region, { roadName: '' });
      expect(samePlace(before, in2026('전남광주통합특별시', { roadName: '121703260012' }))).toBe(true);
    });

    it.each(['광주광역시', '광주'])('%s is too', (region) => {
      const before = in2026(region, { roadName: '' }, '서구 내방로 1');
      expect(samePlace(in2026('전남광주통합특별시', {}, '서구 내방로 1'), before)).toBe(true);
    });

    it('the road code of before and that of after mean one road', () => {
      const before = in2026('전라남도', { roadName: '468403260012' });
      expect(samePlace(before, in2026('전남광주통합특별시', { roadName: '121703260012' }))).toBe(true);
    });

    it('what differs in anything else is another place', () => {
      const after = in2026('전남광주통합특별시', {});
      expect(samePlace(in2026('전라남도', { roadName: '' }, '무안군 삼향읍 남악로 1'), after)).toBe(false);
      expect(samePlace(in2026('전라남도', { roadName: '', mainNo: 2 }), after)).toBe(false);
      expect(samePlace(in2026('경기도', { roadName: '' }), after)).toBe(false);
    });
  });

  it('regression: two P.O. boxes with one number are not the same place', () => {
    const road = '서울특별시 종로구 종로 6 광화문우체국사서함 88';
    const box = makeAddress({ source: 'vworld', road, codes: readRoadNumber(road) });
    expect(samePlace(box, box)).toBe(false);
  });

  it('two unknown places are not the same', () => {
    const unknown = makeAddress({ source: 'vworld' });
    expect(samePlace(unknown, unknown)).toBe(false);
  });
});
