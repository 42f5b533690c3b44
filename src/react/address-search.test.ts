// @vitest-environment happy-dom
import { act, createElement, createRef, StrictMode, type ReactNode } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import {
  AddressPickEvent,
  defineElements,
  type Address,
  type AddressSearch as Field,
  type AddressSearchEventMap,
} from '../element/index.ts';
import { cityHall } from '../element/testing/addresses.ts';
import { FakeInternals } from '../element/testing/internals.ts';
import { AddressSearch, type AddressSearchProps } from './index.ts';
import type { EVENTS } from './props.ts';

let box: HTMLElement;
let root: Root | null = null;
beforeEach(() => {
  HTMLElement.prototype.attachInternals = () => new FakeInternals().asInternals;
  // This DOM does not read the attributes of what it upgrades; e2e/frameworks/ sees a browser do it.
  defineElements();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.spyOn(console, 'error');
  box = document.createElement('form');
  document.body.append(box);
});
afterEach(async () => {
  await act(() => root?.unmount());
  root = null;
  document.body.replaceChildren();
  Reflect.deleteProperty(HTMLElement.prototype, 'attachInternals');
  // React says by it what it did not like.
  expect(console.error).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const elementOf = (props: AddressSearchProps, ...children: ReactNode[]) =>
  createElement(StrictMode, null, createElement(AddressSearch, props, ...children));

/** Renders, first or again. */
async function show(props: AddressSearchProps, ...children: ReactNode[]): Promise<Field> {
  root ??= createRoot(box);
  await act(() => root?.render(elementOf(props, ...children)));
  return field();
}
function field(): Field {
  const element = box.querySelector('address-search');
  if (!element) throw new Error('Nothing was rendered.');
  return element;
}
const rendered = (props: AddressSearchProps): HTMLElement => {
  const page = document.createElement('div');
  page.innerHTML = renderToString(createElement(AddressSearch, props));
  return page.querySelector<HTMLElement>('address-search') as HTMLElement;
};

describe('the component on a server', () => {
  it('renders the tag with its attributes and children', () => {
    const html = renderToString(
      createElement(
        AddressSearch,
        {
          name: 'address',
          nameStyle: 'bracket',
          required: true,
          disabled: false,
          minLength: 3,
          className: 'a',
        },
        createElement('address-source', { type: 'juso', 'api-key': 'U01' }),
      ),
    );
    expect(html).toBe(
      '<address-search name="address" name-style="bracket" required="" min-length="3" class="a">' +
        '<address-source type="juso" api-key="U01"></address-source></address-search>',
    );
  });
  it('renders an address and names as their JSON', () => {
    const element = rendered({ value: cityHall(), names: { postcode: 'zipcode' }, form: 'f' });
    expect(JSON.parse(element.getAttribute('value') ?? '')).toEqual(cityHall());
    expect(element.getAttribute('names')).toBe('{"postcode":"zipcode"}');
    expect(element.getAttribute('form')).toBe('f');
  });
  it('leaves out what only a script can set', () => {
    const element = rendered({
      value: null,
      renderOption: null,
      providers: [],
      onAddressPick: () => undefined,
    });
    expect(element.getAttributeNames()).toEqual([]);
  });
});

describe('the component in a browser', () => {
  it('sets attributes and properties, and takes away what is no longer there', async () => {
    const messages = { label: '집 주소' };
    const element = await show({ name: 'address', minLength: 3, required: true, messages });
    expect([element.name, element.minLength, element.required]).toEqual(['address', 3, true]);
    expect(element.messages).toBe(messages);
    await show({ required: false });
    expect([element.name, element.minLength, element.required]).toEqual(['', 2, false]);
    expect(element.messages).toEqual({});
  });
  it('forwards the element', async () => {
    const ref = createRef<Field>();
    const element = await show({ ref } as AddressSearchProps);
    expect(ref.current).toBe(element);
    expectTypeOf(ref.current).toEqualTypeOf<Field | null>();
  });
  it('listens to the newest listener of each event, once', async () => {
    const first = vi.fn();
    const second = vi.fn((event: { readonly currentTarget: Field }) => event.currentTarget);
    const element = await show({ onAddressPick: first });
    await show({ onAddressPick: second });
    const picked = new AddressPickEvent(cityHall(), 'juso');
    element.dispatchEvent(picked);
    expect(first).not.toHaveBeenCalled();
    expect(second.mock.calls).toEqual([[picked]]);
    expect(second.mock.results[0]?.value).toBe(element);
    await show({});
    element.dispatchEvent(new AddressPickEvent(cityHall(), 'juso'));
    expect(second).toHaveBeenCalledTimes(1);
  });
  it('has a prop for every event', () => {
    expectTypeOf<(typeof EVENTS)[keyof typeof EVENTS]>().toEqualTypeOf<
      keyof AddressSearchEventMap | 'input' | 'change'
    >();
  });
  it('begins with the default, to which a reset goes back', async () => {
    const element = await show({ defaultValue: cityHall() });
    expect(element.value).toEqual(cityHall());
    element.value = null;
    element.formResetCallback();
    expect(element.value).toEqual(cityHall());
  });
  it('regression: takes the default that an action gives back, after React has reset the form for it', async () => {
    const element = await show({ defaultValue: '' });
    element.value = cityHall();
    element.formResetCallback();
    await show({ defaultValue: JSON.stringify(cityHall()) });
    expect(element.value).toEqual(cityHall());
    await show({ defaultValue: null });
    expect(element.value).toBeNull();
  });
  it('leaves what the user has chosen when the default changes', async () => {
    const element = await show({});
    element.value = cityHall();
    await show({ defaultValue: cityHall({ detail: '301호' }) });
    expect(element.value).toEqual(cityHall());
  });
});

describe('the value', () => {
  const other: Address = cityHall({ detail: '301호' });

  it('follows the prop, also to none', async () => {
    const element = await show({ value: cityHall() });
    await show({ value: other });
    expect(element.value).toEqual(other);
    await show({ value: null });
    expect(element.value).toBeNull();
  });
  it('that the user has chosen stays while the prop is the same, be it another object', async () => {
    const element = await show({ value: cityHall() });
    element.value = other;
    await show({ value: cityHall(), label: '주소' });
    expect(element.value).toEqual(other);
  });
  it('stays what it is where the page keeps the events of it in step', async () => {
    const element = await show({ value: null });
    element.value = other;
    const set = vi.spyOn(element, 'value', 'set');
    await show({ value: element.value });
    expect(set).not.toHaveBeenCalled();
  });
  it('regression: is there again after the reset that follows an action, and not once the prop is none', async () => {
    const element = await show({ value: null });
    element.value = other;
    await show({ value: element.value });
    element.formResetCallback();
    expect(element.value).toEqual(other);
    await show({ value: null });
    expect(element.value).toBeNull();
    element.formResetCallback();
    expect(element.value).toBeNull();
  });
});

describe('hydration', () => {
  async function hydrated(props: AddressSearchProps, before: (element: Field) => void): Promise<Field> {
    box.innerHTML = renderToString(elementOf(props));
    const served = field();
    before(served);
    await act(() => {
      root = hydrateRoot(box, elementOf(props), {
        onRecoverableError: (error) => expect.unreachable(String(error)),
      });
    });
    expect(field()).toBe(served);
    return served;
  }

  it('regression: sets the properties that a server cannot render', async () => {
    const messages = { label: '집 주소' };
    const element = await hydrated({ messages, value: cityHall() }, () => undefined);
    expect(element.messages).toBe(messages);
    expect(element.value).toEqual(cityHall());
  });
  it.each([{}, { value: null }, { defaultValue: cityHall() }, { value: cityHall() }])(
    'regression: an address that was chosen before stays, with the props %o',
    async (props) => {
      const element = await hydrated(props, (served) => {
        served.value = cityHall({ detail: '301호' });
      });
      expect(element.value).toEqual(cityHall({ detail: '301호' }));
    },
  );
});
