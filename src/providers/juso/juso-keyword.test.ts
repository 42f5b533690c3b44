import { describe, expect, it } from 'vitest';
import { jusoKeyword } from './juso-keyword.ts';

describe('what is sent', () => {
  it.each([
    ['세종대로 110', '세종대로 110'],
    ['  세종대로   110 ', '세종대로 110'],
    ['세종대로 [110] 100%', '세종대로 110 100'],
    ['세종대로 or 110', '세종대로 110'],
    ['세종대로 OR SELECT 110', '세종대로 110'],
    ["세종대로' or '1'='1", '세종대로 1 1'],
    ['세종대로 UNION SELECT * FROM', '세종대로 * FROM'],
    ['세종대로 110 -- x', '세종대로 110 x'],
    ['SEL[ECT 세종대로', 'SEL ECT 세종대로'],
  ])('of %j is %j', (text, keyword) => {
    expect(jusoKeyword(text)).toEqual({ kind: 'keyword', keyword });
  });

  it.each([
    'Forest 101',
    'TORI빌딩',
    'Dropbox코리아',
    'or빌딩',
    '한국지역정보개발원(KLID Tower)',
    '종로1가 1-1',
  ])('%s keeps its letters', (text) => {
    expect(jusoKeyword(text)).toEqual({ kind: 'keyword', keyword: text });
  });

  it('may have 40 Hangul or 80 other characters', () => {
    expect(jusoKeyword('가'.repeat(40)).kind).toBe('keyword');
    expect(jusoKeyword('a'.repeat(80)).kind).toBe('keyword');
    expect(jusoKeyword(`가${'1'.repeat(10)}`).kind).toBe('keyword');
  });
});

it.each([
  ['  ', 'empty'],
  ['%%', 'forbidden'],
  ['select', 'forbidden'],
  ['03154', 'digits-only'],
  ['031 54', 'digits-only'],
  ['110-1', 'symbols-only'],
  ['가'.repeat(41), 'too-long'],
  ['a'.repeat(81), 'too-long'],
  [`가${'1'.repeat(11)}`, 'too-many-digits'],
])('%j is refused: %s', (text, reason) => {
  expect(jusoKeyword(text)).toEqual({ kind: 'refused', reason });
});
