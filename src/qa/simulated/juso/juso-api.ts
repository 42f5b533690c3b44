import type { KnownAddress } from '../addresses/types.ts';
import { jusoNothingCalled, jusoOtherShape, callBack, jusoPage, refuseJuso } from '../../scenarios/bodies.ts';
import type { Fault } from '../faults.ts';
import type { WireAnswer } from '../faulty-server.ts';
import { codeOfKeyword } from './juso-keyword.ts';
import { xmlOf } from './juso-xml.ts';
import { buildingNumber, lotNumber, searchAddresses } from '../search.ts';

/** The key that the simulation accepts; nothing real. */
export const simulatedKey = 'SIMULATED-KEY';

/** docs/providers.md#juso */
const mostPerPage = 100;

/**
 * One row of `results.juso`, all texts, as the service sends it (docs/providers.md#juso-answers); `more` for
 * `addInfoYn=Y`.
 */
function jusoRow(address: KnownAddress, more: boolean): Readonly<Record<string, string>> {
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
    ...(more ? { hstryYn: '0', relJibun: '', hemdNm: '' } : {}),
  };
}

/** A parameter that is a number from 1; the default where it is none. */
function count(text: string | null, otherwise: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}

function results(url: URL, fault: Fault | null, addresses: readonly KnownAddress[]): unknown {
  const ask = url.searchParams;
  const page = count(ask.get('currentPage'), 1);
  const perPage = Math.min(count(ask.get('countPerPage'), 10), mostPerPage);
  const keyword = ask.get('keyword') ?? '';
  const answer = (total: number, juso: readonly unknown[]): unknown => jusoPage(total, page, perPage, juso);
  if (fault === 'wrong-shape') return jusoOtherShape;
  if (fault === 'bad-key' || ask.get('confmKey') !== simulatedKey) return refuseJuso('E0001');
  if (fault === 'expired-key') return refuseJuso('E0014');
  if (fault === 'system-error') return refuseJuso('-999');
  const code = codeOfKeyword(keyword, page * perPage, addresses);
  if (code !== '0') return refuseJuso(code);
  if (fault === 'empty') return answer(0, []);
  const found = searchAddresses(addresses, keyword);
  const more = ask.get('addInfoYn') === 'Y';
  const rows = found.slice((page - 1) * perPage, page * perPage).map((address) => jusoRow(address, more));
  return answer(found.length, rows);
}

const protocolFaults: readonly (Fault | null)[] = [
  'empty',
  'bad-key',
  'expired-key',
  'system-error',
  'wrong-shape',
  'never-ready',
];

/** The juso search API, XML or JSON over `fetch` and JSONP (docs/providers.md#juso). */
export function answerJuso(url: URL, fault: Fault | null, addresses: readonly KnownAddress[]): WireAnswer {
  const faulty = protocolFaults.includes(fault);
  const jsonp = url.pathname === '/addrlink/addrLinkApiJsonp.do';
  if (!jsonp && url.pathname !== '/addrlink/addrLinkApi.do')
    return { status: 404, type: 'text/plain', body: 'Not Found', faulty: false };
  const value = results(url, fault, addresses);
  const json = url.searchParams.get('resultType') === 'json';
  if (!jsonp) {
    const body = fault === 'never-ready' ? 'null' : json ? JSON.stringify(value) : xmlOf(value);
    const headers = { 'access-control-allow-origin': '*' };
    return {
      status: 200,
      type: `application/${json ? 'json' : 'xml'}; charset=utf-8`,
      headers,
      body,
      faulty,
    };
  }
  const told = JSON.stringify(json ? value : { returnXml: xmlOf(value) });
  const body = fault === 'never-ready' ? jusoNothingCalled : callBack(url, told);
  return { status: 200, type: 'text/javascript; charset=utf-8', body, faulty };
}
