import { describe, expect, it } from 'vitest';
import { fixture } from '../testing/fixture.ts';
import { readKakaoLocal } from './parse-response.ts';

const { documents } = fixture('kakao-local/address-found') as {
  documents: { address: object; road_address: object }[];
};
const read = (changes: object) => {
  const answer = readKakaoLocal(
    { meta: { total_count: 1, is_end: true }, documents: [{ ...documents[0], ...changes }] },
    1,
    10,
  );
  return answer.kind === 'found' ? answer.addresses[0] : undefined;
};

describe('regression: a lot without a road', () => {
  it('has no reference part and no postcode, and is not verified', () => {
    expect(read({ address_type: 'REGION_ADDR', road_address: null })).toMatchObject({
      road: '',
      jibun: '서울특별시 강동구 천호동 291-11',
      extra: '',
      full: '서울특별시 강동구 천호동 291-11',
      postcode: '',
      codes: { mainNo: null, subNo: null, underground: false },
      verified: false,
    });
  });

  it('is verified with its road and postcode', () => {
    expect(read({})).toMatchObject({ postcode: '05319', extra: '(천호동)', verified: true });
  });
});

it('regression: a P.O. box has no building number', () => {
  const box = { address_name: '서울 종로구 종로 6 광화문우체국사서함 88', main_building_no: '88' };
  expect(read({ road_address: { ...documents[0]?.road_address, ...box } })?.codes).toMatchObject({
    mainNo: null,
    subNo: null,
  });
});

it.each([
  ['강원자치도', '강원특별자치도'],
  ['전북자치도', '전북특별자치도'],
  ['전남광주통합특별시', '전남광주통합특별시'],
])('regression: %s is lengthened to %s', (short, level1) => {
  const region = { region_1depth_name: short, address_name: `${short} 중앙동 1` };
  expect(read({ road_address: null, address: { ...documents[0]?.address, ...region } })).toMatchObject({
    jibun: `${level1} 중앙동 1`,
    region: { level1 },
  });
});
