/** The compiler is the test (`npm run lint:types`); templates are checked in demo/frameworks/vue-3/. */
import { expectTypeOf } from 'vitest';
import type { GlobalComponents } from 'vue';
import type { AddressPickEvent } from '../element/index.ts';
import type {} from './vue.ts';

type Field = InstanceType<GlobalComponents['address-search']>;

export const fits: Field['$props'] = { name: 'address', required: true, minLength: '3', value: null };
export const listens = (field: Field, event: AddressPickEvent) => {
  field.$emit('addresspick', event);
  expectTypeOf(field.state).not.toBeAny();
};
// @ts-expect-error -- There is no such style.
export const noStyle: Field['$props'] = { nameStyle: 'colon' };
// @ts-expect-error -- An adapter needs its name.
export const noType: InstanceType<GlobalComponents['address-source']>['$props'] = { apiKey: 'U01' };
