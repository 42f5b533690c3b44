import {
  type Address,
  composeFull,
  makeAddress,
  longRegion,
  withLongRegion,
  samePlace,
} from '../../address/index.ts';
import type { Answer } from '../contract.ts';
import { failed, wrongShape } from '../errors.ts';
import { count, fields, number, pageOf, text, type Unknowns } from '../parse.ts';
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
  const road = withLongRegion(text(row['roadAddrPart1']));
  if (!road) return null;
  const extra = text(row['roadAddrPart2']);
  const building = text(row['bdNm']);
  const roadName = text(row['rnMgtSn']);
  return makeAddress({
    source: 'juso',
    verified: true,
    raw,
    postcode: text(row['zipNo']),
    road,
    extra,
    building,
    jibun: lotWithoutBuilding(text(row['jibunAddr']), building),
    english: text(row['engAddr']),
    full: composeFull(road, extra, ''),
    region: readRegion(row),
    codes: {
      legalDong: text(row['admCd']),
      // Not off admCd: after mergers of regions the two differ (docs/providers.md#juso-answers).
      sigungu: roadName.slice(0, 5),
      roadName,
      building: text(row['bdMgtSn']),
      underground: text(row['udrtYn']) === '1',
      mainNo: number(row['buldMnnm']),
      subNo: number(row['buldSlno']),
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
  return withLongRegion(building && lot.endsWith(tail) ? lot.slice(0, -tail.length) : lot);
}

/** One row for each road address; of several buildings on it, the first that has a name. */
function foldByRoad(rows: readonly (Address | null)[]): readonly (Address | null)[] {
  const folded: (Address | null)[] = [];
  for (const row of rows) {
    const at = row ? folded.findIndex((other) => other !== null && samePlace(row, other)) : -1;
    if (at < 0) folded.push(row);
    else if (row?.building && !folded[at]?.building) folded[at] = row;
  }
  return folded;
}
