import { describe, expect, it } from 'vitest';
import { hasOtherPostcode, rankByLine } from './agreement.ts';
import { makeAddress, type AddressParts } from './make-address.ts';
import { understandQuery } from './understand-query.ts';

const row = (parts: Partial<AddressParts>) => makeAddress({ source: 'juso', ...parts });

function ranked(typed: string, rows: readonly ReturnType<typeof row>[]): readonly number[] {
  const understood = understandQuery(typed);
  if (understood.kind !== 'search') throw new Error(`${typed} is ${understood.kind}`);
  return rankByLine(rows, understood.line).map((address) => rows.indexOf(address));
}

describe('addresses that agree with what was typed come first', () => {
  it('by the postcode above all', () => {
    const rows = [
      row({ postcode: '13494', road: '경기도 성남시 중원구 중앙로 10', extra: '(역삼동)' }),
      row({ postcode: '06236', road: '부산광역시 중구 중앙로 10' }),
    ];
    expect(ranked('[06236] 경기 성남시 중앙로 10 (역삼동)', rows)).toEqual([1, 0]);
  });
  it('by the reference part', () => {
    const rows = [
      row({ extra: '(신흥동)' }),
      row({ extra: '(봉의동)' }),
      row({ building: '강남파이낸스센터' }),
    ];
    expect(ranked('중앙로 10 (봉의동)', rows)).toEqual([1, 0, 2]);
    expect(ranked('중앙로 10 (강남파이낸스센터)', rows)).toEqual([2, 0, 1]);
  });
  it('by regions, in whatever form', () => {
    const rows = [
      row({ road: '부산광역시 중구 중앙로 10' }),
      row({ road: '강원특별자치도 춘천시 중앙로 10' }),
      row({ road: '서울특별시 중구 중앙로 10' }),
    ];
    expect(ranked('서울시 중구 중앙로 10', rows)).toEqual([2, 0, 1]);
    expect(ranked('강원 춘천시 중앙로 10', rows)).toEqual([1, 0, 2]);
  });
  it('regression: by regions with commas behind them', () => {
    const rows = [
      row({ road: '부산광역시 중구 중앙로 10' }),
      row({ road: '강원특별자치도 춘천시 중앙로 10' }),
      row({ road: '서울특별시 중구 중앙로 10' }),
    ];
    expect(ranked('서울, 중구, 중앙로 10', rows)).toEqual([2, 0, 1]);
    expect(ranked('강원,춘천시,중앙로 10', rows)).toEqual([1, 0, 2]);
  });
  it('and the others keep the order of the service', () => {
    const rows = [row({ postcode: '1' }), row({ postcode: '2' }), row({ postcode: '3' })];
    expect(ranked('테헤란로 152', rows)).toEqual([0, 1, 2]);
    expect(ranked('[06236] 서울 테헤란로 152 (역삼동)', rows)).toEqual([0, 1, 2]);
  });
});

describe('another postcode than the one pasted along', () => {
  it.each([
    ['04524', '06236', true],
    ['06236', '06236', false],
    ['', '06236', false],
    ['04524', '', false],
  ])('of %j with %j: %s', (postcode, pasted, is) => {
    expect(hasOtherPostcode(row({ postcode }), pasted)).toBe(is);
  });
});
