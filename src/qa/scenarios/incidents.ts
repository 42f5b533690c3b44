import type { Words } from './types.ts';

/** A real outage of Kakao's postcode service (FACTS 7.1). */
export interface Incident {
  /** `YYYY-MM-DD`, Korean time; of several days the first. */
  readonly date: string;
  readonly what: Words;
}

/** The outages that scenarios re-enact, oldest first. */
export const INCIDENTS: readonly Incident[] = [
  {
    date: '2018-04-10',
    what: {
      ko: '잘못된 자료가 배포되어 검색 결과가 없다고 나왔습니다.',
      en: 'A bad deploy of data: searches found nothing.',
    },
  },
  {
    date: '2019-08-27',
    what: {
      ko: '스크립트는 왔지만 핵심 부분이 오지 않았습니다.',
      en: 'The script came, its core did not.',
    },
  },
  {
    date: '2020-10-23',
    what: {
      ko: '한 통신사의 DNS 문제로 일부 방문자만 쓸 수 없었습니다.',
      en: 'DNS of one carrier: only some visitors were hit.',
    },
  },
  {
    date: '2021-06-02',
    what: {
      ko: '도로명 주소를 찾으면 결과가 없다고 나왔습니다.',
      en: 'Road addresses found nothing.',
    },
  },
  {
    date: '2021-12-06',
    what: {
      ko: '검색 화면이 502로 답하거나 아주 느렸습니다.',
      en: 'The viewer answered 502, or very late.',
    },
  },
  {
    date: '2022-10-15',
    what: {
      ko: '데이터 센터 화재로 처음에는 열린 화면의 검색이 멈추고, 이어서 스크립트도 오지 않았습니다.',
      en: 'A data-centre fire: first the search in the open viewer died, then the script hung.',
    },
  },
  {
    date: '2025-09-18',
    what: {
      ko: '화면은 정상인데 모든 검색이 결과가 없다고 나왔습니다.',
      en: 'The viewer looked well, and every search found nothing.',
    },
  },
  {
    date: '2026-04-29',
    what: {
      ko: '한 데이터 센터의 네트워크 문제로 응답이 오다가 말다가 했습니다.',
      en: 'The network of one data centre: now and then no answer.',
    },
  },
  {
    date: '2026-05-12',
    what: {
      ko: '오래된 스크립트 주소가 없어져 404가 되었습니다.',
      en: 'Legacy addresses of the script were deleted: 404.',
    },
  },
];
