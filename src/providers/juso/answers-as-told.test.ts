import { describe, expect, it } from 'vitest';
import { fixture } from '../testing/fixture.ts';
import { readJuso } from './parse-response.ts';

const [real = {}] = (
  fixture('juso/search-ok-kt-gwanghwamun-5of10') as { results: { juso: Record<string, string>[] } }
).results.juso;
const read = (...rows: readonly object[]) => {
  const common = { errorCode: '0', totalCount: String(rows.length) };
  const juso = rows.map((row) => ({ ...real, ...row }));
  const answer = readJuso({ results: { common, juso } }, 1, 10);
  return answer.kind === 'found' ? answer.addresses : [];
};

describe('regression: a building name with two spaces', () => {
  const lot = '서울특별시 강남구 삼성동 158-16';
  it.each([
    ['엔씨타워  I', `${lot} 엔씨타워 I`],
    ['엔씨타워 I', `${lot} 엔씨타워  I`],
    ['엔씨타워  I', `${lot} 엔씨타워  I`],
  ])('%j is taken out of the lot line %j', (bdNm, jibunAddr) => {
    expect(read({ bdNm, jibunAddr })).toMatchObject([{ jibun: lot, building: '엔씨타워 I' }]);
  });
});

describe('regression: codes that disagree', () => {
  it('of a renamed district are kept as they came', () => {
    const codes = { admCd: '2817710500', rnMgtSn: '281773149001', bdMgtSn: '2817010500100040000000001' };
    expect(read(codes)).toMatchObject([
      {
        codes: {
          legalDong: '2817710500',
          sigungu: '28177',
          roadName: '281773149001',
          building: '2817010500100040000000001',
        },
      },
    ]);
  });

  it('of lot 458 with the building number of lot 456 are kept as they came', () => {
    const lot = { jibunAddr: '서울특별시 종로구 세종로 458', lnbrMnnm: '458', bdNm: '' };
    const [address] = read({ ...lot, bdMgtSn: '1111011900104560000000001' });
    expect(address).toMatchObject({
      jibun: '서울특별시 종로구 세종로 458',
      codes: { legalDong: '1111011900', building: '1111011900104560000000001' },
    });
  });

  it('does not make up one for another that is missing', () => {
    expect(read({ admCd: '' })[0]?.codes).toMatchObject({ legalDong: '' });
    expect(read({ bdMgtSn: '' })[0]?.codes).toMatchObject({ building: '' });
    expect(read({ rnMgtSn: '' })[0]?.codes).toMatchObject({ sigungu: '', roadName: '' });
  });
});

it('regression: a P.O. box has no building number, and two of them are two rows', () => {
  const box = {
    roadAddrPart1: '서울특별시 종로구 종로 6 광화문우체국사서함 88',
    buldMnnm: '88',
    buldSlno: '0',
  };
  expect(read(box, box)).toMatchObject([
    { codes: { mainNo: null, subNo: null } },
    { codes: { mainNo: null, subNo: null } },
  ]);
});

it.each(['-1', '1.5', 'x', ''])('a building number of %j is none', (buldMnnm) => {
  expect(read({ buldMnnm })[0]?.codes.mainNo).toBeNull();
});

it('regression: a row without a postcode of five digits is not verified', () => {
  expect(read({ zipNo: '' })).toMatchObject([{ postcode: '', verified: false }]);
  expect(read({ zipNo: '110-110' })).toMatchObject([{ postcode: '', verified: false }]);
});
