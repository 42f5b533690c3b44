// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ListBox, type ListElements } from './popover.ts';
import { placed, popover, showViewport, type FakeViewport } from '../testing/screen.ts';

let viewport: FakeViewport;
let host: HTMLElement & { requestUpdate(): void };
let list: HTMLElement;
let parts: ListElements | null;
let drawn: number;

beforeEach(() => {
  viewport = showViewport(800);
  drawn = 0;
  host = Object.assign(document.createElement('div'), { requestUpdate: () => void (drawn += 1) });
  list = popover();
  list.append(rowsOf(400));
  parts = { anchor: placed(100, 150), popover: list, labels: [] };
  document.body.append(host);
  host.append(list);
});
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Rows that are so high together, in px. */
function rowsOf(height: number): HTMLElement {
  const rows = document.createElement('div');
  Object.defineProperty(rows, 'scrollHeight', { value: height });
  return rows;
}
const box = () => new ListBox(host, () => parts);
function opened(): ListBox {
  const listBox = box();
  listBox.open();
  return listBox;
}
const isShown = () => list.matches(':popover-open');
const room = () => list.style.getPropertyValue('--_room');

describe('opening the list', () => {
  it('shows it in the top layer and draws the field again', () => {
    expect(opened().isOpen).toBe(true);
    expect(isShown()).toBe(true);
    expect(drawn).toBe(1);
  });
  it('twice is the same as once', () => {
    const listBox = opened();
    listBox.open();
    expect(drawn).toBe(1);
  });
  it('does nothing before the field was drawn', () => {
    parts = null;
    expect(opened().isOpen).toBe(false);
  });
  it('does nothing in a field that was taken out of the page', () => {
    host.remove();
    expect(opened().isOpen).toBe(false);
    expect(isShown()).toBe(false);
  });
});

describe('where the list stands', () => {
  it('is under the field, as wide as it, with the room down to the bottom', () => {
    opened();
    expect(list.style).toMatchObject({ top: '156px', bottom: 'auto', left: '20px', width: '300px' });
    expect(room()).toBe('644px');
  });
  it('is above a field at the bottom, where there is more room', () => {
    parts = { anchor: placed(700, 750), popover: list, labels: [] };
    opened();
    expect(list.style).toMatchObject({ top: 'auto', bottom: '106px' });
    expect(room()).toBe('694px');
  });
  it('regression: is above the label of the field, which it would cover else', () => {
    parts = { anchor: placed(700, 750), popover: list, labels: [placed(640, 660), placed(660, 690)] };
    opened();
    expect(list.style).toMatchObject({ top: 'auto', bottom: '166px' });
    expect(room()).toBe('634px');
  });
  it('is under the field when all of it fits there, however little that is', () => {
    parts = { anchor: placed(650, 700), popover: list, labels: [] };
    list.replaceChildren(rowsOf(60));
    opened();
    expect(list.style.top).toBe('706px');
  });
  it('is under the field while the room there is enough, although there is more above', () => {
    parts = { anchor: placed(500, 550), popover: list, labels: [] };
    opened();
    expect(list.style.top).toBe('556px');
  });
  it('is under the field when both sides are narrow and above is narrower', () => {
    showViewport(300);
    parts = { anchor: placed(100, 150), popover: list, labels: [] };
    opened();
    expect(list.style.top).toBe('156px');
  });
  it('is never too low to show an option', () => {
    showViewport(160);
    opened();
    expect(room()).toBe('120px');
  });
  it("ends above a phone's keyboard as soon as that comes", () => {
    opened();
    viewport.height = 450;
    viewport.tell('resize');
    expect(room()).toBe('294px');
  });
  it('counts the room from where a zoomed page is looked at', () => {
    showViewport(400, 250);
    parts = { anchor: placed(500, 550), popover: list, labels: [] };
    opened();
    expect(list.style.top).toBe('auto');
    expect(room()).toBe('244px');
  });
  it('follows the field when the page scrolls', () => {
    opened();
    parts = { anchor: placed(50, 100), popover: list, labels: [] };
    document.dispatchEvent(new Event('scroll'));
    expect(list.style.top).toBe('106px');
  });
  it('regression: follows the field when a shadow tree of the page scrolls, in which it is drawn', () => {
    const panel = document.createElement('div');
    const scroller = document.createElement('div');
    panel.attachShadow({ mode: 'open' }).append(scroller);
    scroller.append(document.createElement('slot'));
    document.body.append(panel);
    panel.append(host);
    // Not every stand-in of a browser assigns slots.
    Object.defineProperty(host, 'assignedSlot', { value: scroller.firstElementChild });
    opened();
    parts = { anchor: placed(50, 100), popover: list, labels: [] };
    scroller.dispatchEvent(new Event('scroll'));
    expect(list.style.top).toBe('106px');
  });
  it('is measured without a visual viewport, too', () => {
    vi.stubGlobal('visualViewport', undefined);
    opened();
    expect(room()).toBe('644px');
  });
});

describe('a press', () => {
  const press = (at: Element) =>
    at.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));

  it('outside of the field closes the list', () => {
    const listBox = opened();
    press(document.body);
    expect(listBox.isOpen).toBe(false);
  });
  it('in the field leaves it open', () => {
    const listBox = opened();
    press(list);
    expect(listBox.isOpen).toBe(true);
  });
});

describe('closing the list', () => {
  it('hides it and draws the field again', () => {
    const listBox = opened();
    listBox.close();
    expect([listBox.isOpen, isShown(), drawn]).toEqual([false, false, 2]);
  });
  it('of a list that is closed does nothing', () => {
    box().close();
    expect(drawn).toBe(0);
  });
  it('after the field left the page is no error', () => {
    const listBox = opened();
    host.remove();
    listBox.close();
    expect(listBox.isOpen).toBe(false);
  });
  it('leaves no listener behind', () => {
    const listeners = [document, window].map((target) => vi.spyOn(target, 'addEventListener'));
    const measured = vi.fn(() => parts);
    const listBox = new ListBox(host, measured);
    listBox.open();
    expect(viewport.listening).toBe(2);
    listBox.close();
    expect(viewport.listening).toBe(0);
    measured.mockClear();
    document.dispatchEvent(new Event('scroll'));
    window.dispatchEvent(new Event('resize'));
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    expect(measured).not.toHaveBeenCalled();
    const signals = listeners.flatMap(({ mock }) => mock.calls.map(([, , options]) => options));
    expect(signals).toHaveLength(3);
    for (const options of signals) expect(options).toMatchObject({ signal: { aborted: true } });
  });
  it('lets it be opened again', () => {
    const listBox = opened();
    listBox.close();
    listBox.open();
    expect(isShown()).toBe(true);
  });
});

describe('in a browser without popovers', () => {
  it('stands in the page while it is open, and is hidden otherwise', () => {
    const plain = document.createElement('div');
    plain.hidden = true;
    parts = { anchor: placed(100, 150), popover: plain, labels: [] };
    const listBox = opened();
    expect(plain.hidden).toBe(false);
    expect(plain.style.top).toBe('156px');
    listBox.close();
    expect(plain.hidden).toBe(true);
  });
});
