// @vitest-environment happy-dom
import { render } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { ko as messages } from '../i18n/locales/ko.ts';
import { renderOtherWay, renderRestore, renderViewer } from './ways-template.ts';

function drawn(template: unknown): HTMLElement {
  const place = document.createElement('div');
  render(template, place);
  return place;
}

describe('the ways on', () => {
  it("have a place for a service's own page, which is out of reach until that is open", () => {
    const place = (isMounted: boolean, isOpen: boolean) => {
      const { hidden, inert } = drawn(renderViewer({ isMounted, isOpen })).querySelector('div') ?? {};
      return { hidden, inert };
    };
    expect(place(false, false)).toEqual({ hidden: true, inert: false });
    expect(place(true, false)).toEqual({ hidden: false, inert: true });
    expect(place(true, true)).toEqual({ hidden: false, inert: false });
  });
  it.each([
    ['another service', (press: () => void) => renderOtherWay(messages, press), () => messages.otherWay],
    [
      'the address of before, which is text whatever is in it',
      (press: () => void) => renderRestore('<b>종로</b> 1', messages, press),
      () => `${messages.restore}: <b>종로</b> 1`,
    ],
  ])('lead to %s', (_to, template, name) => {
    const press = vi.fn();
    const button = drawn(template(press)).querySelector('button');
    button?.click();
    expect([button?.textContent.trim(), press.mock.calls.length]).toEqual([name(), 1]);
  });
});
