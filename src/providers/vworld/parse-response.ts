import { type Address, composeFull, isPostBox, readRoadNumber, makeAddress } from '../../address/index.ts';
import type { Answer, ProviderError } from '../contract.ts';
import { down, failed, limited, misconfigured, notSearchable, wrongShape } from '../errors.ts';
import {
  count,
  digits,
  fields,
  foldByRoad,
  koreanLine,
  location,
  name,
  pageOf,
  referencePart,
  text,
} from '../parse.ts';

/** Reads `{response}`; its HTTP status is always 200 (docs/providers.md#vworld). */
export function readVworld(body: unknown, page: number, limit: number): Answer {
  const response = fields(fields(body)['response']);
  switch (response['status']) {
    case 'NOT_FOUND':
      return pageOf([], 0, page, false);
    case 'ERROR':
      return failed(vworldError(fields(response['error'])));
    case 'OK': {
      const { items } = fields(response['result']);
      const total = count(fields(response['record'])['total']);
      const pages = count(fields(response['page'])['total']);
      if (!Array.isArray(items) || total === null) return wrongShape();
      // A block of flats comes once for each of its 동 (`bldnmdc`), which is the user's to type.
      const rows = foldByRoad(items.slice(0, limit).map(readRow));
      return pageOf(rows, total, page, page < (pages ?? 0));
    }
    default:
      return wrongShape();
  }
}

/**
 * Only INVALID_KEY and UNAVAILABLE_KEY were seen; the other names are guesses after their pattern
 * (docs/providers.md#vworld), so all else is down.
 */
function vworldError(error: Readonly<Record<string, unknown>>): ProviderError {
  const code = text(error['code']);
  const message = text(error['text']) || code;
  // "Temporarily unusable": nothing that the integrator could mend.
  if (code === 'UNAVAILABLE_KEY') return down(code, message);
  if (/_KEY$/.test(code)) return misconfigured(code, message);
  if (code === 'OVER_REQUEST_LIMIT') return limited(code, message);
  if (/^(?:PARAM_|INVALID_(?:TYPE|RANGE)$)/.test(code)) return notSearchable('unsupported', code, message);
  return down(code || 'no-code', message);
}

function readRow(raw: unknown): Address | null {
  const row = fields(raw);
  const address = fields(row['address']);
  const point = fields(row['point']);
  // "광주광역시 서구 죽봉대로78번길 19 (농성동,이름)"; no space after the comma.
  const [line = '', reference] = name(address['road']).split(/ ?\((.*)\)$/);
  const road = koreanLine(line);
  const number = readRoadNumber(road);
  if (number.mainNo === null && !isPostBox(road)) return null;
  const postcode = digits(address['zipcode'], 5);
  const extra = referencePart(reference && `(${reference.replace(/,(?=\S)/g, ', ')})`);
  const parcel = koreanLine(address['parcel']);
  const region = readRegion(road, parcel);
  const legalDong = digits(text(row['id']).slice(0, 10), 10);
  return makeAddress({
    source: 'vworld',
    verified: postcode !== '',
    raw,
    postcode,
    road,
    // The parcel has no 시도 and 시군구.
    jibun: parcel && [region.level1, region.level2, parcel].filter(Boolean).join(' '),
    extra,
    building: name(address['bldnm']),
    full: composeFull(road, extra, ''),
    region,
    codes: { legalDong, sigungu: legalDong.slice(0, 5), ...number },
    location: location(point['y'], point['x']),
  });
}

/** 시도 and 시군구 are the first words of the road address, the smaller levels those of the parcel. */
function readRegion(road: string, parcel: string) {
  const [level1 = '', ...rest] = road.split(' ');
  const road3 = rest.findIndex((word) => !/[시군구]$/.test(word));
  const lot = parcel.split(' ').filter((word) => /[동읍면로가리]$/.test(word));
  const township = rest.find((word) => /[읍면]$/.test(word));
  const level3 = lot.find((word) => !word.endsWith('리')) ?? township ?? '';
  return {
    level1,
    level2: rest.slice(0, Math.max(0, road3)).join(' '),
    level3,
    level4: lot.find((word) => word.endsWith('리')) ?? '',
  };
}
