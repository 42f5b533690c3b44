import { describe, expect, it } from 'vitest';
import { samePlace } from '../../address/same-place.ts';
import { fixture } from '../testing/fixture.ts';
import { readPick } from './parse-pick.ts';

const picked = (name: string) => fixture(`kakao-postcode/oncomplete-${name}`) as Record<string, string>;

describe('a picked row', () => {
  it('is mapped field by field', () => {
    const raw = picked('building-busan-2021');
    expect(readPick(raw)).toEqual({
      country: 'KR',
      postcode: '47815',
      road: '부산광역시 동래구 충렬대로182번가길 8',
      jibun: '부산광역시 동래구 명륜동 515-32',
      detail: '',
      extra: '(명륜동)',
      building: '덕성오피스텔',
      region: { level1: '부산광역시', level2: '동래구', level3: '명륜동', level4: '', adminDong: '' },
      codes: {
        legalDong: '2626010700',
        sigungu: '26260',
        roadName: '262604190495',
        building: '2626010700105150032000112',
        underground: false,
        mainNo: 8,
        subNo: 0,
      },
      location: null,
      english: '8, Chungnyeol-daero 182beonga-gil, Dongnae-gu, Busan, Korea',
      full: '부산광역시 동래구 충렬대로182번가길 8 (명륜동)',
      source: 'kakao-postcode',
      verified: true,
      raw,
    });
  });

  it('of an apartment names it in the reference part, and has the first of its lots', () => {
    expect(readPick(picked('apartment-autojibun-nowon'))).toMatchObject({
      postcode: '01761',
      extra: '(상계동, 상계주공3단지아파트)',
      jibun: '서울특별시 노원구 상계동 737',
    });
  });

  it('of years ago still has its five-digit postcode', () => {
    expect(readPick(picked('cityhall-daejeon-old-6digit'))).toMatchObject({
      postcode: '35242',
      road: '대전광역시 서구 둔산로 100',
      codes: { roadName: '301703166019', mainNo: 100 },
    });
  });

  it('outside of a 동 has 읍면 and 리 and no reference part', () => {
    const raw = {
      ...picked('building-busan-2021'),
      ...{ bname: '유현리', bname1: '양촌읍', bname2: '유현리', sido: '경기', sigungu: '김포시' },
    };
    expect(readPick(raw)).toMatchObject({
      extra: '',
      region: { level1: '경기도', level2: '김포시', level3: '양촌읍', level4: '유현리' },
    });
  });

  it('below the ground is another place than above it', () => {
    const raw = picked('cityhall-daejeon-old-6digit');
    const above = readPick(raw);
    const below = readPick({ ...raw, roadAddress: '대전 서구 둔산로 지하 100' });
    expect(below?.codes).toMatchObject({ underground: true, mainNo: 100 });
    expect(above && below && samePlace(above, below)).toBe(false);
  });

  it('with a lot only keeps its road empty', () => {
    const raw = { ...picked('building-busan-2021'), roadAddress: '', address: '부산 동래구 명륜동 515-32' };
    expect(readPick(raw)).toMatchObject({
      road: '',
      jibun: '부산광역시 동래구 명륜동 515-32',
      full: '부산광역시 동래구 명륜동 515-32',
      codes: { mainNo: null },
    });
  });
});

it.each([undefined, null, 'text', {}, { zonecode: '47815' }])('%j is no address', (raw) => {
  expect(readPick(raw)).toBeNull();
});
