import { describe, expect, it } from 'vitest';
import { edited, textsOf } from './fields.ts';
import { cityHall } from '../testing/addresses.ts';

describe('the texts of an address', () => {
  it('are its postcode, road and detail', () => {
    expect(textsOf(cityHall({ detail: '301호' }))).toEqual({
      postcode: '04524',
      road: '서울특별시 중구 세종대로 110',
      detail: '301호',
    });
  });
  it('show the lot-number address where there is no road', () => {
    expect(textsOf(cityHall({ road: '' })).road).toBe('서울특별시 중구 태평로1가 31');
  });
});

describe('the value after an edit by hand', () => {
  const texts = textsOf(cityHall());

  it('keeps a chosen address verified when only the detail was typed', () => {
    const value = edited(cityHall(), { ...texts, detail: '301호' }, 'detail');
    expect(value).toMatchObject({ source: 'juso', verified: true, detail: '301호', jibun: cityHall().jibun });
  });
  it.each(['postcode', 'road'] as const)('is manual and not verified once the %s was typed', (field) => {
    const value = edited(cityHall(), { ...texts, [field]: '12345', detail: '301호' }, field);
    expect(value).toMatchObject({ source: 'manual', verified: false, [field]: '12345', detail: '301호' });
  });
  it('keeps nothing of the place that was chosen before', () => {
    const value = edited(cityHall(), { ...texts, road: '종로 1' }, 'road');
    expect(value).toMatchObject({ jibun: '', building: '', location: null, full: '종로 1' });
  });
  it('is no address when postcode and road are empty or blank', () => {
    expect(edited(cityHall(), { postcode: ' ', road: '', detail: '301호' }, 'road')).toBeNull();
  });
  it('is no address when only a detail was typed', () => {
    expect(edited(null, { postcode: '', road: '', detail: '301호' }, 'detail')).toBeNull();
  });
  it('keeps what is typed to the letter', () => {
    expect(edited(null, { postcode: '', road: '종로 1 ', detail: '' }, 'road')?.road).toBe('종로 1 ');
  });
});
