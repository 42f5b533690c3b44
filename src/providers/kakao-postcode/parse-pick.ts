import {
  type Address,
  composeExtra,
  composeFull,
  readRoadNumber,
  makeAddress,
  longRegion,
} from '../../address/index.ts';
import { digits, fields, isTemplate, koreanLine, name } from '../parse.ts';

const LINES = ['roadAddress', 'autoRoadAddress', 'jibunAddress', 'autoJibunAddress'] as const;

/**
 * The object of `oncomplete` (docs/providers.md#kakao-picks) as an address; null when there is none in it. Where
 * several lots belong to a road, or several roads to a lot, the `auto…` fields hold the first of them.
 */
export function readPick(raw: unknown): Address | null {
  const data = fields(raw);
  const get = (...keys: readonly string[]): string =>
    keys.map((key) => name(data[key])).find((told) => told && !isTemplate(told)) ?? '';
  // Some picks have nothing but `address`, which is a lot unless its type says that it is a road.
  const only = get(...LINES) ? '' : get('address');
  const isRoad = get('addressType') === 'R';
  const road = koreanLine(get('roadAddress', 'autoRoadAddress') || (isRoad ? only : ''));
  const jibun = koreanLine(get('jibunAddress', 'autoJibunAddress') || (isRoad ? '' : only));
  if (!road && !jibun) return null;
  const postcode = digits(get('zonecode'), 5);
  const dong = get('bname2', 'bname');
  const extra = road && composeExtra(get('bname'), get('apartment') === 'Y' ? get('buildingName') : '');
  const sigungu = digits(get('sigunguCode'), 5);
  return makeAddress({
    source: 'kakao-postcode',
    verified: postcode !== '',
    raw,
    postcode,
    road,
    jibun,
    extra,
    building: get('buildingName'),
    full: composeFull(road, extra, jibun),
    english: get('roadAddressEnglish', 'autoRoadAddressEnglish', 'addressEnglish'),
    region: {
      level1: longRegion(get('sido')),
      level2: get('sigungu'),
      // bname1 is 읍 or 면, and only then is the other one a 리.
      level3: get('bname1') || dong,
      level4: get('bname1') && dong !== get('bname1') ? dong : '',
      adminDong: get('hname'),
    },
    codes: {
      legalDong: digits(get('bcode'), 10),
      sigungu,
      // Some picks have a code of two digits ("10"), which with the other makes no road code.
      roadName: digits(sigungu + get('roadnameCode'), 12),
      building: digits(get('buildingCode'), 25),
      ...readRoadNumber(road),
    },
  });
}
