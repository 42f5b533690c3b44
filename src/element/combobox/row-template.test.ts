// @vitest-environment happy-dom
import { render } from 'lit';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Address } from '../../address/address.ts';
import { en } from '../i18n/locales/en.ts';
import { ko } from '../i18n/locales/ko.ts';
import { cityHall } from '../testing/addresses.ts';
import { renderRow } from './row-template.ts';

let row: HTMLElement;
beforeEach(() => {
  row = document.createElement('div');
});

function draw(address: Address, { messages = ko, wantsEnglish = false } = {}): void {
  render(renderRow(address, { query: '', postcode: '', otherPostcode: '', messages, wantsEnglish }), row);
}
const words = (name: string) =>
  [...row.querySelectorAll(`[part=${name}]`)].map(({ textContent }) => textContent.trim());

describe('a row', () => {
  it('has the road address, the postcode, and the lot without the region of the first line', () => {
    draw(cityHall());
    expect([words('option-main'), words('option-postcode'), words('option-sub')]).toEqual([
      ['서울특별시 중구 세종대로 110'],
      ['04524'],
      ['태평로1가 31 · 서울특별시청'],
    ]);
  });
  it('says of both lines what they are', () => {
    draw(cityHall());
    expect(words('option-badge')).toEqual(['도로명', '지번']);
  });
  it('has the reference part of a road address whose lot is not told', () => {
    draw(cityHall({ jibun: '' }));
    expect([words('option-main'), words('option-sub'), words('option-badge')]).toEqual([
      ['서울특별시 중구 세종대로 110 (태평로1가)'],
      ['서울특별시청'],
      ['도로명'],
    ]);
  });
  it('does not say the building twice', () => {
    draw(cityHall({ jibun: '', full: '세종대로 110 (서울특별시청)' }));
    expect(words('option-sub')).toEqual([]);
  });
  it('shows a lot-number address once when there is no road address', () => {
    draw(cityHall({ road: '', full: '', building: '' }));
    expect([words('option-main'), words('option-sub'), words('option-badge')]).toEqual([
      ['서울특별시 중구 태평로1가 31'],
      [],
      ['지번'],
    ]);
  });
  it('has the English address where the field speaks no Korean and the service tells it', () => {
    const english = '110, Sejong-daero, Jung-gu, Seoul';
    draw(cityHall({ english }), { messages: en, wantsEnglish: true });
    expect([words('option-english'), words('option-sub'), words('option-badge')]).toEqual([
      [english],
      [],
      ['Road'],
    ]);
    draw(cityHall(), { messages: en, wantsEnglish: true });
    expect([words('option-english'), words('option-badge')]).toEqual([[], ['Road', 'Lot']]);
  });
  it('of another country has no Korean badges', () => {
    draw(
      cityHall({ country: 'GB', road: '10 Downing Street', jibun: '', full: '10 Downing Street, London' }),
    );
    expect([words('option-badge'), words('option-main')]).toEqual([[], ['10 Downing Street, London']]);
  });
});
