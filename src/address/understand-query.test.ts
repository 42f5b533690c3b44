import { describe, expect, it } from 'vitest';
import { understandQuery } from './understand-query.ts';

const search = (text: string, detail = '') => ({
  kind: 'search',
  text,
  detail,
  line: expect.objectContaining({ text, detail }) as unknown,
});

describe('what is worth a request', () => {
  it.each(['', '   ', '\u3000'])('nothing but space (%j) is empty', (typed) => {
    expect(understandQuery(typed)).toEqual({ kind: 'empty' });
  });

  it('one syllable is too short', () => {
    expect(understandQuery('서')).toEqual({ kind: 'too-short' });
  });

  it('the page may ask for more or fewer characters', () => {
    expect(understandQuery('서울', 3)).toEqual({ kind: 'too-short' });
    expect(understandQuery('봉', 1)).toEqual(search('봉'));
  });

  it.each(['ㅅ', 'ㅅㅈㄷㄹ', 'ㅅㅈㄷㄹ 110', '\u1109\u110c'])(
    'initial consonants (%s) are not asked for',
    (typed) => {
      expect(understandQuery(typed)).toMatchObject({ kind: 'chosung' });
    },
  );

  it.each(['とk', 'とうk', 'とうky', 'とｋ'])('an unfinished kana (%s) is not asked for', (typed) => {
    expect(understandQuery(typed)).toEqual({ kind: 'half-romaji' });
  });

  it('kana with a capital letter is a finished word', () => {
    expect(understandQuery('ビルA')).toEqual(search('ビルA'));
  });

  it('five digits are a postcode, full-width ones too', () => {
    expect(understandQuery('03154')).toEqual({ kind: 'postcode', text: '03154' });
    expect(understandQuery(' ０３１５４ ')).toEqual({ kind: 'postcode', text: '03154' });
  });

  it.each(['[04524]', '(우)04524', '우편번호 : 04524'])('a postcode with its marks (%s) is one', (typed) => {
    expect(understandQuery(typed)).toEqual({ kind: 'postcode', text: '04524' });
  });

  it('six digits are none', () => {
    expect(understandQuery('110110')).toEqual(search('110110'));
  });
});

describe('how the text is cleaned', () => {
  it('a consonant that is being composed is left out', () => {
    expect(understandQuery('서울ㅅ')).toEqual(search('서울'));
    expect(understandQuery('서울 ㅅ')).toEqual(search('서울'));
  });

  it('what is left after that may be too short', () => {
    expect(understandQuery('서ㅇ')).toEqual({ kind: 'too-short' });
  });

  it('decomposed Hangul, as macOS file names have it, is composed', () => {
    expect(understandQuery('세종대로'.normalize('NFD'))).toEqual(search('세종대로'));
  });

  it('what is invisible is left out', () => {
    expect(understandQuery('세종대로\u200b 110\u00ad\ufeff')).toEqual(search('세종대로 110'));
  });

  it('regression: what isolates directions in a pasted text is left out too', () => {
    expect(understandQuery('\u2068서울 세종대로 110\u2069')).toEqual(search('서울 세종대로 110'));
  });

  it('what nobody would search for is searched for when there is nothing else', () => {
    expect(understandQuery('02-3456-7890')).toMatchObject({
      kind: 'search',
      text: '02-3456-7890',
      detail: '',
    });
  });

  it('runs of spaces become one', () => {
    expect(understandQuery('  세종대로 \t 110 ')).toEqual(search('세종대로 110'));
  });
});

describe('a trailing detail goes into the detail field', () => {
  it.each([
    ['세종대로 110 3층 301호', '세종대로 110', '3층 301호'],
    ['세종대로 110, 3층 301호', '세종대로 110', '3층 301호'],
    ['세종대로110 301호', '세종대로110', '301호'],
    ['세종대로 110 3층301호', '세종대로 110', '3층301호'],
    ['동일로215길 48 101동 1203호', '동일로215길 48', '101동 1203호'],
    ['상계주공3단지아파트 101동 1203호', '상계주공3단지아파트', '101동 1203호'],
    ['동일로215길 48 1동 203호', '동일로215길 48', '1동 203호'],
    ['성암로 301 B1층', '성암로 301', 'B1층'],
    ['성암로 301 b101호', '성암로 301', 'b101호'],
    ['세종대로 110 지하 1층', '세종대로 110', '지하 1층'],
    ['세종대로 110 지하1층', '세종대로 110', '지하1층'],
    ['세종대로 지하 110 B1층', '세종대로 지하 110', 'B1층'],
    ['세종대로 110 3층 안내데스크', '세종대로 110', '3층 안내데스크'],
    ['테헤란로 152 강남파이낸스센터 12층', '테헤란로 152 강남파이낸스센터', '12층'],
    ['수내동 4-1 301호', '수내동 4-1', '301호'],
    ['수내동 4-1번지 2층', '수내동 4-1번지', '2층'],
  ])('%s', (typed, text, detail) => {
    expect(understandQuery(typed)).toEqual(search(text, detail));
  });

  it.each([
    '세종대로 지하 110',
    '세종대로 지하110',
    '테헤란로 152 강남파이낸스센터',
    '서울 종로구 종로1가 1',
    '상도 1동',
    '상도1동 주민센터',
    '상도 1동 주민센터',
    '남산 3호 터널',
    '서울 강남구 역삼동 737',
    '서울 강남구 역삼동',
    '석촌호수로 262',
    '101동 1203호',
    '920-1154',
    'SW1A 2AA',
  ])('%s has none', (typed) => {
    expect(understandQuery(typed)).toEqual(search(typed));
  });
});
