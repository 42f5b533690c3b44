/** Bodies of answers that are not what was asked for; the wire and the service worker send the same. */

export const maintenancePage =
  '<!doctype html><html lang="ko"><title>서비스 점검</title><h1>서비스 점검 중입니다</h1></html>';

/** juso's error codes with its messages (docs/providers.md#juso-error-codes). */
const jusoMessages: Readonly<Record<string, string>> = {
  '0': '정상',
  '-999': '시스템에러',
  E0001: '승인되지 않은 KEY 입니다.',
  E0005: '검색어가 입력되지 않았습니다.',
  E0006: '주소를 상세히 입력해 주시기 바랍니다.',
  E0008: '검색어는 한글자 이상 입력되어야 합니다.',
  E0009: '검색어는 문자와 숫자 같이 입력되어야 합니다.',
  E0010: '검색어가 너무 깁니다.',
  E0011: '검색어에 너무 긴 숫자가 포함되어 있습니다.',
  E0012: '특수문자+숫자만으로는 검색이 불가능 합니다.',
  E0013: 'SQL 예약어 또는 특수문자( %,=,>,<,[,] )는 검색이 불가능 합니다.',
  E0014: '개발승인키 기간이 만료되어 서비스를 이용하실 수 없습니다.',
  E0015: '검색 범위를 초과하였습니다.',
};

/** juso's answer that holds an error code. It tells no page, as in the answers that were seen. */
export const refuseJuso = (code: string): unknown => ({
  results: {
    common: { totalCount: '0', errorCode: code, errorMessage: jusoMessages[code] ?? '' },
    juso: null,
  },
});

/** juso's answer with rows, all numbers as texts (docs/providers.md#juso-answers). */
export const jusoPage = (
  total: number,
  page: number,
  perPage: number,
  juso: readonly unknown[],
): unknown => ({
  results: {
    common: {
      totalCount: String(total),
      currentPage: String(page),
      countPerPage: String(perPage),
      errorCode: '0',
      errorMessage: jusoMessages['0'],
    },
    juso,
  },
});

/** JSON that is none of juso's. */
export const jusoOtherShape: unknown = { status: 'ok', items: [] };

/** Kakao Local's answer without rows, of a search and of a point (docs/providers.md#kakao-local). */
export const kakaoLocalNone: unknown = {
  meta: { total_count: 0, pageable_count: 0, is_end: true },
  documents: [],
};

/** A script that calls nobody. */
export const jusoNothingCalled = '/* nothing */';

/** JSONP: the callback that the address names, called with JSON. */
export function callBack(url: URL, json: string): string {
  const callback = url.searchParams.get('callback') ?? '';
  return `${/^[\w$.]{1,64}$/.test(callback) ? callback : ''}(${json})`;
}
