// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AddressSource } from './address-source.ts';

class Owner extends HTMLElement {
  told = 0;
  sourcesChanged(): void {
    this.told += 1;
  }
}
customElements.define('address-source', AddressSource);
customElements.define('a-source-owner', Owner);

let owner: Owner;
beforeEach(() => {
  owner = new Owner();
  document.body.append(owner);
});
afterEach(() => {
  document.body.replaceChildren();
});

function source(attributes: Readonly<Record<string, string>> = {}, parent: Element = owner): AddressSource {
  const element = new AddressSource();
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
}
/** Lets observers of attributes speak. */
const observed = () => new Promise((resolve) => setTimeout(resolve));

describe('what a source asks for', () => {
  it('is the adapter of its type, with its other attributes as options', () => {
    expect(source({ type: 'juso', key: 'a-key', 'base-url': '/proxy' }).spec).toEqual({
      type: 'juso',
      options: { key: 'a-key', 'base-url': '/proxy' },
    });
  });
  it('has no options from attributes that every element may have', () => {
    const attributes = { type: 'juso', id: 'x', class: 'y', style: 'color: red', slot: 'z', hidden: '' };
    expect(source(attributes).spec).toEqual({ type: 'juso', options: {} });
  });
  it('is no adapter without a type', () => {
    expect(source().spec).toEqual({ type: '', options: {} });
  });
});

describe('a source', () => {
  it('shows nothing where no field is around it', () => {
    expect(source({}, document.body).hidden).toBe(true);
  });
  it('regression: gives itself no attribute that a server has not rendered', () => {
    expect(source({ type: 'juso' }).getAttributeNames()).toEqual(['type']);
  });
  it('tells the field around it when it comes', () => {
    source();
    expect(owner.told).toBe(1);
  });
  it('tells it when an option changes', async () => {
    const element = source({ type: 'juso' });
    await observed();
    expect(owner.told).toBe(1);
    element.setAttribute('key', 'another-key');
    await observed();
    expect(owner.told).toBe(2);
  });
  it('tells it when it goes', () => {
    source().remove();
    expect(owner.told).toBe(2);
  });
  it('tells nobody once it is gone', async () => {
    const element = source({ type: 'juso' });
    element.remove();
    element.setAttribute('key', 'another-key');
    await observed();
    expect(owner.told).toBe(2);
  });
  it('tells it once of a change, also after it was moved', async () => {
    const element = source({ type: 'juso' });
    element.remove();
    owner.append(element);
    owner.told = 0;
    element.setAttribute('key', 'another-key');
    await observed();
    expect(owner.told).toBe(1);
  });
  it('regression: tells nobody when its field is moved with it, and goes on to tell of changes', async () => {
    const element = source({ type: 'juso' });
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(owner);
    await observed();
    expect(owner.told).toBe(1);
    element.setAttribute('key', 'another-key');
    await observed();
    expect(owner.told).toBe(2);
  });
  it('tells the field that it leaves and the one that it comes to', () => {
    const element = source();
    const other = new Owner();
    document.body.append(other);
    other.append(element);
    expect([owner.told, other.told]).toEqual([2, 1]);
  });
  it('is no error outside of a field', async () => {
    const element = source({ type: 'juso' }, document.body);
    element.setAttribute('key', 'a-key');
    await observed();
    element.remove();
    expect(owner.told).toBe(0);
  });
});
