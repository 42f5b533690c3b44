/** The compiler is the test (`npm run lint:types`); templates are checked in demo/frameworks/svelte-5/. */
import type { SvelteHTMLElements } from 'svelte/elements';
import { expectTypeOf } from 'vitest';
import type { AddressPickEvent } from '../element/index.ts';
import type {} from './svelte.ts';

type Field = SvelteHTMLElements['address-search'];

export const fits: Field = {
  name: 'address',
  required: true,
  'min-length': '3',
  value: null,
  class: 'wide',
  onaddresspick: (event) => expectTypeOf(event).toEqualTypeOf<AddressPickEvent>(),
};
// @ts-expect-error -- There is no such style.
export const noStyle: Field = { nameStyle: 'colon' };
// @ts-expect-error -- An adapter needs its name.
export const noType: SvelteHTMLElements['address-source'] = { 'api-key': 'U01' };
