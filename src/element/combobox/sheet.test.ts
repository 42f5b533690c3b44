// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeField } from '../testing/host.ts';
import { showViewport, type FakeViewport } from '../testing/screen.ts';
import { Sheet } from './sheet.ts';

let field: FakeField;
let sheetPart: HTMLElement;
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
  sheetPart = document.createElement('div');
  sheetPart.setAttribute('part', 'sheet');
  box = document.createElement('input');
  sheetPart.append(box);
  field.renderRoot.append(sheetPart);
  sheet = new Sheet(field, { closeAbove: () => hasAbove, dismissed: () => void (dismissed += 1) });
});
afterEach(() => {
  sheet.close();
  expect(viewport.listening).toBe(0);
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

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

/** A browser that asks before a back gesture leaves the page. */
class FakeCloseWatcher extends EventTarget {
  static newest: FakeCloseWatcher | null = null;

  constructor({ signal }: { readonly signal: AbortSignal }) {
    super();
    FakeCloseWatcher.newest = this;
    signal.addEventListener('abort', () => (FakeCloseWatcher.newest = null));
  }

  goBack(): void {
    if (this.dispatchEvent(new Event('cancel', { cancelable: true }))) this.dispatchEvent(new Event('close'));
  }
}

const attributes = (): Record<string, string | null> =>
  Object.fromEntries(
    sheetPart
      .getAttributeNames()
      .filter((name) => name !== 'style')
      .map((name) => [name, sheetPart.getAttribute(name)]),
  );

describe('opening the sheet', () => {
  it('makes it a modal dialog with a name, with the visible part of the page as its size', () => {
    viewport.offsetTop = 30;
    sheet.open(box);
    expect(sheet.isOpen).toBe(true);
    expect(attributes()).toMatchObject({
      role: 'dialog',
      'aria-modal': 'true',
      'aria-labelledby': 'sheet-title',
    });
    expect(sheetPart.style).toMatchObject({ top: '30px', height: '740px' });
  });
  it('brings the focus into the box', () => {
    sheet.open(box);
    expect(field.shadowRoot?.activeElement).toBe(box);
  });
  it('leaves nothing of the page but it to be used', () => {
    const beside = document.createElement('form');
    document.body.append(beside);
    sheet.open(box);
    expect([beside.inert, field.inert]).toEqual([true, false]);
    sheet.close();
    expect(beside.inert).toBe(false);
  });
  it('does nothing before the field was drawn, or once it has left the page', () => {
    sheet.open(null);
    field.remove();
    sheet.open(box);
    expect([sheet.isOpen, attributes()]).toEqual([false, { part: 'sheet' }]);
  });
  it('follows the keyboard, but not two fingers that zoom', () => {
    sheet.open(box);
    viewport.height = 420;
    viewport.tell('resize');
    expect(sheetPart.style.height).toBe('420px');
    Object.assign(viewport, { scale: 2, height: 200 });
    viewport.tell('resize');
    expect(sheetPart.style.height).toBe('420px');
  });
});

describe('closing the sheet', () => {
  it('makes it a part of the page again, and tells nobody', () => {
    sheet.open(box);
    sheet.close();
    expect([sheet.isOpen, dismissed, attributes()]).toEqual([false, 0, { part: 'sheet' }]);
  });
  it('by a person is told once', () => {
    sheet.open(box);
    sheet.dismiss();
    sheet.dismiss();
    expect([sheet.isOpen, dismissed]).toEqual([false, 1]);
  });
});

describe('the back gesture', () => {
  beforeEach(() => vi.stubGlobal('CloseWatcher', FakeCloseWatcher));

  it('closes what lies above the sheet first', () => {
    sheet.open(box);
    hasAbove = true;
    FakeCloseWatcher.newest?.goBack();
    expect([sheet.isOpen, dismissed]).toEqual([true, 0]);
    hasAbove = false;
    FakeCloseWatcher.newest?.goBack();
    expect([sheet.isOpen, dismissed]).toEqual([false, 1]);
  });
  it("is the page's own while the sheet is closed", () => {
    sheet.open(box);
    expect(FakeCloseWatcher.newest).not.toBeNull();
    sheet.close();
    expect(FakeCloseWatcher.newest).toBeNull();
  });
});
