// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageColor } from './page-color.ts';

/** Elements around each other, outermost first, of which the browser computes these backgrounds. */
function nested(...colors: readonly string[]): Element {
  const known = new Map<Element, string>();
  let place: Element | ShadowRoot = document.body;
  let inner: Element = document.body;
  for (const color of colors) {
    inner = document.createElement('div');
    known.set(inner, color);
    place.append(inner);
    place = inner;
  }
  vi.spyOn(globalThis, 'getComputedStyle').mockImplementation(
    (element) => ({ backgroundColor: known.get(element) ?? 'rgba(0, 0, 0, 0)' }) as CSSStyleDeclaration,
  );
  return inner;
}
afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

describe('the colour behind an element', () => {
  it.each([
    ['its own', ['rgb(1, 1, 1)', 'rgb(2, 2, 2)'], 'rgb(2, 2, 2)'],
    ['that of what is around it', ['rgb(1, 1, 1)', 'rgba(0, 0, 0, 0)'], 'rgb(1, 1, 1)'],
    ['never one that is seen through', ['rgb(1, 1, 1)', 'rgba(2, 2, 2, 0.5)'], 'rgb(1, 1, 1)'],
    ['never a new one that is seen through', ['rgb(1, 1, 1)', 'oklch(0.5 0.1 20 / 0.4)'], 'rgb(1, 1, 1)'],
    ["the system's where the page has none", [], 'Canvas'],
  ])('is %s', (_whose, colors, color) => {
    expect(pageColor(nested(...colors))).toBe(color);
  });
  it('is found through a shadow tree', () => {
    const inner = nested('rgb(1, 1, 1)', 'rgba(0, 0, 0, 0)');
    const inside = document.createElement('div');
    inner.attachShadow({ mode: 'open' }).append(inside);
    expect(pageColor(inside)).toBe('rgb(1, 1, 1)');
  });
});
