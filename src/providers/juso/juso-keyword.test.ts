import { describe, expect, it } from 'vitest';
import { jusoKeyword } from './juso-keyword.ts';

describe('what is sent', () => {
  it.each([
    ['세종대로 110', '세종대로 110'],
    ['  세종대로   110 ', '세종대로 110'],
    ['세종대로 [110]', '세종대로 110'],
    ['<세종대로> 110', '세종대로 110'],
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
  ['[]', 'empty'],
  ['110-1', 'symbols-only'],
  ['가'.repeat(41), 'too-long'],
  ['a'.repeat(81), 'too-long'],
  [`가${'1'.repeat(11)}`, 'too-many-digits'],
])('%j is refused: %s', (text, reason) => {
  expect(jusoKeyword(text)).toMatchObject({ error: { kind: 'bad-query', reason } });
});

it.each(['03154', '031 54', '920-1154', '〒920-1154', '〒9201154'])('%j is for another service', (text) => {
  expect(jusoKeyword(text)).toMatchObject({ error: { kind: 'not-searchable', reason: 'digits-only' } });
});

describe('never another search than was asked for: what is forbidden is told', () => {
  it.each([
    ['Select Tower', ['Select']],
    ['union 빌딩', ['union']],
    ['[select]', ['select']],
    ['세종대로 OR SELECT 110 or', ['OR', 'SELECT', 'or']],
    ["세종대로' or '1'='1", ["'", '=']],
    ['세종대로 UNION SELECT * FROM', ['UNION', 'SELECT']],
    ['세종대로 110 -- x', ['--']],
    ['세종대로 110 /* x */', ['/*', '*/']],
    ['100%', ['%']],
    ["Children's Museum", ["'"]],
  ])('%s', (text, words) => {
    expect(jusoKeyword(text)).toMatchObject({
      error: { kind: 'not-searchable', reason: 'forbidden', words: expect.arrayContaining(words) as unknown },
    });
  });
});
