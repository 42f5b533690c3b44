// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cityHall } from '../testing/addresses.ts';
import { FakeHost } from '../testing/host.ts';
import { ChosenAddress } from './chosen-address.ts';

const TEXT = '서울특별시 중구 세종대로 110 (태평로1가)';
const picked = cityHall({ detail: '301호' });

let host: FakeHost;
let chosen: ChosenAddress;
let told: string[];
beforeEach(() => {
  host = new FakeHost([]);
  chosen = new ChosenAddress(host.element, host);
  chosen.pick(picked, TEXT);
  host.emitted.length = 0;
  told = [];
  for (const type of ['addressclear', 'addresspick'])
    host.element.addEventListener(type, () => told.push(`${type} ${host.value.address?.road ?? 'none'}`));
});
afterEach(() => {
  document.body.replaceChildren();
});

const type = (text: string) => {
  host.query = text;
  return chosen.textChanged(text);
};

describe('an address that was picked', () => {
  it('is the value, and its text stands in the box', () => {
    expect([host.value.address, host.query, host.value.dirty]).toEqual([picked, TEXT, true]);
  });
});

describe('a text that was changed after a pick', () => {
  it('regression: sets the address aside, which the page is told', () => {
    expect(type('종로')).toBe(false);
    expect([host.value.address, host.value.aside, host.query]).toEqual([null, picked, '종로']);
    expect([told, host.emitted]).toEqual([['addressclear none'], ['input', 'change']]);
  });
  it("regression: sets it aside in the page's own inputs too, all but the detail", () => {
    host.element.innerHTML = '<input slot="postcode"><input slot="road"><input slot="detail">';
    host.slotted.write(host.value.texts);
    type('종로');
    expect(host.slotted.read(host.value.texts)).toEqual({ postcode: '', road: '', detail: '301호' });
  });
  it('sets nothing aside, and tells nobody, with a space more', () => {
    type(`${TEXT} `);
    expect([host.value.address, told, host.emitted]).toEqual([picked, [], []]);
  });
  it('is told once, however much more is typed', () => {
    type('종');
    type('종로');
    expect(told).toEqual(['addressclear none']);
  });
  it('sets aside an address that a script has given', () => {
    host.value.take(cityHall());
    host.query = '우리 집';
    chosen.noticeValue();
    type('우리 집 ');
    expect(host.value.aside).toBeNull();
    type('종로');
    expect(host.value.aside).toEqual(cityHall());
    chosen.bringBack();
    expect(host.query).toBe('우리 집');
  });
  it('sets nothing aside that was typed by hand', () => {
    host.value.edit('road', '종로 1');
    type('종로');
    expect(host.value.address?.road).toBe('종로 1');
  });
});

describe('an address that is set aside', () => {
  it('regression: is back with its text', () => {
    type('종로');
    expect(chosen.bringBack()).toBe(true);
    expect([host.value.address, host.query, host.value.aside]).toEqual([picked, TEXT, null]);
    expect(told).toEqual(['addressclear none', 'addresspick none']);
    expect(host.emitted).toEqual(['input', 'change', 'input', 'change']);
  });
  it('is back with the detail as it is by then', () => {
    type('종로');
    host.value.edit('detail', '302호');
    chosen.bringBack();
    expect(host.value.address?.detail).toBe('302호');
  });
  it('is back once its text is typed again', () => {
    type('종로');
    expect(type(TEXT)).toBe(true);
    expect(host.value.address).toEqual(picked);
  });
  it('stays aside when the page refuses it', () => {
    type('종로');
    host.accepts = false;
    expect([chosen.bringBack(), host.value.address, host.query]).toEqual([false, null, '종로']);
  });
  it('is none before one was set aside', () => {
    expect([chosen.bringBack(), host.value.address]).toEqual([false, picked]);
  });
});
