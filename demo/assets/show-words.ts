import type { ProviderErrorKind } from '../../src/element/index.ts';

const oneDecimal = (ms: number): string => (ms / 1_000).toFixed(1);

const ko = {
  services: { 'kakao-postcode': '카카오 우편번호', juso: '도로명주소' } as Readonly<Record<string, string>>,
  failures: {
    timeout: '응답 없음',
    opaque: '연결 실패',
    down: '오류 응답',
    misconfigured: '키 거절',
    limited: '호출 제한',
    'bad-query': '검색어 오류',
    'not-searchable': '검색 불가',
    offline: '오프라인',
    aborted: '중단',
  } as Readonly<Record<ProviderErrorKind, string>>,
  phases: { closed: '대기', open: '차단', 'half-open': '시험 중', recovering: '복구 중' },
  serving: '담당 중',
  reported: '브라우저가 장애를 보고했습니다',
  // After a colon: no particle then depends on the word.
  reportedAs: (why: string) => `브라우저의 보고: ${why}`,
  probing: '방문자를 기다리게 하지 않고 시험합니다',
  ramping: '조금씩 다시 맡깁니다',
  since: (seconds: number) => `${seconds}초째`,
  retryIn: (seconds: number) => `${seconds}초 뒤 시험`,
  took: (ms: number) => `${oneDecimal(ms)}초`,
  turnedOff: '첫 번째 서비스를 껐습니다.',
  repaired: '첫 번째 서비스를 고쳤습니다.',
  noSwitch: '장애 스위치가 응답하지 않습니다.',
};

export type ShowWords = typeof ko;

const en: ShowWords = {
  services: { 'kakao-postcode': 'Kakao Postcode', juso: 'Juso' },
  failures: {
    timeout: 'no answer',
    opaque: 'no connection',
    down: 'error',
    misconfigured: 'key refused',
    limited: 'limited',
    'bad-query': 'text refused',
    'not-searchable': 'text refused',
    offline: 'offline',
    aborted: 'ended',
  },
  phases: { closed: 'stands by', open: 'cut off', 'half-open': 'being tried', recovering: 'coming back' },
  serving: 'serves',
  reported: 'a browser reported it',
  reportedAs: (why) => `a browser reported “${why}”`,
  probing: 'tried without a visitor waiting',
  ramping: 'gets its searches back by and by',
  since: (seconds) => `for ${seconds} s`,
  retryIn: (seconds) => `tried in ${seconds} s`,
  took: (ms) => `${oneDecimal(ms)} s`,
  turnedOff: 'The first service is off.',
  repaired: 'The first service is repaired.',
  noSwitch: 'The outage switch does not answer.',
};

/** The show's words in the language of the page. */
export const wordsOf = (lang: string): ShowWords => (lang === 'en' ? en : ko);
