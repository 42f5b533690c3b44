import { describe, expect, it } from 'vitest';
import { longRegion, withLongRegion } from './regions.ts';

describe('시도', () => {
  it.each([
    ['서울', '서울특별시'],
    ['서울시', '서울특별시'],
    ['세종', '세종특별자치시'],
    ['경기', '경기도'],
    ['강원', '강원특별자치도'],
    ['강원도', '강원특별자치도'],
    ['강원자치도', '강원특별자치도'],
    ['전북자치도', '전북특별자치도'],
    ['전남광주', '전남광주통합특별시'],
    ['전남광주통합특별시', '전남광주통합특별시'],
    ['전북', '전북특별자치도'],
    ['전라북도', '전북특별자치도'],
    ['제주', '제주특별자치도'],
    ['제주도', '제주특별자치도'],
    ['충남', '충청남도'],
    ['서울특별시', '서울특별시'],
  ])('%s is %s', (text, long) => {
    expect(longRegion(text)).toBe(long);
  });

  it.each(['광주시', '제주시', 'London', ''])('%j is none and stays', (text) => {
    expect(longRegion(text)).toBe(text);
  });
});

describe('a line', () => {
  it('changes only its first word', () => {
    expect(withLongRegion('경기 광주시 경충대로 43')).toBe('경기도 광주시 경충대로 43');
    expect(withLongRegion('광주 북구 우치로 77')).toBe('광주광역시 북구 우치로 77');
    expect(withLongRegion('세종대로 110')).toBe('세종대로 110');
  });
});
