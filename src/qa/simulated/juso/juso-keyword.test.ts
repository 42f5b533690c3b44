import { describe, expect, it } from 'vitest';
import { knownAddresses } from '../addresses/index.ts';
import { codeOfKeyword } from './juso-keyword.ts';

const judge = (keyword: string, lastRow = 10): string => codeOfKeyword(keyword, lastRow, knownAddresses);

describe('a keyword for juso', () => {
  it.each([
    '세종대로 178',
    '종로3길 33',
    '청진동 244',
    'KT',
    '서울역',
    '서울 강남구 테헤란로',
    '분당구청',
    '가-1',
  ])('"%s" may be searched for', (keyword) => {
    expect(judge(keyword)).toBe('0');
  });

  it.each([
    ['E0005', '', 'nothing'],
    ['E0005', '   ', 'spaces alone'],
    ['E0006', '서울', 'a 시도 alone'],
    ['E0006', '강원특별자치도', 'a 시도 in its long form'],
    ['E0006', '강남구', 'a 시군구 alone'],
    ['E0006', '서울 강남구', 'a 시도 and its 시군구'],
    ['E0006', '경기도 성남시 분당구', 'a city and its 구'],
    ['E0008', 'ㅅ', 'a letter that is not yet a syllable'],
    ['E0009', '12345', 'digits alone'],
    ['E0009', '0123456789', 'ten digits alone'],
    ['E0011', '12345678901', 'eleven digits alone'],
    ['E0011', '세종대로 12345678901', 'eleven digits in a row'],
    ['E0012', '123-4', 'digits and signs'],
    ['E0012', '1 2', 'digits and a space'],
    ['E0012', '!!', 'signs alone'],
    ['E0013', '세종대로%', 'a percent sign'],
    ['E0013', '1=1', 'an equals sign'],
    ['E0013', '<종로>', 'angle brackets'],
    ['E0013', '[종로]', 'square brackets'],
    ['E0013', '종로 OR 1', 'a word of SQL'],
    ['E0013', 'union', 'a word of SQL alone'],
    ['E0013', '종로 select', 'a word of SQL at the end'],
  ])('is refused as %s for "%s": %s', (code, keyword) => {
    expect(judge(keyword)).toBe(code);
  });

  it.each(['forest', 'Toris 세종대로', '우노펠리스5차', 'Updated 1'])(
    '"%s" holds no word of SQL',
    (keyword) => {
      expect(judge(keyword)).toBe('0');
    },
  );

  it('may hold ten digits in a row', () => {
    expect(judge('세종대로 1234567890')).toBe('0');
  });

  it('may be 40 letters of Hangul long, and no longer', () => {
    expect(judge('가'.repeat(40))).toBe('0');
    expect(judge('가'.repeat(41))).toBe('E0010');
  });

  it('may be 80 letters of ASCII long, and no longer', () => {
    expect(judge('a'.repeat(80))).toBe('0');
    expect(judge('a'.repeat(81))).toBe('E0010');
  });

  it('counts a letter of Hangul as two of ASCII', () => {
    expect(judge('가'.repeat(39) + 'ab')).toBe('0');
    expect(judge('가'.repeat(39) + 'abc')).toBe('E0010');
  });

  it('may be asked for up to row 9000', () => {
    expect(judge('세종대로', 9000)).toBe('0');
    expect(judge('세종대로', 9001)).toBe('E0015');
  });

  it('is judged before the range is', () => {
    expect(judge('서울', 9001)).toBe('E0006');
  });
});
