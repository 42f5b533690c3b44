import { describe, expect, expectTypeOf, it } from 'vitest';
import type { AddressSearch, AddressSource } from './index.ts';
import type {} from './define.ts';

describe('the types of a page that defines the elements', () => {
  it('know the elements by their names', () => {
    expectTypeOf<HTMLElementTagNameMap['address-search']>().toEqualTypeOf<AddressSearch>();
    expectTypeOf<HTMLElementTagNameMap['address-source']>().toEqualTypeOf<AddressSource>();
  });
  it('regression: know the events, on the element and where they bubble to', () => {
    const listen = (field: AddressSearch, page: Document) => {
      field.addEventListener('providererror', ({ error }) => expectTypeOf(error.kind).toExtend<string>());
      field.addEventListener('searchend', ({ outcome }) => expectTypeOf(outcome).toEqualTypeOf<string>());
      page.addEventListener('addresspick', ({ address, provider }) => {
        expectTypeOf(address.road).toEqualTypeOf<string>();
        expectTypeOf(provider).toEqualTypeOf<string>();
      });
    };
    expect(listen).toHaveLength(2);
  });
});
