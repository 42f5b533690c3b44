import type { CallKind, Freshness, Outcome, Phase, PlanStep } from '../../circuit/types.ts';
import type { Attempt, SearchOutcome } from '../../failover/types.ts';
import type { ProviderErrorKind } from '../../providers/contract.ts';
import type { Amount, Target } from '../scenarios/types.ts';
import type { ChangeReason, VoidReason } from './flight-log.ts';
import type { LocalStanding } from './instruments.ts';

export type Language = 'ko' | 'en';

/** Everything that the panel says, in one language. */
export interface PanelWords {
  readonly title: string;
  readonly open: (state: string) => string;
  readonly close: string;
  readonly otherCorner: string;
  readonly otherLanguage: string;
  readonly calm: string;
  readonly outages: (on: number) => string;
  readonly waiting: (count: number) => string;
  readonly tabs: { readonly outages: string; readonly flight: string };
  readonly targets: Readonly<Record<Target, string>>;
  readonly normal: string;
  readonly scenario: (target: string) => string;
  readonly amount: (target: string) => string;
  readonly units: Readonly<Record<Amount['unit'], string>>;
  readonly begins: (target: string) => string;
  readonly lasts: (target: string) => string;
  readonly after: string;
  readonly during: string;
  readonly untilReset: string;
  readonly incidents: string;
  readonly apply: string;
  readonly reset: string;
  readonly copyLink: string;
  readonly copied: string;
  readonly copyByHand: string;
  readonly applied: string;
  readonly wasReset: string;
  readonly workerOff: string;
  readonly wrongLink: string;
  readonly startsIn: (left: string) => string;
  readonly endsIn: (left: string) => string;
  readonly noFields: string;
  readonly notYet: string;
  readonly field: (name: string) => string;
  readonly phases: Readonly<Record<Phase | 'unknown', string>>;
  readonly forced: Readonly<Record<'open' | 'closed', string>>;
  readonly freshness: Readonly<Record<Freshness, string>>;
  readonly share: string;
  readonly doubtful: string;
  readonly place: (place: number | null) => string;
  readonly reasons: Readonly<Record<PlanStep['reason'], string>>;
  readonly shadow: string;
  readonly nextPhase: (left: string) => string;
  readonly local: string;
  readonly locals: Readonly<Record<LocalStanding['is'] | 'suspected', string>>;
  readonly failures: (count: number) => string;
  readonly inFlight: string;
  readonly runningOn: (count: number) => string;
  readonly last: string;
  readonly none: string;
  readonly deadlines: string;
  readonly epoch: string;
  readonly searches: string;
  readonly noSearches: string;
  readonly typed: string;
  readonly submitted: string;
  readonly page: (page: number) => string;
  readonly running: string;
  readonly results: (count: number) => string;
  readonly outcomes: Readonly<Record<SearchOutcome['kind'], string>>;
  readonly checks: Readonly<Record<'agreed' | 'failed' | 'unasked', string>>;
  readonly ends: Readonly<Record<Attempt['result'], string>>;
  readonly errors: Readonly<Record<ProviderErrorKind, string>>;
  readonly kinds: Readonly<Record<CallKind, string>>;
  readonly changes: Readonly<Record<ChangeReason, string>>;
  readonly votes: Readonly<Record<Outcome, string>>;
  readonly voids: Readonly<Record<VoidReason, string>>;
  readonly soft: string;
  readonly hard: string;
  readonly log: string;
  readonly copyLog: string;
  readonly clearLog: string;
  readonly emptyLog: string;
  readonly lines: {
    readonly ready: string;
    readonly search: (text: string, how: string) => string;
    readonly plan: (steps: string, freshness: string) => string;
    readonly start: string;
    readonly broke: string;
    readonly settled: (vote: string) => string;
    readonly corroborated: string;
    readonly uncorroborated: string;
    readonly kept: (why: string) => string;
    readonly end: string;
    readonly panic: string;
  };
  readonly served: string;
  readonly nothingServed: string;
  readonly seconds: string;
}

const ko: PanelWords = {
  title: '장애 시험',
  open: (state) => `장애 시험 열기, ${state}`,
  close: '닫기',
  otherCorner: '다른 구석으로 옮기기',
  otherLanguage: 'English',
  calm: '정상',
  outages: (on) => `장애 ${on}`,
  waiting: (count) => `예약 ${count}`,
  tabs: { outages: '장애 내기', flight: '계기판' },
  targets: {
    'kakao-postcode': '카카오 우편번호',
    juso: '도로명주소 (juso)',
    endpoint: '공유 상태 서버',
    browser: '이 브라우저',
  },
  normal: '정상',
  scenario: (target) => `${target} 장애`,
  amount: (target) => `${target} 장애의 크기`,
  units: { s: '초', '%': '%', h: '시간' },
  begins: (target) => `${target} 장애 시작, 초 뒤`,
  lasts: (target) => `${target} 장애 지속, 초 동안`,
  after: '초 뒤',
  during: '초 동안',
  untilReset: '계속',
  incidents: '재현하는 실제 장애',
  apply: '지금 적용',
  reset: '모두 정상으로',
  copyLink: '링크 복사',
  copied: '복사했습니다',
  copyByHand: '이 브라우저는 복사를 허락하지 않습니다. 아래 글을 직접 복사해 주십시오.',
  applied: '적용했습니다',
  wasReset: '모두 정상으로 되돌렸습니다',
  workerOff: '장애를 낼 수 없습니다.',
  wrongLink: '링크에서 읽지 못한 부분이 있습니다.',
  startsIn: (left) => `${left} 뒤 시작`,
  endsIn: (left) => `${left} 남음`,
  noFields: '이 페이지에는 주소 검색 칸이 없습니다.',
  notYet: '아직 검색을 시작하지 않았습니다. 주소 칸에 초점을 두면 여기에 나타납니다.',
  field: (name) => `주소 칸 ${name}`,
  phases: {
    closed: '정상',
    open: '차단',
    'half-open': '시험 중',
    recovering: '회복 중',
    unknown: '공유 상태 없음',
  },
  forced: { open: '운영자가 차단', closed: '운영자가 사용' },
  freshness: { fresh: '공유 상태 최신', stale: '공유 상태 오래됨', unknown: '공유 상태 없음' },
  share: '비율',
  doubtful: '의심스러우나 마지막 서비스',
  place: (place) => (place === null ? '쓰지 않음' : `${place}순위`),
  reasons: { usable: '사용', ramp: '회복 비율 안', panic: '모두 거절됨' },
  shadow: '그림자 탐색 예정',
  nextPhase: (left) => `${left} 뒤 시험 시작`,
  local: '이 브라우저',
  locals: {
    trusted: '믿음',
    demoted: '뒤로 미룸',
    suspected: '늦어서 미룸',
    'probe-due': '탐색할 차례',
    limited: '쉬는 중',
  },
  failures: (count) => `실패 ${count}`,
  inFlight: '진행 중',
  runningOn: (count) => `뒤에서 ${count}`,
  last: '마지막',
  none: '없음',
  deadlines: '기한',
  epoch: '세대',
  searches: '최근 검색',
  noSearches: '주소를 검색하면 누구에게 언제 물었는지 여기에 그려집니다.',
  typed: '입력',
  submitted: '검색',
  page: (page) => `${page}쪽`,
  running: '진행 중',
  results: (count) => `${count.toLocaleString('ko')}건`,
  outcomes: {
    results: '결과',
    none: '주소 없음',
    'bad-query': '검색어 오류',
    'awaiting-submit': 'Enter 대기',
    viewer: '화면 열림',
    down: '모두 중단',
    offline: '오프라인',
    superseded: '다음 검색으로 대체',
  },
  checks: {
    agreed: '다른 서비스도 같음',
    failed: '확인할 서비스가 중단됨',
    unasked: '한 서비스의 답',
  },
  ends: { found: '응답', none: '0건', failed: '실패', running: '진행 중' },
  errors: {
    down: '장애',
    timeout: '시간 초과',
    opaque: '연결 실패',
    misconfigured: '설정 오류',
    limited: '한도 초과',
    'bad-query': '검색어 거절',
    offline: '오프라인',
    aborted: '대체됨',
  },
  kinds: { normal: '', hedge: '겹침', probe: '그림자' },
  changes: {
    failed: '실패해서',
    slow: '늦어서',
    refused: '차단되어',
    'suspect-empty': '0건이 의심스러워',
    order: '순서가 바뀌어',
    recovered: '회복되어',
  },
  votes: {
    ok: '정상',
    late: '늦음',
    bad: '나쁨',
    'suspect-empty': '의심스러운 0건',
    opaque: '이유 모를 실패',
    misconfigured: '설정 오류',
    limited: '한도 초과',
    censored: '기한 뒤 대체',
    void: '무효',
  },
  voids: {
    superseded: '기한 전에 대체됨',
    hidden: '화면이 가려져 있었음',
    offline: '오프라인이었음',
    'not-asked': '요청을 보내지 않음',
    clock: '타이머나 시계가 어긋남',
  },
  soft: '겹침 기한',
  hard: '마감 기한',
  log: '기록',
  copyLog: '기록 복사',
  clearLog: '지우기',
  emptyLog: '아직 기록이 없습니다.',
  lines: {
    ready: '검색 준비됨',
    search: (text, how) => `"${text}" ${how}`,
    plan: (steps, freshness) => `계획 ${steps} (${freshness})`,
    start: '요청',
    broke: '열린 뒤 고장',
    settled: (vote) => `증거 ${vote}`,
    corroborated: '확인됨',
    uncorroborated: '확인 안 됨',
    kept: (why) => `보고하지 않음: ${why}`,
    end: '끝',
    panic: '모두 거절되어 짧은 기한으로',
  },
  served: '실제로 낸 장애',
  nothingServed: '아직 장애를 만난 요청이 없습니다.',
  seconds: '초',
};

const en: PanelWords = {
  title: 'Outage test',
  open: (state) => `Open the outage test, ${state}`,
  close: 'Close',
  otherCorner: 'Move to the other corner',
  otherLanguage: '한국어',
  calm: 'normal',
  outages: (on) => (on === 1 ? '1 outage' : `${on} outages`),
  waiting: (count) => `${count} scheduled`,
  tabs: { outages: 'Outages', flight: 'Flight display' },
  targets: {
    'kakao-postcode': 'Kakao Postcode',
    juso: 'juso (road addresses)',
    endpoint: 'Shared-state server',
    browser: 'This browser',
  },
  normal: 'Normal',
  scenario: (target) => `Outage of ${target}`,
  amount: (target) => `Amount for ${target}`,
  units: { s: 's', '%': '%', h: 'h' },
  begins: (target) => `${target}: begins after, seconds`,
  lasts: (target) => `${target}: lasts, seconds`,
  after: 's from now',
  during: 's long',
  untilReset: 'no end',
  incidents: 'Re-enacts the real outage of',
  apply: 'Apply now',
  reset: 'All back to normal',
  copyLink: 'Copy link',
  copied: 'Copied',
  copyByHand: 'This browser does not allow copying. Please copy the text below by hand.',
  applied: 'Applied',
  wasReset: 'All back to normal',
  workerOff: 'No outage can be forced.',
  wrongLink: 'Parts of the link could not be read.',
  startsIn: (left) => `starts in ${left}`,
  endsIn: (left) => `${left} left`,
  noFields: 'This page has no address field.',
  notYet: 'No search yet. It shows here once the address field is focused.',
  field: (name) => `Address field ${name}`,
  phases: {
    closed: 'Closed',
    open: 'Open',
    'half-open': 'Half-open',
    recovering: 'Recovering',
    unknown: 'No shared state',
  },
  forced: { open: 'held open by operators', closed: 'held closed by operators' },
  freshness: { fresh: 'shared state fresh', stale: 'shared state stale', unknown: 'no shared state' },
  share: 'share',
  doubtful: 'doubtful, but the last one',
  place: (place) => (place === null ? 'not tried' : `no. ${place}`),
  reasons: { usable: 'usable', ramp: 'within the share', panic: 'all refused' },
  shadow: 'shadow probe due',
  nextPhase: (left) => `half-open in ${left}`,
  local: 'This browser',
  locals: {
    trusted: 'trusts it',
    demoted: 'demoted',
    suspected: 'demoted, overdue',
    'probe-due': 'probe due',
    limited: 'left alone',
  },
  failures: (count) => (count === 1 ? '1 failure' : `${count} failures`),
  inFlight: 'In flight',
  runningOn: (count) => `${count} behind`,
  last: 'Last',
  none: 'none',
  deadlines: 'deadlines',
  epoch: 'epoch',
  searches: 'Recent searches',
  noSearches: 'Search for an address: who was asked, and when, is drawn here.',
  typed: 'typed',
  submitted: 'submitted',
  page: (page) => `page ${page}`,
  running: 'running',
  results: (count) => (count === 1 ? '1 hit' : `${count.toLocaleString('en')} hits`),
  outcomes: {
    results: 'results',
    none: 'no such address',
    'bad-query': 'bad query',
    'awaiting-submit': 'waits for Enter',
    viewer: 'viewer open',
    down: 'all down',
    offline: 'offline',
    superseded: 'superseded',
  },
  checks: { agreed: 'another agrees', failed: 'nobody left to check', unasked: 'one service’s word' },
  ends: { found: 'answered', none: 'no hits', failed: 'failed', running: 'running' },
  errors: {
    down: 'down',
    timeout: 'timed out',
    opaque: 'no connection',
    misconfigured: 'misconfigured',
    limited: 'limited',
    'bad-query': 'query refused',
    offline: 'offline',
    aborted: 'superseded',
  },
  kinds: { normal: '', hedge: 'hedge', probe: 'shadow' },
  changes: {
    failed: 'it failed',
    slow: 'it was slow',
    refused: 'it is refused',
    'suspect-empty': 'its zero hits are doubted',
    order: 'the order changed',
    recovered: 'it recovered',
  },
  votes: {
    ok: 'ok',
    late: 'late',
    bad: 'bad',
    'suspect-empty': 'suspect empty',
    opaque: 'opaque',
    misconfigured: 'misconfigured',
    limited: 'limited',
    censored: 'censored',
    void: 'void',
  },
  voids: {
    superseded: 'superseded before its soft deadline',
    hidden: 'the page was hidden',
    offline: 'it was offline',
    'not-asked': 'no request was sent',
    clock: 'a timer or a clock was off',
  },
  soft: 'soft deadline',
  hard: 'hard deadline',
  log: 'Log',
  copyLog: 'Copy log',
  clearLog: 'Clear',
  emptyLog: 'Nothing yet.',
  lines: {
    ready: 'ready to search',
    search: (text, how) => `"${text}" ${how}`,
    plan: (steps, freshness) => `plan ${steps} (${freshness})`,
    start: 'asked',
    broke: 'broke after it was ready',
    settled: (vote) => `evidence ${vote}`,
    corroborated: 'corroborated',
    uncorroborated: 'uncorroborated',
    kept: (why) => `not reported: ${why}`,
    end: 'end',
    panic: 'all refused, tight deadlines',
  },
  served: 'Faults really served',
  nothingServed: 'No request has met a fault yet.',
  seconds: 's',
};

export const PANEL_WORDS: Readonly<Record<Language, PanelWords>> = { ko, en };

/** The panel's language for a page's: Korean for Korean pages and for those that name none. */
export const languageOf = (tag: string | null): Language =>
  tag === null || tag.trim() === '' || /^ko\b/i.test(tag.trim()) ? 'ko' : 'en';
