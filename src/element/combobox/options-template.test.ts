// @vitest-environment happy-dom
import { html, render } from 'lit';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Address } from '../../address/address.ts';
import { renderMore, renderOptions, type OptionRows, type RenderOption } from './options-template.ts';
import { ko } from '../i18n/locales/ko.ts';
import { messagesFor } from '../i18n/messages.ts';
import { addresses, cityHall } from '../testing/addresses.ts';

let list: HTMLElement;
let pressed: number[];
let before: OptionRows | null;
beforeEach(() => {
  before = null;
  list = document.createElement('div');
  pressed = [];
});

function drawn(
  options: readonly Address[],
  { active = -1, query = '', postcode = '', renderOption = null as RenderOption, messages = ko } = {},
) {
  const typed = { query, postcode, otherPostcode: 'another', messages, wantsEnglish: false };
  const rows = { options, active, typed, render: renderOption };
  render(
    renderOptions(rows, before, (index) => pressed.push(index)),
    list,
  );
  before = rows;
  return [...list.querySelectorAll<HTMLElement>('[role=option]')];
}
const words = (element: Element | null | undefined) => element?.textContent.replace(/\s+/g, ' ').trim();
const part = (name: string, within: ParentNode = list) => within.querySelector(`[part=${name}]`);

describe('the options', () => {
  it('have the role, and an id that the search box can name', () => {
    const ids = drawn(addresses(3)).map(({ id }) => id);
    expect(ids).toEqual(['option-0', 'option-1', 'option-2']);
  });
  it('are selected only where the user is', () => {
    const options = drawn(addresses(3), { active: 1 });
    expect(options.map((option) => option.getAttribute('aria-selected'))).toEqual(['false', 'true', 'false']);
    expect(options.map((option) => option.getAttribute('part')?.includes('option-active'))).toEqual([
      false,
      true,
      false,
    ]);
  });
  it('tell which of them was pressed', () => {
    drawn(addresses(3))[2]?.click();
    expect(pressed).toEqual([2]);
  });
  it('are none when nothing was found', () => {
    drawn(addresses(3));
    expect(drawn([])).toEqual([]);
  });
});

describe('options that are drawn again', () => {
  /** Addresses that count how often a drawing has asked each for its postcode, which no option is without. */
  function counted(count: number): { readonly options: readonly Address[]; readonly asked: number[] } {
    const asked = Array.from({ length: count }, () => 0);
    const options = addresses(count).map((address, index) =>
      Object.defineProperty({ ...address }, 'postcode', {
        enumerable: true,
        get: () => ((asked[index] = (asked[index] ?? 0) + 1), '03154'),
      }),
    );
    return { options, asked };
  }

  it('are those alone that a key has left and come to', () => {
    const { options, asked } = counted(5);
    drawn(options, { active: 1 });
    asked.fill(0);
    const selected = drawn(options, { active: 2 }).map((option) => option.getAttribute('aria-selected'));
    expect(asked.map(Boolean)).toEqual([false, true, true, false, false]);
    expect(selected).toEqual(['false', 'false', 'true', 'false', 'false']);
  });
  it('are those that came with the next page', () => {
    const { options, asked } = counted(4);
    drawn(options.slice(0, 2));
    asked.fill(0);
    expect(drawn(options)).toHaveLength(4);
    expect(asked.map(Boolean)).toEqual([false, false, true, true]);
  });
  it('come again after there were fewer', () => {
    const options = addresses(3);
    const texts = drawn(options).map(words);
    drawn(options.slice(0, 1));
    expect(drawn(options).map(words)).toEqual(texts);
  });
  it.each([
    ['another text was typed', { query: '종로' }, '종로'],
    ['a postcode was pasted', { postcode: '99999' }, 'another'],
    ['the words changed', { messages: { ...ko, byRoad: 'road!' } }, 'road!'],
  ])('are all of them when %s', (_what, change, sign) => {
    const options = [cityHall({ road: '종로 1', full: '종로 1' })];
    drawn(options);
    drawn(options, change);
    expect(list.querySelector('[part=match]')?.textContent ?? words(list)).toContain(sign);
  });
  it('are all of them where the page draws them: it may look at anything', () => {
    let word = 'one';
    const renderOption = (): string => word;
    const options = addresses(2);
    drawn(options, { renderOption });
    word = 'two';
    expect(drawn(options, { renderOption }).map(words)).toEqual(['two', 'two']);
  });
});

describe('an option', () => {
  it('says that it has another postcode than the one pasted along', () => {
    drawn([cityHall(), cityHall({ postcode: '04525' }), cityHall({ postcode: '' })], { postcode: '04524' });
    const notes = [...list.querySelectorAll('[role=option]')].map((option) =>
      words(part('option-note', option)),
    );
    expect(notes).toEqual([undefined, 'another', undefined]);
  });
  it('marks what was typed', () => {
    drawn([cityHall()], { query: '세종대로 110' });
    const marks = [...list.querySelectorAll('[part=match]')];
    expect(marks.map((mark) => mark.textContent)).toEqual(['세종대로', '110']);
    expect(marks.every((mark) => mark.getAttribute('part') === 'match')).toBe(true);
  });
});

const HOSTILE = '<img src=x onerror="alert(1)"><script>alert(1)</script>';

describe('markup in the texts of a service', () => {
  it.each(['full', 'road', 'jibun', 'building', 'postcode'] as const)('stays text: %s', (field) => {
    const address = cityHall({
      full: '',
      jibun: '',
      road: '',
      ...(field === 'jibun' ? {} : { road: '종로 1' }),
      [field]: HOSTILE,
    });
    drawn([address], { query: 'img script' });
    expect(list.querySelector('img, script')).toBeNull();
    expect(list.textContent).toContain(HOSTILE);
  });
  it('stays text in what was searched for, too', () => {
    drawn([cityHall({ full: `세종대로 ${HOSTILE}` })], { query: HOSTILE });
    expect(list.querySelector('img, script')).toBeNull();
  });
});

describe("a page's own drawing of an option", () => {
  const own = (renderOption: RenderOption) => drawn([cityHall()], { renderOption, query: '세종' })[0];

  it('gets address and text', () => {
    expect(words(own((address, query) => `${query}: ${address.postcode}`))).toBe('세종: 04524');
  });
  it('may be a template or a node', () => {
    expect(own(() => html`<b>굵게</b>`)?.querySelector('b')?.textContent).toBe('굵게');
    const node = document.createElement('i');
    expect(own(() => node)?.contains(node)).toBe(true);
  });
  it('is never HTML when it is text', () => {
    const option = own(() => HOSTILE);
    expect(option?.querySelector('img, script')).toBeNull();
    expect(option?.textContent).toContain(HOSTILE);
  });
  it('keeps role, state and press', () => {
    const option = own(() => '내 것');
    option?.click();
    expect([option?.getAttribute('role'), option?.getAttribute('aria-selected'), pressed]).toEqual([
      'option',
      'false',
      [0],
    ]);
  });
});

describe('the button for more', () => {
  const messages = { ...messagesFor('ko'), more: '더 보기' };
  function button(loading: boolean): HTMLButtonElement {
    render(
      renderMore(loading, messages, () => pressed.push(-1)),
      list,
    );
    return list.querySelector('button') ?? document.createElement('button');
  }

  it('asks for the next page', () => {
    const more = button(false);
    more.click();
    expect([words(more), pressed]).toEqual(['더 보기', [-1]]);
  });
  it('cannot be pressed twice while the page is loaded', () => {
    const more = button(true);
    expect([more.disabled, words(more)]).toEqual([true, messages.searching]);
  });
  it('submits no form and is not on the way of the Tab key', () => {
    expect([button(false).type, button(false).tabIndex]).toEqual(['button', -1]);
  });
});
