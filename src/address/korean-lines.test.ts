import { describe, expect, it } from 'vitest';
import { composeExtra, composeFull, readRoadNumber } from './korean-lines.ts';

describe('the number of a road address', () => {
  it.each([
    ['서울 노원구 동일로215길 48', { underground: false, mainNo: 48, subNo: 0 }],
    ['서울 강동구 상암로 82-12', { underground: false, mainNo: 82, subNo: 12 }],
    ['서울특별시 중구 세종대로 지하 110', { underground: true, mainNo: 110, subNo: 0 }],
    ['서울특별시 중구 세종대로 지하110', { underground: true, mainNo: 110, subNo: 0 }],
    ['서울 노원구 동일로215길', { underground: false, mainNo: null, subNo: null }],
    ['', { underground: false, mainNo: null, subNo: null }],
    ['서울 종로구 종로 6 광화문우체국사서함 88', { underground: false, mainNo: null, subNo: null }],
    ['광화문우체국 사서함 88-1', { underground: false, mainNo: null, subNo: null }],
  ])('%s', (road, number) => {
    expect(readRoadNumber(road)).toEqual(number);
  });
});

describe('the reference part', () => {
  it.each([
    ['상계동', '', '(상계동)'],
    ['상계동', '상계주공3단지아파트', '(상계동, 상계주공3단지아파트)'],
    ['한강로2가', '', '(한강로2가)'],
    ['세종로', '', '(세종로)'],
    ['유현리', '', ''],
    ['유현리', '유현마을', '(유현마을)'],
    ['', '', ''],
  ])('of %s with apartment %j', (dong, apartment, extra) => {
    expect(composeExtra(dong, apartment)).toBe(extra);
  });

  it('follows the road address in the full line', () => {
    expect(composeFull('세종대로 178', '(세종로)', '세종로 100')).toBe('세종대로 178 (세종로)');
    expect(composeFull('', '', '세종로 100')).toBe('세종로 100');
  });
});
