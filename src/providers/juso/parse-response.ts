import { type Address, composeFull, isPostBox, makeAddress, longRegion } from '../../address/index.ts';
import type { Answer } from '../contract.ts';
import { failed, wrongShape } from '../errors.ts';
import {
  count,
  digits,
  fields,
  foldByRoad,
  koreanLine,
  name,
  pageOf,
  referencePart,
  text,
  type Unknowns,
} from '../parse.ts';
import { jusoError } from './juso-errors.ts';

/** The last row of the last page that juso serves (E0015). */
export const LAST_ROW = 9000;

/**
 * Reads `{results: {common, juso}}` (docs/providers.md#juso-answers); all numbers are texts there, and no
 * rows are `[]` or `null`.
 */
export function readJuso(body: unknown, page: number, limit: number): Answer {
  const { common, juso } = fields(fields(body)['results']);
  const { errorCode, errorMessage, totalCount } = fields(common);
  const code = text(errorCode);
  if (code === '') return wrongShape();
  if (code !== '0') return failed(jusoError(code, text(errorMessage) || code));
  const total = count(totalCount);
  if (total === null || !(juso === null || Array.isArray(juso))) return wrongShape();
  // Cut before it is read: what is not shown costs nothing, however much the service sends.
  const rows = (juso ?? []).slice(0, limit).map(readRow);
  const end = page * limit;
  return pageOf(foldByRoad(rows), total, page, rows.length > 0 && end < Math.min(total, LAST_ROW));
}

function readRow(raw: unknown): Address | null {
  const row = fields(raw);
  const road = koreanLine(row['roadAddrPart1']);
  if (!road) return null;
  const postcode = digits(row['zipNo'], 5);
  const extra = referencePart(row['roadAddrPart2']);
  const building = name(row['bdNm']);
  const roadName = digits(row['rnMgtSn'], 12);
  const isBox = isPostBox(road);
  return makeAddress({
    source: 'juso',
    verified: postcode !== '',
    raw,
    postcode,
    road,
    extra,
    building,
    jibun: koreanLine(lotWithoutBuilding(name(row['jibunAddr']), building)),
    english: text(row['engAddr']),
    full: composeFull(road, extra, ''),
    region: readRegion(row),
    codes: {
      // None of the codes is derived from another: after mergers they differ (docs/providers.md#juso-answers).
      legalDong: digits(row['admCd'], 10),
      sigungu: roadName.slice(0, 5),
      roadName,
      building: digits(row['bdMgtSn'], 25),
      underground: text(row['udrtYn']) === '1',
      mainNo: isBox ? null : count(row['buldMnnm']),
      subNo: isBox ? null : count(row['buldSlno']),
    },
  });
}

const readRegion = (row: Unknowns): Partial<Address['region']> => ({
  level1: longRegion(text(row['siNm'])),
  level2: text(row['sggNm']),
  level3: text(row['emdNm']),
  level4: text(row['liNm']),
  // "경기도 김포시 양촌읍": the office responsible, with its regions before it.
  adminDong: text(row['hemdNm']).split(' ').at(-1) ?? '',
});

function lotWithoutBuilding(lot: string, building: string): string {
  const tail = ` ${building}`;
  return building && lot.endsWith(tail) ? lot.slice(0, -tail.length) : lot;
}
