import { describe, expect, it } from 'vitest';
import { textFaultOf } from './operator-text.ts';

describe('a text of an operator', () => {
  it.each([
    'juso answers nothing',
    '주소 서비스 점검 예정',
    '두 줄로\n쓴 이유입니다.',
    '👨‍👩‍👧‍👦 가족 이모지는 글자입니다',
    '1234567é',
  ])('takes %j', (text) => {
    expect(textFaultOf(text, 8)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['blanks', '          '],
    ['nine zero-width characters', '\u200b\u200b\u200b\u200c\u200c\u200d\u200d\u2060\ufeff'],
    ['Hangul fillers', '\u3164\u3164\u3164\u3164\u115f\u1160\uffa0\uffa0\u3164'],
    ['empty Braille cells', '\u2800'.repeat(9)],
    ['marks on one letter', `a${'\u0301'.repeat(9)}`],
    ['seven letters among blanks', ' b e c a u s e '],
  ])('finds %s too short', (_, text) => {
    expect(textFaultOf(text, 8)).toBe('short');
  });

  it.each([
    ['an override of the direction', '점검 중입니다 \u202egnp.exe'],
    ['an isolate', 'a good reason \u2066\u2069'],
    ['a mark of the direction', 'a good reason\u200f'],
    ['a bell', 'a good reason\u0007'],
    ['an escape sequence', '\u001b[2Ja good reason'],
    ['a control character of Latin-1', 'a good reason\u009b'],
    ['half a character', 'a good reason \ud83d'],
  ])('finds %s hidden', (_, text) => {
    expect(textFaultOf(text, 1)).toBe('hidden');
  });
});
