// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { NO_TEXTS } from './field-value.ts';
import { SlottedInputs } from './slotted-inputs.ts';

afterEach(() => {
  document.body.replaceChildren();
});

/** The field with the page's own markup in it. */
function around(html: string): { readonly slotted: SlottedInputs; readonly host: HTMLElement } {
  const host = document.createElement('div');
  host.innerHTML = html;
  document.body.append(host);
  return { slotted: new SlottedInputs(host), host };
}

describe("the page's own inputs", () => {
  it('are found by their slot', () => {
    const { slotted } = around('<input slot="road"><textarea slot="detail"></textarea>');
    expect([...slotted.names]).toEqual(['road', 'detail']);
  });
  it('are found inside of what was slotted', () => {
    const { slotted, host } = around('<label slot="postcode">우편번호 <input id="zip"></label>');
    expect(slotted.get('postcode')).toBe(host.querySelector('#zip'));
  });
  it('are only those of this field, not those of one inside of it', () => {
    const { slotted } = around('<div><input slot="road"></div>');
    expect(slotted.names.size).toBe(0);
  });
  it('are no inputs when something else was slotted', () => {
    const { slotted } = around('<output slot="road"></output><p slot="detail">상세 주소</p>');
    expect(slotted.names.size).toBe(0);
  });
});

describe('an event of the page', () => {
  it('belongs to the field whose input it comes from', () => {
    const { slotted } = around('<input slot="road"><input slot="detail">');
    expect(slotted.fieldOf(slotted.get('detail'))).toBe('detail');
  });
  it('belongs to none when it comes from elsewhere', () => {
    const { slotted } = around('<input slot="road">');
    expect(slotted.fieldOf(document.body)).toBeNull();
  });
  it('belongs to none when it comes from nowhere', () => {
    const { slotted } = around('');
    expect(slotted.fieldOf(null)).toBeNull();
  });
});

describe('texts', () => {
  const texts = { postcode: '04524', road: '세종대로 110', detail: '301호' };

  it("are written to the page's inputs", () => {
    const { slotted } = around('<input slot="postcode"><textarea slot="road"></textarea>');
    slotted.write(texts);
    expect([slotted.get('postcode')?.value, slotted.get('road')?.value]).toEqual(['04524', '세종대로 110']);
  });
  it('are not written where they stand already: that would move the caret', () => {
    const { slotted } = around('<input slot="road">');
    const road = slotted.get('road');
    let written = 0;
    Object.defineProperty(road, 'value', { get: () => texts.road, set: () => (written += 1) });
    slotted.write(texts);
    expect(written).toBe(0);
  });
  it("are the page's own where it has an input, and ours elsewhere", () => {
    const { slotted } = around('<input slot="detail" value="5층">');
    expect(slotted.read(texts)).toEqual({ ...texts, detail: '5층' });
  });
  it('are ours without such inputs', () => {
    expect(around('').slotted.read(NO_TEXTS)).toEqual(NO_TEXTS);
  });
});
