// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeField } from '../testing/host.ts';
import { showViewport, type FakeViewport } from '../testing/screen.ts';
import { Sheet } from './sheet.ts';

let field: FakeField;
let dialog: HTMLDialogElement;
let box: HTMLInputElement;
let viewport: FakeViewport;
let sheet: Sheet;
let isSmall: boolean;
let hasAbove: boolean;
let dismissed: number;

beforeEach(async () => {
  [isSmall, hasAbove, dismissed] = [true, false, 0];
  viewport = showViewport(740);
  vi.stubGlobal('matchMedia', () => ({ matches: isSmall }));
  field = new FakeField();
  document.body.append(field);
  await field.updateComplete;
  dialog = document.createElement('dialog');
  box = document.createElement('input');
  dialog.append(box);
  field.renderRoot.append(dialog);
  sheet = new Sheet(field, { closeAbove: () => hasAbove, dismissed: () => void (dismissed += 1) });
});
afterEach(() => {
  sheet.close();
  expect(viewport.listening).toBe(0);
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

/** The dialog's own event, as Esc and the back gesture bring it. */
function tell(type: 'cancel' | 'close'): Event {
  const event = new Event(type, { cancelable: true });
  dialog.dispatchEvent(event);
  return event;
}

describe('a sheet is due', () => {
  it.each([
    ['auto', true, true],
    ['auto', false, false],
    ['always', false, true],
    ['never', true, false],
  ] as const)('%s, on a small viewport %s: %s', (use, small, due) => {
    field.sheet = use;
    isSmall = small;
    expect(sheet.isDue).toBe(due);
  });
});

describe('opening the sheet', () => {
  it('shows the dialog as one, with the visible part of the page as its size', () => {
    viewport.offsetTop = 30;
    sheet.open(box);
    expect([sheet.isOpen, dialog.open, dialog.getAttribute('role')]).toEqual([true, true, 'dialog']);
    expect(dialog.style).toMatchObject({ top: '30px', height: '740px' });
  });
  it('leaves no autofocus behind, which the next page load would obey', () => {
    sheet.open(box);
    expect(box.autofocus).toBe(false);
  });
  it('does nothing before the field was drawn, or once it has left the page', () => {
    sheet.open(null);
    field.remove();
    sheet.open(box);
    expect([sheet.isOpen, dialog.open]).toEqual([false, false]);
  });
  it('follows the keyboard, but not two fingers that zoom', () => {
    sheet.open(box);
    viewport.height = 420;
    viewport.tell('resize');
    expect(dialog.style.height).toBe('420px');
    Object.assign(viewport, { scale: 2, height: 200 });
    viewport.tell('resize');
    expect(dialog.style.height).toBe('420px');
  });
});

describe('closing the sheet', () => {
  it('makes the dialog a part of the page again, and tells nobody', () => {
    sheet.open(box);
    sheet.close();
    expect([sheet.isOpen, dialog.open, dismissed]).toEqual([false, false, 0]);
    expect(dialog.getAttributeNames()).not.toContain('tabindex');
    expect([dialog.getAttribute('role'), dialog.hasAttribute('aria-labelledby')]).toEqual(['group', false]);
  });
  it('by a person is told once', () => {
    sheet.open(box);
    dialog.close();
    tell('close');
    sheet.dismiss();
    expect([sheet.isOpen, dismissed]).toEqual([false, 1]);
  });
  it('waits for what lies above it', () => {
    sheet.open(box);
    hasAbove = true;
    expect(tell('cancel').defaultPrevented).toBe(true);
    hasAbove = false;
    expect(tell('cancel').defaultPrevented).toBe(false);
  });
});
