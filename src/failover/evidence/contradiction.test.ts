import { describe, expect, it } from 'vitest';
import { makeAddress } from '../../address/make-address.ts';
import { isContradiction } from './contradiction.ts';

const road = makeAddress({ source: 'list', road: '서울특별시 강남구 테헤란로 152' });
const lot = makeAddress({ source: 'list', jibun: '서울특별시 강남구 역삼동 산 12-3' });
const abroad = makeAddress({ source: 'list', country: 'GB', postcode: 'SW1A 2AA' });

describe('a contradiction is', () => {
  it.each([
    ['a road that the other one finds', '테헤란로 152', [road]],
    ['a lot that has a road', '역삼동 737', [lot, road]],
    ['the name of a building', '강남파이낸스센터', [road]],
    ['a postcode', '06236', [road]],
    ['a single letter', '봉', [road]],
    ['a place in another country', 'SW1A 2AA', [abroad]],
    ['a road that is found by a service which does not say where', '테헤란로 152', null],
  ])('%s', (_, asked, found) => {
    expect(isContradiction(asked, found)).toBe(true);
  });

  it('also what has spaces around it', () => {
    expect(isContradiction(' 테헤란로 152 ', [road])).toBe(true);
  });
});

describe('no contradiction is', () => {
  it.each([
    ['a text with a detail', '테헤란로 152 3층', [road]],
    ['a text with a detail in front', '301호, 테헤란로 152', [road]],
    ['a text with a postcode', '[06236] 테헤란로 152', [road]],
    ['a text with a reference part', '테헤란로 152 (역삼동)', [road]],
    ['a text with a telephone number', '테헤란로 152 010-1234-5678', [road]],
    ['a text with an unfinished syllable', '테헤란로 152ㅇ', [road]],
    ['a P.O. box', '서울중앙우체국 사서함 88호', [road]],
    ['a lot without a road', '역삼동 산 12-3', [lot]],
    ['a lot of which nobody knows whether it has a road', '역삼동 산 12-3', null],
  ])('%s', (_, asked, found) => {
    expect(isContradiction(asked, found)).toBe(false);
  });

  it('a place in another country than that of the service', () => {
    expect(isContradiction('SW1A 2AA', [abroad], 'KR')).toBe(false);
    expect(isContradiction('SW1A 2AA', [abroad], 'GB')).toBe(true);
  });
});
