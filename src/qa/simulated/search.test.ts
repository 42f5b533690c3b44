import { describe, expect, it } from 'vitest';
import { knownAddresses } from './addresses/index.ts';
import { known } from './addresses/types.ts';
import { buildingNumber, lotNumber, searchAddresses } from './search.ts';

const line = (row: ReturnType<typeof known>): string =>
  `${row.road} ${row.underground ? '지하 ' : ''}${buildingNumber(row)}`;
const find = (text: string): readonly string[] => searchAddresses(knownAddresses, text).map(line);

describe('the search finds an address', () => {
  it.each([
    ['its road and number', '세종대로 178'],
    ['its road and number written as one', '세종대로178'],
    ['its number first', '178 세종대로'],
    ['its 동 and lot', '세종로 100'],
    ['its 동 and lot written as one', '세종로100'],
    ['the name of its building', 'KT 광화문 빌딩 West'],
    ['the name without spaces', 'KT광화문빌딩West'],
    ['a part of the name', '광화문 West'],
    ['the long 시도', '서울특별시 종로구 세종대로 178'],
    ['the short 시도', '서울 종로구 세종대로 178'],
    ['the reference part in brackets', '서울특별시 종로구 세종대로 178 (세종로)'],
    ['more spaces than needed', '  세종대로   178 '],
    ['decomposed Hangul', '세종대로 178'.normalize('NFD')],
  ])('by %s', (_what, text) => {
    expect(find(text)[0]).toBe('세종대로 178');
  });

  it('by its postcode', () => {
    expect(find('03154')).toEqual(['세종대로 178', '종로 1']);
  });

  it('by its 리 and lot', () => {
    expect(find('유현리 387-41')[0]).toBe('유현삭시로273번길 20');
  });

  it.each(['강남대로 지하 396', '강남대로 지하396', '강남대로지하396', '강남대로 396'])(
    'under the ground by "%s"',
    (text) => {
      expect(find(text)).toEqual(['강남대로 지하 396']);
    },
  );

  it('by the beginning of the last word, as it is typed', () => {
    expect(find('세종대로 17')).toEqual(['세종대로 178', '세종대로 175']);
    expect(find('유현삭시')).toHaveLength(4);
  });
});

describe('the search finds nothing', () => {
  it.each([
    ['for words of no address', '없는동네길 99999'],
    ['when one word of several fits no address', '세종대로 178 부산'],
    ['for nothing', ''],
    ['for the word 지하 alone', '지하'],
    ['for brackets alone', '()'],
  ])('%s', (_what, text) => {
    expect(find(text)).toEqual([]);
  });
});

describe('the order of what is found', () => {
  it('puts the exact number before those that only begin so', () => {
    expect(find('여주시 세종로 17')).toEqual(['세종로 17', '세종로 17-1']);
  });

  it('puts an address of the table first among equals, so that pages do not overlap', () => {
    const rows = ['3', '1', '2'].map((number) =>
      known(`03154 | 서울특별시 종로구 | 세종로 | 세종대로 ${number}`),
    );
    expect(searchAddresses(rows, '세종대로').map(({ main }) => main)).toEqual([3, 1, 2]);
  });
});

describe('numbers', () => {
  it('are written with the sub number where there is one', () => {
    const row = known('12621 | 경기도 여주시 | 홍문동 | 세종로 17-1 | 111-2');
    expect([buildingNumber(row), lotNumber(row)]).toEqual(['17-1', '111-2']);
  });

  it('are left open where the lot is not known', () => {
    expect(lotNumber(known('12621 | 경기도 여주시 | 홍문동 | 세종로 17'))).toBe('');
  });
});
