import {
  type Address,
  composeExtra,
  composeFull,
  isPostBox,
  makeAddress,
  longRegion,
} from '../../address/index.ts';
import type { Answer, Failed } from '../contract.ts';
import { badQuery, down, failed, limited, misconfigured, notSearchable, wrongShape } from '../errors.ts';
import { count, digits, fields, koreanLine, location, name, pageOf, text } from '../parse.ts';

/** No point has as many rows: our work must not grow with a broken answer. */
const MOST_AT_A_POINT = 10;

/** Kakao's own codes win over the status (docs/providers.md#kakao-local). */
export function judgeKakaoLocal(body: unknown, status: number): Failed | null {
  const { code, msg } = fields(body);
  const own = text(code);
  const message = text(msg) || own;
  if (/^-(?:3|5|8|9|12|401)$/.test(own)) return failed(misconfigured(own, message));
  if (own === '-10') return failed(limited(own, message));
  // "Bad parameters" can only be the text: the rest is ours. Another provider may understand it.
  if (own === '-2') return failed(notSearchable('unsupported', own, message));
  if (own) return failed(down(own, message));
  return status === 401 || status === 403 ? failed(misconfigured(`http-${status}`)) : null;
}

/** Reads `{meta, documents}`. Rows that are only a region or a whole road are no addresses. */
export function readKakaoLocal(body: unknown, page: number, limit: number): Answer {
  const { meta, documents } = fields(body);
  const { total_count, is_end } = fields(meta);
  const total = count(total_count);
  if (total === null || !Array.isArray(documents)) return wrongShape();
  const shown: readonly unknown[] = documents.slice(0, limit);
  if (shown.some((document) => !('address_type' in fields(document)))) return wrongShape();
  const rows = shown.map(readRow).filter((row) => row !== null);
  if (rows.length === 0 && shown.length > 0 && page === 1) return failed(badQuery('too-broad', 'region'));
  return pageOf(rows, total, page, is_end === false);
}

/** Reads what is at a point: rows without a type and without a location (docs/providers.md#kakao-points). */
export function readKakaoPoint(body: unknown): Answer {
  const { meta, documents } = fields(body);
  const total = count(fields(meta)['total_count']);
  if (total === null || !Array.isArray(documents)) return wrongShape();
  const shown: readonly unknown[] = documents.slice(0, MOST_AT_A_POINT);
  if (!shown.every(isAtPoint)) return wrongShape();
  const rows = shown.map(readRow).filter((row) => row !== null);
  // A place without a number, as on the sea, is no address; hits that are not there are a broken answer.
  return pageOf(rows, shown.length > 0 ? rows.length : total, 1, false);
}

/** Either part may be null: a park has no road, and what has one may have no lot. */
function isAtPoint(document: unknown): boolean {
  const { address, road_address } = fields(document);
  const isPart = (part: unknown, number: string): boolean => part === null || number in fields(part);
  return isPart(address, 'main_address_no') && isPart(road_address, 'main_building_no');
}

function readRow(raw: unknown): Address | null {
  const row = fields(raw);
  const byRoad = fields(row['road_address']);
  const byLot = fields(row['address']);
  const road = count(byRoad['main_building_no']) === null ? '' : koreanLine(byRoad['address_name']);
  const jibun = count(byLot['main_address_no']) === null ? '' : koreanLine(byLot['address_name']);
  if (!road && !jibun) return null;
  const postcode = digits(byRoad['zone_no'], 5);
  const hasNumber = road !== '' && !isPostBox(road);
  const either = (name: string): string => text(byLot[name]) || text(byRoad[name]);
  // Outside of a 동 the third level holds two: "홍성읍 대교리".
  const [level3 = '', level4 = ''] = either('region_3depth_name').split(' ');
  // Without a road there is nothing that it would refer to.
  const extra = road && composeExtra(level4 || level3, '');
  const legalDong = digits(byLot['b_code'], 10);
  return makeAddress({
    source: 'kakao-local',
    // A lot comes without a postcode, so the answer does not vouch for all that a form needs.
    verified: postcode !== '',
    raw,
    postcode,
    road,
    jibun,
    extra,
    building: name(byRoad['building_name']),
    full: composeFull(road, extra, jibun),
    region: {
      level1: longRegion(either('region_1depth_name')),
      level2: either('region_2depth_name'),
      level3,
      level4,
      adminDong: text(byLot['region_3depth_h_name']),
    },
    codes: {
      legalDong,
      sigungu: legalDong.slice(0, 5),
      underground: text(byRoad['underground_yn']) === 'Y',
      mainNo: hasNumber ? count(byRoad['main_building_no']) : null,
      subNo: hasNumber ? (count(byRoad['sub_building_no']) ?? 0) : null,
    },
    location: location(row['y'], row['x']),
  });
}
