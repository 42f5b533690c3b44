// @vitest-environment happy-dom
import { afterEach, expect, describe, it } from 'vitest';
import { isolate } from './isolate.ts';

let end: () => void = () => undefined;
afterEach(() => {
  end();
  document.body.replaceChildren();
});

/** Draws the markup into the page. */
const draw = (markup: string): void => void (document.body.innerHTML = markup);
const the = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no #${id}`);
  return element;
};
/** Which of the page's elements are inert by themselves. */
const inert = (): readonly string[] => [...document.querySelectorAll('[inert]')].map(({ id }) => id);

describe('an element that is isolated', () => {
  it('leaves all that stands beside it, or beside what it is in, inert; never itself', () => {
    draw(
      '<header id="head"></header><main id="main"><p id="text"></p><div id="it"><b id="in"></b></div></main>',
    );
    end = isolate(the('it'));
    expect(inert()).toEqual(['head', 'text']);
  });
  it('gives the page back as it was, with what was inert before', () => {
    draw('<div id="it"></div><p id="was" inert></p><p id="text"></p>');
    isolate(the('it'))();
    expect(inert()).toEqual(['was']);
  });
  it('reaches out of the shadow trees that it is in, and into those that it is shown in', () => {
    draw('<div id="card"><div id="host"></div></div><p id="text"></p>');
    const card = the('card').attachShadow({ mode: 'open' });
    card.innerHTML = '<h2></h2><slot></slot>';
    // A DOM of unit tests assigns nothing to slots.
    Object.defineProperty(the('host'), 'assignedSlot', { value: card.querySelector('slot') });
    const tree = the('host').attachShadow({ mode: 'open' });
    tree.innerHTML = '<div></div><footer></footer>';
    const it = tree.querySelector('div');
    if (!it) throw new Error('not drawn');
    end = isolate(it);
    const states = [tree.querySelector('footer'), card.querySelector('h2'), the('text'), the('host')];
    expect(states.map((each) => each?.inert)).toEqual([true, true, true, false]);
  });
  it('regression: leaves a dialog of the page alive that may be opened over it', () => {
    draw('<div id="it"></div><dialog id="closed"></dialog><dialog id="shown" open></dialog>');
    end = isolate(the('it'));
    expect(inert()).toEqual(['shown']);
  });
  it('stays alone when the page adds something to its body', async () => {
    draw('<div id="it"></div>');
    end = isolate(the('it'));
    const toast = document.createElement('div');
    toast.id = 'toast';
    document.body.append(toast);
    await Promise.resolve();
    expect(inert()).toEqual(['toast']);
    end();
    expect(inert()).toEqual([]);
  });
});
