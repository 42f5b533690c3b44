// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { FieldName } from '../form/form-entries.ts';
import { FieldValue } from '../form/field-value.ts';
import { SlottedInputs } from '../form/slotted-inputs.ts';
import { cityHall } from '../testing/addresses.ts';
import { PageInputs } from './page-inputs.ts';

let host: HTMLElement;
let value: FieldValue;
let slotted: SlottedInputs;
let inputs: PageInputs;
beforeEach(() => {
  host = document.createElement('div');
  host.innerHTML = '<input slot="postcode"><input slot="road">';
  value = new FieldValue();
  slotted = new SlottedInputs(host);
  inputs = new PageInputs({ value, slotted, edit: (field, text) => void value.edit(field, text) });
  value.take(cityHall({ detail: '301호' }));
  draw();
});

function draw(): void {
  inputs.hostUpdate();
  slotted.write(value.texts);
  inputs.hostUpdated();
}
const put = (field: FieldName, text: string) => Object.assign(slotted.get(field) ?? {}, { value: text });

describe("the page's own inputs, written into without an event", () => {
  it('regression: hold an address that was typed by hand', () => {
    put('postcode', '03154');
    put('road', '종로 1');
    draw();
    expect(value.address).toMatchObject({ postcode: '03154', road: '종로 1', source: 'manual' });
    expect([slotted.get('road')?.value, value.texts.detail]).toEqual(['종로 1', '301호']);
  });
  it('regression: hold none once they are emptied', () => {
    put('postcode', '');
    put('road', '');
    draw();
    expect(value.address).toBeNull();
  });
  it('are written into by the field, which is no edit', () => {
    value.take(cityHall({ road: '종로 2' }));
    draw();
    expect(value.address).toMatchObject({ road: '종로 2', source: 'juso' });
  });
  it('give way to a newer address of the field', () => {
    put('road', '종로 1');
    value.take(cityHall({ road: '종로 2' }));
    draw();
    expect([value.address?.road, slotted.get('road')?.value]).toEqual(['종로 2', '종로 2']);
  });
  it('are no edit when they come after the address', () => {
    const late = document.createElement('input');
    late.slot = 'detail';
    host.append(late);
    draw();
    expect([value.address?.source, late.value]).toEqual(['juso', '301호']);
  });
});
