import type { ElementState } from '../../src/element/index.ts';
import type { Words } from './pages.ts';

/** A state of the field, with a page of its own: `states/<name>.html`, or `states/<name>.en.html`. */
export interface FieldState {
  readonly name: string;
  readonly title: Words;
  /** What stands inside `<address-search>`, and its attributes. */
  readonly attributes?: string | Words;
  readonly sources?: 'list' | 'kakao';
  readonly inside?: string;
  /** As in a link of the QA kit. */
  readonly outage?: string;
  /** What is searched for. */
  readonly query?: string;
  /** The state that the search ends in; waited for. */
  readonly until?: ElementState;
  readonly then?: 'pick' | 'submit' | 'type-by-hand' | 'next-option' | 'see-viewer' | 'see-recent';
  readonly dark?: true;
}

const ADDRESS = JSON.stringify({
  postcode: '04524',
  road: '서울특별시 중구 세종대로 110',
  detail: '3층',
  building: '서울특별시청',
});

const ONE = '세종대로 110';
const MANY = '세종대로';

/** Every state that a user may see, with what brings the field into it. */
export const FIELD_STATES: readonly FieldState[] = [
  { name: 'idle', title: { ko: '처음', en: 'At first' } },
  {
    name: 'hint',
    title: { ko: '힌트와 필수', en: 'With a hint, required' },
    attributes: {
      ko: 'required hint="도로명과 건물 번호, 또는 건물 이름"',
      en: 'required hint="Road name and number, or a building"',
    },
  },
  {
    name: 'searching',
    title: { ko: '찾는 중', en: 'Searching' },
    attributes: 'hedge="0" timeout="60000"',
    outage: 'juso:hang',
    query: ONE,
    until: 'searching',
  },
  {
    name: 'results',
    title: { ko: '검색 결과', en: 'Results' },
    query: MANY,
    until: 'results',
    then: 'next-option',
  },
  {
    name: 'empty',
    title: { ko: '결과 없음', en: 'No such address' },
    sources: 'list',
    query: '없는길 987',
    until: 'empty',
  },
  {
    name: 'recent',
    title: { ko: '최근 주소', en: 'Recent addresses' },
    attributes: 'recent',
    query: ONE,
    until: 'results',
    then: 'see-recent',
  },
  { name: 'picked', title: { ko: '고른 뒤', en: 'Picked' }, query: ONE, until: 'results', then: 'pick' },
  {
    name: 'picked-fields',
    title: { ko: '고른 뒤, 카드 없이', en: 'Picked, without a card' },
    attributes: 'fields="always"',
    query: ONE,
    until: 'results',
    then: 'pick',
  },
  {
    name: 'failing-over',
    title: { ko: '페일오버 중', en: 'Failing over' },
    attributes: 'hedge="100" timeout="60000"',
    outage: 'all:hang',
    query: ONE,
    until: 'failing-over',
  },
  {
    name: 'viewer',
    title: { ko: '카카오 화면', en: 'Kakao’s page' },
    sources: 'kakao',
    query: ONE,
    then: 'see-viewer',
  },
  {
    name: 'failed-over',
    title: { ko: '카카오가 멈춰 다른 서비스가 답함', en: 'Kakao is down, the other one serves' },
    sources: 'kakao',
    outage: 'kakao-postcode:refused',
    query: ONE,
    until: 'results',
  },
  {
    name: 'checked',
    title: { ko: '카카오가 결과 없음만 답함', en: 'Kakao finds nothing, the other one does' },
    sources: 'kakao',
    outage: 'kakao-postcode:empty',
    query: ONE,
    until: 'results',
  },
  {
    name: 'both-down',
    title: { ko: '모든 서비스가 멈춤', en: 'Every service is down' },
    outage: 'all:refused',
    query: ONE,
    until: 'manual',
  },
  {
    name: 'offline',
    title: { ko: '오프라인', en: 'Offline' },
    outage: 'browser:offline',
    query: ONE,
    until: 'offline',
  },
  { name: 'manual', title: { ko: '직접 입력', en: 'Typed by hand' }, then: 'type-by-hand', until: 'manual' },
  {
    name: 'invalid',
    title: { ko: '필수인데 비어 있음', en: 'Required, and empty' },
    attributes: 'required',
    then: 'submit',
  },
  {
    name: 'bad-postcode',
    title: { ko: '우편번호가 잘못됨', en: 'A wrong postcode' },
    attributes: `mode="manual" value='{"postcode":"123","road":"세종대로 110"}'`,
    then: 'submit',
  },
  {
    name: 'detail-missing',
    title: { ko: '상세 주소가 필요함', en: 'The detail is missing' },
    attributes: `require-detail value='{"postcode":"04524","road":"서울특별시 중구 세종대로 110"}'`,
    then: 'submit',
  },
  {
    name: 'disabled',
    title: { ko: '사용 안 함', en: 'Disabled' },
    attributes: `disabled value='${ADDRESS}'`,
  },
  {
    name: 'readonly',
    title: { ko: '읽기 전용', en: 'Read-only' },
    attributes: `readonly value='${ADDRESS}'`,
  },
  {
    name: 'key-missing',
    title: { ko: '키가 거절됨 (localhost에서만 보이는 안내)', en: 'A refused key (told on localhost alone)' },
    outage: 'juso:bad-key',
    sources: 'list',
    query: ONE,
    until: 'manual',
  },
  {
    name: 'legacy',
    title: { ko: '페이지의 입력란을 슬롯에 넣음', en: 'The page’s own inputs in the slots' },
    inside: `<input slot="postcode" name="zipcode" aria-label="우편번호" />
<input slot="road" name="addr1" aria-label="도로명 주소" />
<input slot="detail" name="addr2" aria-label="상세 주소" />`,
    query: ONE,
    until: 'results',
    then: 'pick',
  },
  {
    name: 'dark-results',
    title: { ko: '다크 모드: 검색 결과', en: 'Dark: results' },
    query: MANY,
    until: 'results',
    then: 'next-option',
    dark: true,
  },
  {
    name: 'dark-picked',
    title: { ko: '다크 모드: 고른 뒤', en: 'Dark: picked' },
    query: ONE,
    until: 'results',
    then: 'pick',
    dark: true,
  },
  {
    name: 'dark-down',
    title: { ko: '다크 모드: 모든 서비스가 멈춤', en: 'Dark: every service is down' },
    outage: 'all:refused',
    query: ONE,
    until: 'manual',
    dark: true,
  },
];

/** The markup of a state. */
export function markupOf(state: FieldState, language: keyof Words): string {
  const label = language === 'ko' ? '주소' : 'Address';
  const kakao = '  <address-source type="kakao-postcode"></address-source>';
  const juso = '  <address-source type="juso" api-key="U01…"></address-source>';
  const sources =
    state.sources === 'list' ? [juso] : state.sources === 'kakao' ? [kakao, juso] : [juso, kakao];
  const inside = state.inside ? `\n${state.inside.replace(/^/gm, '  ')}` : '';
  const own = typeof state.attributes === 'object' ? state.attributes[language] : state.attributes;
  const attributes = ['name="address"', `label="${label}"`, own].filter(Boolean).join(' ');
  return `<address-search ${attributes}>\n${sources.join('\n')}${inside}\n</address-search>`;
}
