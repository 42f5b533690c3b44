import { describe, expect, it } from 'vitest';
import { en } from './locales/en.ts';
import { enField } from './locales/en-field.ts';
import { enLocate } from './locales/en-locate.ts';
import { enSearch } from './locales/en-search.ts';
import { ko } from './locales/ko.ts';
import { koField } from './locales/ko-field.ts';
import { koLocate } from './locales/ko-locate.ts';
import { koSearch } from './locales/ko-search.ts';
import { everyText } from '../testing/texts.ts';

const keys = (texts: object): readonly string[] => Object.keys(texts).sort();
const korean = Object.entries(everyText(ko));
const english = Object.entries(everyText(en));
/** Captions, buttons and placeholders: nouns, or what a button does. */
const LABELS = new Set([
  'label',
  'placeholder',
  'search',
  'clear',
  'suggestions',
  'postcode',
  'road',
  'detail',
  'detailPlaceholder',
  'postcodeOptional',
  'manual',
  'backToSearch',
  'retry',
  'otherWay',
  'useTyped',
  'restore',
  'more',
  'keyHints',
  'recent',
  'removeRecent',
  'clearRecent',
  'close',
  'byRoad',
  'byLot',
  'card',
  'change',
  'changeAddress',
  'copy',
  'copyAddress',
  'locate',
]);
const sentences = (texts: typeof korean) => texts.filter(([key]) => !LABELS.has(key));
const labels = (texts: typeof korean) => texts.filter(([key]) => LABELS.has(key));

describe('the two languages', () => {
  it('have the same texts', () => {
    expect(keys(en)).toEqual(keys(ko));
    expect(keys(en.badQuery)).toEqual(keys(ko.badQuery));
  });
  it('split them alike into those of the form control, of searches, and of the place where one stands', () => {
    expect(keys(enField)).toEqual(keys(koField));
    expect(keys(enSearch)).toEqual(keys(koSearch));
    expect(keys(enLocate)).toEqual(keys(koLocate));
  });
  it.each([...korean, ...english])('have a text for %s', (_key, text) => {
    expect(text).toBe(text.trim());
    expect(text).not.toBe('');
  });
  it('take a number where one stands inside, and no typed text', () => {
    const functions = (texts: object) =>
      Object.entries(texts).filter(([, each]) => typeof each === 'function');
    for (const messages of [ko, en])
      expect(functions(messages).map(([key]) => key)).toEqual(['results', 'better', 'tooShort']);
  });
});

describe('the Korean texts', () => {
  it.each(sentences(korean))('are polite at the end of every sentence: %s', (_key, text) => {
    // 합니다체 and 하십시오체; a full stop or the end of an example closes a sentence.
    const [spoken = ''] = text.split(' 예: ');
    const ends = spoken.split(/(?<=\.)\s*/).filter(Boolean);
    for (const sentence of ends) expect(sentence).toMatch(/(니다|십시오)\.$/);
  });
  it.each(labels(korean))('are short labels without a full stop otherwise: %s', (_key, text) => {
    expect(text).toMatch(
      /(주소|건물명, 지번|검색|지우기|결과|우편번호|층, 호수|\(선택\)|하기|돌아가기|시도|찾기|보기|쓰기|되돌리기|닫기|도로명|지번|변경|복사)$/,
    );
  });
  it('put a number only before a counter, whose particle is always the same', () => {
    const afterNumbers = korean.flatMap(([, text]) =>
      [...text.matchAll(/\d+([가-힣])/g)].map(([, after]) => after),
    );
    expect(new Set(afterNumbers)).toEqual(new Set(['건', '글']));
  });
  it('say nothing in another register', () => {
    for (const [, text] of korean) expect(text).not.toMatch(/(해요|하세요|세요|네요|어요|아요|한다)[.\s]/);
  });
});

describe.each([
  ['ko', ko, /결과가 없|찾지 못|없는 주소|주소가 없/, /연결|장애|서비스|중단|오류|네트워크|인터넷/],
  ['en', en, /no result|not found|no such|no address/i, /reach|service|down|outage|connect|error|offline/i],
] as const)('"no such address" and "the service is down" in %s', (_tag, messages, noneWords, outageWords) => {
  it.each(['down', 'offline', 'moreFailed', 'failingOver', 'locateDown'] as const)(
    'share no words: %s',
    (key) => {
      expect(messages[key]).not.toMatch(noneWords);
    },
  );
  it.each(['none', 'locateNone'] as const)('share no words: %s', (key) => {
    expect(messages[key]).toMatch(noneWords);
    expect(messages[key]).not.toMatch(outageWords);
  });
  it('both stand in the words for a "none" that nobody could confirm', () => {
    expect(messages.noneUnchecked).toMatch(outageWords);
    expect(messages.noneUnchecked).not.toBe(messages.none);
    expect(messages.noneUnchecked).not.toContain(messages.down);
  });
  it('both tell the way on by hand', () => {
    const byHand = messages === ko ? /직접 입력/ : /by hand/;
    for (const key of ['none', 'down', 'offline', 'locateNone', 'locateDown'] as const)
      expect(messages[key]).toMatch(byHand);
  });
});

describe('an outage', () => {
  it('says that one can go on all the same', () => {
    expect(ko.down).toContain('계속하실 수 있습니다');
    expect(en.down).toContain('go on');
  });
});
