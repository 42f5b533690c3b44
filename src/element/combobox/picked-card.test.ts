// @vitest-environment happy-dom
import { render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withDetail } from '../../address/make-address.ts';
import { ko } from '../i18n/locales/ko.ts';
import type { Status } from '../search/status.ts';
import { cityHall } from '../testing/addresses.ts';
import { FakeHost } from '../testing/host.ts';
import { PickedCard, type CardForm } from './picked-card.ts';

const picked = cityHall();
let host: FakeHost;
let form: { -readonly [Name in keyof CardForm]: CardForm[Name] };
let card: PickedCard;
let said: Status[];
let box: HTMLInputElement;
beforeEach(() => {
  said = [];
  box = document.createElement('input');
  box.value = picked.full;
  host = new FakeHost([]);
  host.element.messages = ko;
  document.body.append(box);
  const { value, slotted } = host;
  form = { value, slotted, isLocked: false, error: null, control: () => box };
  value.take(picked);
  card = new PickedCard(host.element, form, (status) => said.push(status));
  card.show(picked);
});
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

function draw(): HTMLElement {
  const place = document.createElement('div');
  render(card.render(), place);
  return place;
}
const partOf = (place: HTMLElement, name: string) => place.querySelector<HTMLElement>(`[part=${name}]`);

describe('the card of a picked address', () => {
  it('shows what is submitted, and the lot and the building beside it', () => {
    const drawn = draw();
    expect(partOf(drawn, 'card-postcode')?.textContent).toBe('04524');
    expect(partOf(drawn, 'card-road')?.textContent).toBe('서울특별시 중구 세종대로 110');
    expect(partOf(drawn, 'card-sub')?.textContent).toBe('서울특별시 중구 태평로1가 31 · 서울특별시청');
  });
  it('shows a lot address once where there is no road', () => {
    host.value.take(cityHall({ road: '', building: '' }));
    card.show(cityHall({ road: '', building: '' }));
    const drawn = draw();
    expect(partOf(drawn, 'card-road')?.textContent).toBe('서울특별시 중구 태평로1가 31');
    expect(partOf(drawn, 'card-sub')).toBeNull();
  });
  it('shows the English address to readers of English alone', () => {
    const withEnglish = cityHall({ english: '110 Sejong-daero, Jung-gu, Seoul' });
    host.value.take(withEnglish);
    card.show(withEnglish);
    expect(draw().textContent).not.toContain('Sejong-daero');
    host.element.locale = 'en';
    const drawn = draw();
    expect(drawn.querySelector('[lang=en]')?.textContent).toBe('110 Sejong-daero, Jung-gu, Seoul');
    expect(partOf(drawn, 'card-road')?.closest('[lang]')?.getAttribute('lang')).toBe('ko');
  });
  it('stays while the detail is typed', () => {
    host.value.take(withDetail(picked, '3층'));
    expect(card.isShown).toBe(true);
  });
});

describe('the inputs', () => {
  it.each<[string, () => void]>([
    ['nothing was picked', () => (card = new PickedCard(host.element, form, () => undefined))],
    ['there is no address any more', () => host.value.take(null)],
    ['the page has set another address', () => host.value.take(cityHall({ postcode: '04525' }))],
    ['an autofill has changed a hidden one', () => void host.value.edit('road', '세종대로 178')],
    ['the page wants them always', () => (host.element.fields = 'always')],
    ['the address is typed by hand', () => (host.element.mode = 'manual')],
    [
      'the box has an error to show',
      () => (form.error = { valid: false, flag: 'customError', message: '', anchor: 'query' }),
    ],
    ['it is to be changed', () => card.putAway()],
  ])('are shown when %s', (_when, happen) => {
    happen();
    expect([card.isShown, card.render()]).toEqual([false, null]);
  });
  it.each(['postcode', 'road'])('are shown where the page has its own for the %s', (slot) => {
    const own = Object.assign(document.createElement('input'), { slot });
    host.element.append(own);
    expect(card.isShown).toBe(false);
  });
});

describe('the buttons of the card', () => {
  it('give the box back with its text selected, and the value stays', () => {
    partOf(draw(), 'change-button')?.click();
    expect([card.isShown, host.value.address]).toEqual([false, picked]);
    expect(document.activeElement).toBe(box);
    expect([box.selectionStart, box.selectionEnd]).toEqual([0, picked.full.length]);
  });
  it('have names that tell what they are about, and hold the words that are seen', () => {
    const drawn = draw();
    for (const [part, seen, name] of [
      ['change-button', ko.change, ko.changeAddress],
      ['copy-button', ko.copy, ko.copyAddress],
    ] as const) {
      const button = partOf(drawn, part);
      expect([button?.textContent.trim(), button?.getAttribute('aria-label')]).toEqual([seen, name]);
      expect(name).toContain(seen);
    }
  });
  it('are not there while nothing may be changed', () => {
    form.isLocked = true;
    expect(draw().querySelector('button')).toBeNull();
  });
  it('have none to copy where the page may not', () => {
    vi.stubGlobal('navigator', {});
    const drawn = draw();
    expect([partOf(drawn, 'copy-button'), partOf(drawn, 'change-button') === null]).toEqual([null, false]);
  });
  it.each([
    [() => Promise.resolve(), 'copied'],
    [() => Promise.reject(new DOMException('', 'NotAllowedError')), 'copy-failed'],
  ] as const)('tell what has become of the copy', async (write, kind) => {
    const writeText = vi.fn(write);
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    host.value.take(withDetail(picked, '3층'));
    partOf(draw(), 'copy-button')?.click();
    await vi.waitFor(() => expect(said).toEqual([{ kind }]));
    expect(writeText).toHaveBeenCalledWith('04524 서울특별시 중구 세종대로 110 (태평로1가) 3층');
  });
});
