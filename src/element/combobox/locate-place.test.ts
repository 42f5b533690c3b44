// @vitest-environment happy-dom
import { render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findHere } from '../locate/index.ts';
import { FakeHost } from '../testing/host.ts';
import { LocatePlace } from './locate-place.ts';

let host: FakeHost;
const session = { canLocate: true };
const locate = vi.fn();

beforeEach(() => {
  host = new FakeHost([]);
  host.element.setAttribute('locate', '');
  session.canLocate = true;
  locate.mockReset();
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('navigator', { geolocation: {} });
});
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

/** The button as it is drawn once the focus has come; null for none. */
async function drawn(): Promise<HTMLElement | null> {
  const place = new LocatePlace(host.element, session, locate);
  await place.load();
  const box = document.createElement('div');
  render(place.render(), box);
  return box.querySelector<HTMLElement>('[part=locate-button]');
}

describe('the button that finds the addresses where one stands', () => {
  it('is there where the page wants it and all that it takes is there', async () => {
    const button = await drawn();
    expect(button?.textContent.trim()).toBe('현재 위치로 찾기');
    button?.click();
    expect(locate.mock.calls).toEqual([[findHere]]);
  });

  it.each([
    ['the page does not want it', () => host.element.removeAttribute('locate')],
    ['a framework writes "false"', () => host.element.setAttribute('locate', 'false')],
    ['no service can tell', () => (session.canLocate = false)],
    ['the page is not secure', () => vi.stubGlobal('isSecureContext', false)],
    ['the browser has no word of it', () => vi.stubGlobal('navigator', {})],
  ])('is not there where %s', async (_, act) => {
    act();
    expect(await drawn()).toBeNull();
  });

  it('goes away with the service that could tell', async () => {
    const place = new LocatePlace(host.element, session, locate);
    await place.load();
    session.canLocate = false;
    expect(place.render()).toBeNull();
  });
});
