import type { KnownAddress } from './addresses/types.ts';
import type { Fault } from './faults.ts';
import type { WireAnswer } from './faulty-server.ts';
import { SHORT_SIDO, buildingNumber, lotNumber, searchAddresses } from './search.ts';

/** The key that the simulation accepts; nothing real. */
export const SIMULATED_KEY = 'SIMULATED-KEY';

const MESSAGES: Readonly<Record<string, string>> = {
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
  E0015: '검색 범위를 초과하였습니다.',
};

const LONGEST = 80;
const MOST_ROWS = 9000;
const SQL = /(^|\s)(or|select|insert|delete|update|create|drop|exec|union|fetch|declare|truncate)(?=\s|$)/i;

/** The error code of a keyword, FACTS 2.6 and 2.7; `0` when it may be searched for. */
export function judgeKeyword(keyword: string, page: number, perPage: number): string {
  const text = keyword.trim();
  if (text === '') return 'E0005';
  if (/[%=><[\]]/.test(text) || SQL.test(text)) return 'E0013';
  if (/\d{11,}/.test(text)) return 'E0011';
  if (/^\d+$/.test(text)) return 'E0009';
  if (/^[\d\s\p{P}\p{S}]+$/u.test(text)) return 'E0012';
  const width = [...text].reduce((sum, letter) => sum + (/[ㄱ-ㆎ가-힣]/.test(letter) ? 2 : 1), 0);
  if (width > LONGEST) return 'E0010';
  if (Object.entries(SHORT_SIDO).some((names) => names.includes(text))) return 'E0006';
  if (page * perPage > MOST_ROWS) return 'E0015';
  return '0';
}

/** One row of `results.juso`, all texts, as the service sends it (FACTS 2.3). */
export function jusoRow(address: KnownAddress): Readonly<Record<string, string>> {
  const { sido, sigungu, dong, ri, road, building } = address;
  const eup = /[읍면]$/.test(dong);
  const place = [sido, sigungu, eup ? dong : ''].filter(Boolean).join(' ');
  const part1 = `${place} ${road} ${address.underground ? '지하 ' : ''}${buildingNumber(address)}`;
  const inside = [eup ? '' : dong, address.apartment ? building : ''].filter(Boolean).join(', ');
  const part2 = inside ? ` (${inside})` : '';
  const lot = lotNumber(address);
  const lotLine = [sido, sigungu, dong, ri, lot, building].filter(Boolean).join(' ');
  return {
    roadAddr: part1 + part2,
    roadAddrPart1: part1,
    roadAddrPart2: part2,
    jibunAddr: lotLine,
    engAddr: address.english ?? '',
    zipNo: address.postcode,
    admCd: address.legalDong ?? '',
    rnMgtSn: address.roadCode ?? '',
    bdMgtSn: address.buildingCode ?? '',
    detBdNmList: '',
    bdNm: building,
    bdKdcd: address.apartment ? '1' : '0',
    siNm: sido,
    sggNm: sigungu,
    emdNm: dong,
    liNm: ri,
    rn: road,
    udrtYn: address.underground ? '1' : '0',
    buldMnnm: String(address.main),
    buldSlno: String(address.sub),
    mtYn: '0',
    lnbrMnnm: address.lotMain === null ? '' : String(address.lotMain),
    lnbrSlno: String(address.lotSub),
    emdNo: '',
  };
}

function results(url: URL, fault: Fault | null, addresses: readonly KnownAddress[]): unknown {
  const ask = url.searchParams;
  const page = Number(ask.get('currentPage') ?? 1);
  const perPage = Number(ask.get('countPerPage') ?? 10);
  const keyword = ask.get('keyword') ?? '';
  const answer = (code: string, total: number, juso: unknown): unknown => ({
    results: {
      common: {
        totalCount: String(total),
        currentPage: String(page),
        countPerPage: String(perPage),
        errorCode: code,
        errorMessage: MESSAGES[code] ?? '',
      },
      juso,
    },
  });
  if (fault === 'wrong-shape') return { status: 'ok', items: [] };
  if (fault === 'bad-key' || ask.get('confmKey') !== SIMULATED_KEY) return answer('E0001', 0, null);
  if (fault === 'system-error') return answer('-999', 0, null);
  const code = judgeKeyword(keyword, page, perPage);
  if (code !== '0') return answer(code, 0, null);
  if (fault === 'empty') return answer('0', 0, []);
  const found = searchAddresses(addresses, keyword);
  const rows = found.slice((page - 1) * perPage, page * perPage).map(jusoRow);
  return answer('0', found.length, rows);
}

const IN_PROTOCOL: readonly (Fault | null)[] = [
  'empty',
  'bad-key',
  'system-error',
  'wrong-shape',
  'never-ready',
];

/** The juso search API, JSON over `fetch` and JSONP (FACTS 2.1 to 2.4). */
export function answerJuso(url: URL, fault: Fault | null, addresses: readonly KnownAddress[]): WireAnswer {
  const faulty = IN_PROTOCOL.includes(fault);
  const jsonp = url.pathname === '/addrlink/addrLinkApiJsonp.do';
  if (!jsonp && url.pathname !== '/addrlink/addrLinkApi.do')
    return { status: 404, type: 'text/plain', body: 'Not Found', faulty: false };
  const callback = url.searchParams.get('callback') ?? '';
  const value =
    url.searchParams.get('resultType') === 'json'
      ? results(url, fault, addresses)
      : { returnXml: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><results></results>' };
  if (!jsonp) {
    const body = fault === 'never-ready' ? 'null' : JSON.stringify(value);
    const headers = { 'access-control-allow-origin': '*' };
    return { status: 200, type: 'application/json; charset=utf-8', headers, body, faulty };
  }
  const called = /^[\w$.]{1,64}$/.test(callback) ? callback : '';
  const body = fault === 'never-ready' ? '/* nothing */' : `${called}(${JSON.stringify(value)})`;
  return { status: 200, type: 'text/javascript; charset=utf-8', body, faulty };
}
