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
