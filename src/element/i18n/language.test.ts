// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { inheritedLanguage } from './language.ts';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('lang');
});

/** An element inside a shadow root of `outer`. */
function inShadowOf(outer: HTMLElement): HTMLElement {
  const inner = document.createElement('div');
  outer.attachShadow({ mode: 'open' }).append(inner);
  return inner;
}
function within(parent: Element, lang = ''): HTMLElement {
  const element = document.createElement('div');
  if (lang) element.lang = lang;
  parent.append(element);
  return element;
}

describe('the language of an element', () => {
  it('is its own', () => {
    document.documentElement.lang = 'ko';
    expect(inheritedLanguage(within(document.body, 'en-GB'))).toBe('en-GB');
  });
  it('is the nearest up the tree', () => {
    document.documentElement.lang = 'ko';
    expect(inheritedLanguage(within(within(document.body, 'en')))).toBe('en');
  });
  it('is looked for through shadow roots, one in the other', () => {
    const outer = within(within(document.body, 'ja'));
    expect(inheritedLanguage(inShadowOf(inShadowOf(outer)))).toBe('ja');
  });
  it('is the one inside a shadow root before the one around it', () => {
    const inner = inShadowOf(within(document.body, 'ja'));
    inner.lang = 'en';
    expect(inheritedLanguage(within(inner))).toBe('en');
  });
  it('is unknown when nobody says it', () => {
    expect(inheritedLanguage(within(document.body))).toBeNull();
  });
  it('is unknown outside of a page', () => {
    expect(inheritedLanguage(document.createElement('div'))).toBeNull();
  });
});
