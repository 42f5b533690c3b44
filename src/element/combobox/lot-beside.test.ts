import { describe, expect, it } from 'vitest';
import { lotBeside } from './lot-beside.ts';

describe('the lot beside a road address', () => {
  it.each([
    ['서울특별시 종로구 세종대로 178', '서울특별시 종로구 세종로 100', '세종로 100'],
    ['세종특별자치시 한누리대로 2130', '세종특별자치시 보람동 721', '보람동 721'],
    ['충청남도 홍성군 홍북읍 충남대로 21', '충청남도 홍성군 홍북읍 신경리 1', '신경리 1'],
    ['부산광역시 중구 중앙로 1', '서울특별시 중구 태평로1가 31', '서울특별시 중구 태평로1가 31'],
    ['서울특별시 중구 세종대로 110', '', ''],
    ['서울특별시 중구 정동 1', '서울특별시 중구 정동 1', ''],
  ])('of %s and %s is %s', (road, jibun, beside) => {
    expect(lotBeside(road, jibun)).toBe(beside);
  });
});
