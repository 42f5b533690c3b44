import type { Words } from './types.ts';

/** A real outage of Kakao's postcode service (docs/providers.md#outages). */
export interface Incident {
  /** `YYYY-MM-DD`, Korean time; of several days the first. */
  readonly date: string;
  readonly what: Words;
  /** What users of a page that had this one service saw then. */
  readonly then: Words;
  /** What users of `<address-search>` with a second service see. */
  readonly now: Words;
  /** Values of `?outage=` that re-enact it, one for each stage. Where only some were hit, this visitor is. */
  readonly stages: readonly [string, ...string[]];
  /** Where it was told: issues of the service's own tracker, `INCIDENT_TRACKER`. */
  readonly issues: readonly [number, ...number[]];
}

/** The issues of Kakao's postcode service. */
export const INCIDENT_TRACKER = 'https://github.com/daumPostcode/kakaoPostcodeQnA/issues/';

/** The outages that scenarios re-enact, oldest first. */
export const INCIDENTS: readonly Incident[] = [
  {
    date: '2018-04-10',
    what: {
      ko: '잘못된 자료가 배포되어 검색 결과가 없다고 나왔습니다.',
      en: 'A bad deploy of data: searches found nothing.',
    },
    then: { ko: '있는 주소를 찾아도 결과가 없다고 나왔습니다.', en: '“No result” for addresses that exist.' },
    now: {
      ko: '다른 주소 서비스로 다시 확인하므로 그 결과 목록을 봅니다.',
      en: 'The other service checks the empty answer, and its list takes the viewer’s place.',
    },
    stages: ['kakao-postcode:empty'],
    issues: [299, 306, 313],
  },
  {
    date: '2019-08-27',
    what: {
      ko: '스크립트는 왔지만 이어서 받아야 할 나머지가 오지 않았습니다.',
      en: 'The script came, its core did not.',
    },
    then: { ko: '우편번호 창이 열리지 않았습니다.', en: 'The viewer did not open.' },
    now: {
      ko: '잠시 기다린 뒤 다른 주소 서비스의 결과 목록을 봅니다. 입력한 글자는 그대로입니다.',
      en: 'After a short wait the list of the other service, with the text kept.',
    },
    stages: ['kakao-postcode:core-missing'],
    issues: [499, 500],
  },
  {
    date: '2020-10-23',
    what: {
      ko: '한 통신사의 DNS 문제로 일부 방문자만 쓸 수 없었습니다.',
      en: 'DNS of one carrier: only some visitors were hit.',
    },
    then: {
      ko: '그 통신사를 쓰는 사람에게만 우편번호 창이 열리지 않았습니다.',
      en: 'For visitors by that carrier alone the viewer did not open.',
    },
    now: {
      ko: '그 통신사를 쓰는 사람은 다른 주소 서비스의 결과 목록을 바로 보고, 나머지는 아무것도 느끼지 못합니다.',
      en: 'Visitors by that carrier get the list of the other service at once; nobody else notices.',
    },
    stages: ['kakao-postcode:one-carrier=100'],
    issues: [658, 659],
  },
  {
    date: '2021-06-02',
    what: {
      ko: '검색 엔진 문제로 도로명 주소를 찾으면 결과가 없다고 나왔습니다.',
      en: 'The search engine: road addresses found nothing.',
    },
    then: {
      ko: '도로명 주소는 결과가 없었고, 지번을 모두 입력해야 나왔습니다.',
      en: '“No result” for road addresses; full lot addresses still worked.',
    },
    now: {
      ko: '다른 주소 서비스로 다시 확인하므로 그 결과 목록을 봅니다.',
      en: 'The other service checks the empty answer, and its list takes the viewer’s place.',
    },
    stages: ['kakao-postcode:empty'],
    issues: [800],
  },
  {
    date: '2021-12-06',
    what: {
      ko: '우편번호 창이 502로 답하거나 아주 느렸습니다.',
      en: 'The viewer answered 502, or very late.',
    },
    then: {
      ko: '열린 창에 오류 화면이 나오거나 한참 기다려야 했습니다.',
      en: 'An error page in the open layer, or a long wait.',
    },
    now: {
      ko: '잠시 기다린 뒤 다른 주소 서비스의 결과 목록을 봅니다. 입력한 글자는 그대로입니다.',
      en: 'After a short wait the list of the other service, with the text kept.',
    },
    stages: ['kakao-postcode:system-error', 'kakao-postcode:slow=6'],
    issues: [878, 880],
  },
  {
    date: '2022-10-15',
    what: {
      ko: '데이터 센터 화재로 처음에는 열린 창의 검색이 멈추고, 이어서 스크립트도 오지 않았습니다.',
      en: 'A data-centre fire: first the search in the open viewer died, then the script hung.',
    },
    then: {
      ko: '처음에는 창이 열려도 검색이 되지 않았고, 나중에는 창도 열리지 않았습니다.',
      en: 'First a layer whose search was dead, later no layer at all.',
    },
    now: {
      ko: '처음에는 창 옆의 ‘다른 방법으로 찾기’를 눌러, 이어서는 잠시 뒤 자동으로 다른 주소 서비스의 결과 목록을 봅니다.',
      en: 'First the list of the other service by the way out beside the viewer; later the same list by itself, after a short wait.',
    },
    stages: ['kakao-postcode:dies-after-ready', 'kakao-postcode:hang'],
    issues: [951, 973, 989],
  },
  {
    date: '2025-09-18',
    what: {
      ko: '검색 API 연결 장애로, 창은 정상인데 모든 검색이 결과가 없다고 나왔습니다.',
      en: 'The search API was cut off: the viewer looked well, and every search found nothing.',
    },
    then: { ko: '무엇을 찾아도 결과가 없다고 나왔습니다.', en: '“No result” for every search.' },
    now: {
      ko: '다른 주소 서비스로 다시 확인하므로 그 결과 목록을 봅니다.',
      en: 'The other service checks the empty answer, and its list takes the viewer’s place.',
    },
    stages: ['kakao-postcode:empty'],
    issues: [1443],
  },
  {
    date: '2026-04-29',
    what: {
      ko: '한 데이터 센터의 네트워크 문제로 응답이 왔다 안 왔다 했습니다.',
      en: 'The network of one data centre: now and then no answer.',
    },
    then: {
      ko: '검색이 가끔 멈추고 처음으로 돌아갔습니다.',
      en: 'Now and then a time-out, and the search fell back to its start screen.',
    },
    now: {
      ko: '응답이 오지 않을 때마다 다른 주소 서비스의 결과 목록을 봅니다.',
      en: 'Whenever no answer comes, the list of the other service.',
    },
    stages: ['kakao-postcode:intermittent=50'],
    issues: [1534, 1535],
  },
  {
    date: '2026-05-12',
    what: {
      ko: '오래된 스크립트 주소가 없어져 404가 되었습니다.',
      en: 'Legacy addresses of the script were deleted: 404.',
    },
    then: {
      ko: '옛 주소를 쓰던 사이트에서는 우편번호 창이 더는 열리지 않았습니다.',
      en: 'On sites with a legacy address the viewer never opened again.',
    },
    now: {
      ko: '미러에서 스크립트를 받으므로 아무것도 느끼지 못합니다.',
      en: 'Nothing: the script comes from its mirror.',
    },
    stages: ['kakao-postcode:script-gone'],
    issues: [1513, 1539],
  },
];
