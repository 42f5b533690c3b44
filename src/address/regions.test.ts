import { describe, expect, it } from 'vitest';
import { comparableLine, longRegion, shortRegion, withLongRegion } from './regions.ts';

describe('시도', () => {
  it.each([
    ['서울', '서울특별시'],
    ['서울시', '서울특별시'],
    ['세종', '세종특별자치시'],
    ['경기', '경기도'],
    ['강원', '강원특별자치도'],
    ['강원도', '강원특별자치도'],
    ['전북', '전북특별자치도'],
    ['전라북도', '전북특별자치도'],
    ['제주', '제주특별자치도'],
    ['제주도', '제주특별자치도'],
    ['충남', '충청남도'],
    ['서울특별시', '서울특별시'],
  ])('%s is %s', (text, long) => {
    expect(longRegion(text)).toBe(long);
    expect(longRegion(shortRegion(text))).toBe(long);
  });

  it.each(['광주시', '제주시', 'London', ''])('%j is none and stays', (text) => {
    expect(longRegion(text)).toBe(text);
    expect(shortRegion(text)).toBe(text);
  });

  it('comes back short from any form', () => {
    expect(shortRegion('전라북도')).toBe('전북');
    expect(shortRegion('전남광주통합특별시')).toBe('전남광주');
  });
});

describe('a line', () => {
  it('changes only its first word', () => {
    expect(withLongRegion('경기 광주시 경충대로 43')).toBe('경기도 광주시 경충대로 43');
    expect(withLongRegion('광주 북구 우치로 77')).toBe('광주광역시 북구 우치로 77');
    expect(withLongRegion('세종대로 110')).toBe('세종대로 110');
  });

  it('of one provider compares equal to the line of another', () => {
    expect(comparableLine('서울 종로구  세종대로 178')).toBe(
      comparableLine('서울특별시 종로구 세종대로 178'),
    );
    expect(comparableLine('강원 춘천시 중앙로 1')).toBe(comparableLine('강원도 춘천시 중앙로 1'));
  });

  it('compares equal before and after 광주 and 전남 were merged', () => {
    const merged = comparableLine('전남광주통합특별시 북구 우치로 77');
    expect(comparableLine('광주 북구 우치로 77')).toBe(merged);
    expect(comparableLine('전라남도 북구 우치로 77')).toBe(merged);
  });
});
