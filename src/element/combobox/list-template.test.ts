// @vitest-environment happy-dom
import { html, render } from 'lit';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ko as messages } from '../i18n/locales/ko.ts';
import { renderList, type ListDrawing } from './list-template.ts';

let place: HTMLElement;
const onEnd = vi.fn();
beforeEach(() => {
  place = document.createElement('div');
  onEnd.mockReset();
});

const find = (selector: string): HTMLElement => {
  const element = place.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`Nothing is drawn for ${selector}.`);
  return element;
};
function draw(changed: Partial<ListDrawing> = {}): void {
  const drawing = {
    messages,
    count: '',
    position: '',
    isLate: false,
    options: html`<div role="option"></div>`,
    more: null,
    ...changed,
  };
  render(renderList(drawing, onEnd), place);
}
/** Scrolls a list of 1000 px in a window of 400 px. */
function scrollTo(scrollTop: number): void {
  const list = find('[role=listbox]');
  for (const [name, value] of Object.entries({ scrollTop, scrollHeight: 1000, clientHeight: 400 }))
    Object.defineProperty(list, name, { value, configurable: true });
  list.dispatchEvent(new Event('scroll'));
}

describe('the list', () => {
  it('has a name, and the options in it', () => {
    draw();
    expect(find('[role=listbox]').getAttribute('aria-label')).toBe(messages.suggestions);
    expect(find('[role=listbox]').querySelector('[role=option]')).not.toBeNull();
  });
  it('has its count at its head, which is read in the status line alone', () => {
    draw({ count: '3건을 찾았습니다.' });
    const count = find('[part=count]');
    expect([count.textContent, count.ariaHidden ?? count.getAttribute('aria-hidden')]).toEqual([
      '3건을 찾았습니다.',
      'true',
    ]);
    expect(find('[part=list]').firstElementChild).toBe(count);
  });
  it('does not take the focus from the search box when it is pressed', () => {
    draw();
    const press = new Event('mousedown', { bubbles: true, cancelable: true });
    find('[role=listbox]').dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
  });
  it('has something in place of rows that are late, for eyes alone, and no rows of before', () => {
    draw({ isLate: true });
    expect(find('.skeleton').getAttribute('aria-hidden')).toBe('true');
    expect(find('[role=listbox]').hidden).toBe(true);
    draw();
    expect([place.querySelector('.skeleton'), find('[role=listbox]').hidden]).toEqual([null, false]);
  });
  it.each([
    ['not yet told', 400, 0],
    ['told', 500, 1],
  ])('whose end is near is %s', (_what, scrollTop, told) => {
    draw();
    scrollTo(scrollTop);
    expect(onEnd).toHaveBeenCalledTimes(told);
  });
});
