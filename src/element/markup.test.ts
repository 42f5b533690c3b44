// @vitest-environment happy-dom
import { describe, expect, expectTypeOf, it } from 'vitest';
import { AddressSearch } from './address-search.ts';
import type { AddressSearchEventMap } from './event-map.ts';
import type {
  AddressSearchAttributes,
  AddressSearchListeners,
  AddressSearchMarkup,
  AddressSearchProperties,
  AddressSourceAttributes,
} from './markup.ts';

/** The compiler holds it to the type, and the test to the element. */
const ATTRIBUTES = {
  name: 0,
  'name-style': 0,
  names: 0,
  required: 0,
  'require-detail': 0,
  'require-verified': 0,
  disabled: 0,
  readonly: 0,
  form: 0,
  value: 0,
  query: 0,
  label: 0,
  hint: 0,
  placeholder: 0,
  autocomplete: 0,
  lang: 0,
  locate: 0,
  'min-length': 0,
  debounce: 0,
  endpoint: 0,
  timeout: 0,
  hedge: 0,
  'type-ahead': 0,
  limit: 0,
  mode: 0,
  sheet: 0,
  fields: 0,
  recent: 0,
  include: 0,
} as const satisfies Record<keyof AddressSearchAttributes, 0>;

describe('the types of markup', () => {
  it('name every attribute that the element observes or reads, and no other', () => {
    const observed = [...AddressSearch.observedAttributes, 'form', 'locate'];
    expect(Object.keys(ATTRIBUTES).sort()).toEqual(observed.sort());
  });

  it('take for a property what its setter takes', () => {
    const assign = (element: AddressSearch, given: Required<AddressSearchProperties>) => {
      element.value = given.value;
      element.names = given.names;
      element.defaultValue = given.defaultValue;
      element.form = given.form;
      element.providers = given.providers ?? null;
      element.mode = given.mode ?? 'search';
    };
    expect(assign).toHaveLength(2);
    expectTypeOf<AddressSearchProperties['debounce']>().toEqualTypeOf<number | undefined>();
    // @ts-expect-error -- The state is the element's own.
    expectTypeOf<AddressSearchProperties['state']>().toBeAny();
  });

  it('take what HTML and frameworks write, and nothing else', () => {
    const ok: AddressSearchMarkup = {
      'name-style': 'bracket',
      'min-length': '3',
      required: true,
      value: { postcode: '03154', road: '세종대로 178' },
      names: { postcode: 'zipcode' },
    };
    expect(ok.required).toBe(true);
    // @ts-expect-error -- There is no such style.
    const wrong: AddressSearchMarkup = { 'name-style': 'colon' };
    // @ts-expect-error -- A number is meant.
    const word: AddressSearchAttributes = { debounce: 'soon' };
    expect([wrong, word]).toHaveLength(2);
  });

  it('give listeners the event of their name', () => {
    const listeners: AddressSearchListeners<'on'> = {
      onaddresspick: (event) => expectTypeOf(event).toEqualTypeOf<AddressSearchEventMap['addresspick']>(),
    };
    expect(Object.keys(listeners)).toEqual(['onaddresspick']);
  });

  it('know the options of every adapter', () => {
    const source: AddressSourceAttributes = {
      type: 'kakao-postcode',
      'script-url': 'https://example.com/postcode.js',
      'load-timeout': '4000',
      'api-key': 'U01',
      transport: 'fetch',
    };
    // @ts-expect-error -- An adapter needs its name.
    const nameless: AddressSourceAttributes = { 'api-key': 'U01' };
    expect([source, nameless]).toHaveLength(2);
  });
});
