import {
  type Address,
  composeExtra,
  composeFull,
  readRoadNumber,
  makeAddress,
  longRegion,
  withLongRegion,
} from '../../address/index.ts';
import { fields, text } from '../parse.ts';

/**
 * The object of `oncomplete` (docs/providers.md#kakao-picks) as an address; null when there is no address in it. Where several lots
 * belong to a road, or several roads to a lot, the `auto…` fields hold the first of them.
 */
export function readPick(raw: unknown): Address | null {
  const data = fields(raw);
  const get = (...names: readonly string[]): string =>
    names.map((name) => text(data[name])).find(Boolean) ?? '';
  const road = withLongRegion(get('roadAddress', 'autoRoadAddress'));
  const lot = get('jibunAddress', 'autoJibunAddress') || (road ? '' : get('address'));
  const jibun = withLongRegion(lot);
  if (!road && !jibun) return null;
  const dong = get('bname2', 'bname');
  const extra = composeExtra(get('bname'), get('apartment') === 'Y' ? get('buildingName') : '');
  const sigungu = get('sigunguCode');
  const roadName = get('roadnameCode');
  return makeAddress({
    source: 'kakao-postcode',
    verified: true,
    raw,
    postcode: get('zonecode'),
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
      legalDong: get('bcode'),
      sigungu,
      roadName: sigungu && roadName && sigungu + roadName,
      building: get('buildingCode'),
      ...readRoadNumber(road),
    },
  });
}
