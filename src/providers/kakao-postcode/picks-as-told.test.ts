import { describe, expect, it } from 'vitest';
import { fixture } from '../testing/fixture.ts';
import { readPick } from './parse-pick.ts';

const real = fixture('kakao-postcode/oncomplete-building-busan-2021') as Record<string, string>;
const blank = Object.fromEntries(Object.keys(real).map((key) => [key, '']));

describe('regression: a pick with nothing but `address`', () => {
  const line = { ...blank, zonecode: '06236', sido: '서울', sigungu: '강남구', bname: '역삼동' };

  it('is a road by type R', () => {
    const pick = { ...line, addressType: 'R', address: '서울 강남구 테헤란로 152' };
    expect(readPick(pick)).toMatchObject({
      road: '서울특별시 강남구 테헤란로 152',
      jibun: '',
      extra: '(역삼동)',
      codes: { mainNo: 152, subNo: 0 },
      verified: true,
    });
  });

  it('is a lot by type J, and has no reference part', () => {
    const pick = { ...line, addressType: 'J', address: '서울 강남구 역삼동 737' };
    expect(readPick(pick)).toMatchObject({
      road: '',
      jibun: '서울특별시 강남구 역삼동 737',
      extra: '',
      full: '서울특별시 강남구 역삼동 737',
      codes: { mainNo: null, subNo: null },
      verified: true,
    });
  });
});

describe('regression: a pick without an address', () => {
  it('with everything empty is none', () => {
    expect(readPick(blank)).toBeNull();
  });

  it.each(['$!{fullAddress}', '${roadAddress}', '{{address}}', '$!{시도} 테헤란로 152', 'Teheran-ro 152'])(
    'with a template mark or no Hangul is none: %s',
    (line) => {
      const template = { roadAddress: line, jibunAddress: line, address: line, autoJibunAddress: line };
      expect(readPick({ ...real, ...template })).toBeNull();
    },
  );

  it('keeps no template mark in any other text', () => {
    const address = readPick({ ...real, buildingName: '$!{buildingName}', sigungu: '$!{sigungu}' });
    expect(address).toMatchObject({ building: '', region: { level2: '' } });
  });
});

describe('regression: a road code', () => {
  it.each(['10', '', '41904950', 'abcdefg'])('of %j is empty', (roadnameCode) => {
    expect(readPick({ ...real, roadnameCode })?.codes).toMatchObject({ sigungu: '26260', roadName: '' });
  });

  it('is empty without the code of the district', () => {
    expect(readPick({ ...real, sigunguCode: '' })?.codes).toMatchObject({ sigungu: '', roadName: '' });
  });
});

describe('regression: regions that stay as they are, whatever `shorthand` says', () => {
  it.each([
    ['강원자치도', '강원특별자치도'],
    ['전북자치도', '전북특별자치도'],
    ['전남광주통합특별시', '전남광주통합특별시'],
    ['세종특별자치시', '세종특별자치시'],
    ['제주특별자치도', '제주특별자치도'],
  ])('%s is %s', (sido, level1) => {
    const roadAddress = `${sido} 중앙로 1`;
    const jibunAddress = `${sido} 중앙동 1`;
    expect(readPick({ ...real, sido, roadAddress, jibunAddress })).toMatchObject({
      road: `${level1} 중앙로 1`,
      jibun: `${level1} 중앙동 1`,
      region: { level1 },
    });
  });
});

describe('a pick that was right before', () => {
  it('in Sejong has no second level', () => {
    const roadAddress = '세종특별자치시 한누리대로 2130';
    const pick = { ...real, sido: '세종특별자치시', sigungu: '', bname: '보람동', bname2: '보람동' };
    expect(readPick({ ...pick, sigunguCode: '36110', roadnameCode: '2000002', roadAddress })).toMatchObject({
      road: roadAddress,
      extra: '(보람동)',
      region: { level1: '세종특별자치시', level2: '', level3: '보람동' },
      codes: { sigungu: '36110', roadName: '361102000002', mainNo: 2130 },
    });
  });

  it('of a lot has the first of its roads', () => {
    const pick = { ...real, addressType: 'J', userSelectedType: 'J', address: real['jibunAddress'] };
    expect(
      readPick({ ...pick, roadAddress: '', autoRoadAddress: '부산 동래구 충렬대로182번가길 8' }),
    ).toMatchObject({
      road: '부산광역시 동래구 충렬대로182번가길 8',
      jibun: '부산광역시 동래구 명륜동 515-32',
      extra: '(명륜동)',
      codes: { roadName: '262604190495', mainNo: 8 },
    });
  });
});

it('regression: a lot without a postcode is not verified', () => {
  const lot = {
    ...blank,
    addressType: 'J',
    jibunAddress: '부산 기장군 철마면 웅천리 산 12-3',
    bname1: '철마면',
  };
  expect(readPick(lot)).toMatchObject({ postcode: '', extra: '', verified: false });
});

it('regression: a P.O. box has no building number', () => {
  const roadAddress = '서울 종로구 종로 6 광화문우체국사서함 88';
  expect(readPick({ ...real, roadAddress })?.codes).toMatchObject({ mainNo: null, subNo: null });
});
