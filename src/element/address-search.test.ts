// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Address } from '../address/index.ts';
import { FakeProvider } from '../failover/testing/providers.ts';
import { AddressSearch } from './address-search.ts';
import { messagesFor } from './i18n/messages.ts';
import { cityHall } from './testing/addresses.ts';
import { FakeInternals } from './testing/internals.ts';

let internals: FakeInternals;
beforeEach(() => {
  HTMLElement.prototype.attachInternals = () => (internals = new FakeInternals()).asInternals;
  if (!customElements.get('address-search')) customElements.define('address-search', AddressSearch);
});
afterEach(() => {
  document.body.replaceChildren();
  Reflect.deleteProperty(HTMLElement.prototype, 'attachInternals');
});

async function field(html: string, attributes = ''): Promise<AddressSearch> {
  document.body.innerHTML = `<address-search name="address" ${attributes}>${html}</address-search>`;
  const element = document.querySelector<AddressSearch>('address-search');
  if (!element) throw new Error('The field is not defined.');
  await element.updateComplete;
  return element;
}
const text = (slot: string) => document.querySelector<HTMLInputElement>(`[slot=${slot}]`)?.value;
const own = (element: AddressSearch, part: string) =>
  element.renderRoot.querySelector(`[part~=${part}]`) as HTMLInputElement;
/** As a person does. */
function write(element: AddressSearch, part: 'query' | 'road', given: string): void {
  own(element, part).value = given;
  own(element, part).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
const INPUTS = '<input slot="postcode"><input slot="road"><input slot="detail">';

describe("the page's own inputs", () => {
  it('become the value when the page is served with it', async () => {
    const element = await field(
      '<input slot="road" value="세종대로 110"><input slot="detail" value="301호">',
    );
    expect(element.value).toMatchObject({ source: 'manual', road: '세종대로 110', detail: '301호' });
    expect([...(internals.data ?? [])]).toEqual([['address.postcode', '']]);
  });
  it('keep a detail that was served or restored alone', async () => {
    await field('<input slot="detail" value="301호">');
    expect(text('detail')).toBe('301호');
  });
  it('show the address that a script sets', async () => {
    const element = await field(INPUTS);
    element.value = cityHall({ detail: '301호' });
    await element.updateComplete;
    expect([text('postcode'), text('road'), text('detail')]).toEqual([
      '04524',
      '서울특별시 중구 세종대로 110',
      '301호',
    ]);
  });
  it('are emptied when a script sets no address, and do not bring it back', async () => {
    const element = await field(INPUTS);
    element.value = cityHall();
    await element.updateComplete;
    element.value = null;
    await element.updateComplete;
    expect([element.value, text('postcode'), text('road')]).toEqual([null, '', '']);
  });
  it('keep what was served when a framework begins with no address', async () => {
    const pending = field('<input slot="road" value="세종대로 110">');
    const element = document.querySelector<AddressSearch>('address-search');
    if (element) element.value = null;
    expect([(await pending).value?.road, text('road')]).toEqual(['세종대로 110', '세종대로 110']);
  });
  it('regression: are those that were served again after a reset of the form', async () => {
    const element = await field('<input slot="postcode"><input slot="road" value="종로 1">');
    element.value = cityHall();
    await element.updateComplete;
    // The browser resets each input of the form first.
    for (const input of document.querySelectorAll('input')) input.value = input.defaultValue;
    element.formResetCallback();
    await element.updateComplete;
    expect([element.value?.road, text('postcode'), text('road')]).toEqual(['종로 1', '', '종로 1']);
  });
  it('are emptied by clear()', async () => {
    const element = await field(INPUTS);
    element.value = cityHall();
    await element.updateComplete;
    const cleared = vi.fn();
    element.addEventListener('addressclear', cleared);
    element.clear();
    await element.updateComplete;
    expect([element.value, text('road'), cleared.mock.calls.length]).toEqual([null, '', 1]);
  });
});

describe('the value attribute', () => {
  it('is the default, which reset() brings back', async () => {
    const element = await field('', `value='${JSON.stringify({ road: '종로 1' })}'`);
    expect(element.value?.road).toBe('종로 1');
    element.value = cityHall();
    element.formResetCallback();
    await element.updateComplete;
    expect(element.value?.road).toBe('종로 1');
  });
  it('does not replace a value that was set since', async () => {
    const element = await field('');
    element.value = cityHall();
    element.setAttribute('value', JSON.stringify({ road: '종로 1' }));
    await element.updateComplete;
    expect(element.value).toEqual(cityHall());
  });
});

describe('the search box', () => {
  const box = (element: AddressSearch) =>
    element.renderRoot.querySelector<HTMLInputElement>('[role=combobox]') ?? null;

  it('shows the text that a script sets', async () => {
    const element = await field('');
    element.query = '세종대로';
    await element.updateComplete;
    expect(box(element)?.value).toBe('세종대로');
  });
  it('regression: shows the text of the query attribute', async () => {
    const element = await field('', 'query="세종대로"');
    expect([element.query, box(element)?.value]).toEqual(['세종대로', '세종대로']);
  });
  it('is emptied by a reset of the form', async () => {
    const element = await field('');
    element.query = '세종대로';
    await element.updateComplete;
    element.formResetCallback();
    await element.updateComplete;
    expect(box(element)?.value).toBe('');
  });
  it('is named by the label attribute, and by its own language without one', async () => {
    const named = box(await field('', 'label="근무지"'));
    expect(named?.ariaLabel).toBe('근무지');
    expect(box(await field('', 'lang="en"'))?.ariaLabel).toBe('Address');
  });
});

describe('a text that is typed into the box', () => {
  async function typed(element: AddressSearch, text: string): Promise<void> {
    const box = element.renderRoot.querySelector<HTMLInputElement>('[role=combobox]');
    if (box) box.value = text;
    box?.dispatchEvent(new Event('input', { bubbles: true }));
    await element.updateComplete;
  }
  const road = () => internals.data?.get('address.road') ?? null;

  it('regression: is no address in an outage until it is pressed', async () => {
    const element = await field('', 'required mode="manual"');
    await typed(element, ' 세종 ');
    expect([road(), internals.validity[0]]).toEqual([null, { valueMissing: true }]);
    element.renderRoot.querySelector<HTMLElement>('[part=proposal-button]')?.click();
    expect([road(), internals.validity[0], element.value?.source]).toEqual(['세종', {}, 'manual']);
    await element.updateComplete;
    expect(element.renderRoot.querySelector('[part=proposal-button]')).toBeNull();
  });
});

describe('a setter', () => {
  const entries = () => Object.fromEntries(internals.data ?? []);

  it('regression: of a value takes some parts, and the form has them at once', async () => {
    const element = await field('');
    element.value = { postcode: '04524', road: '세종대로 110' };
    expect(element.value).toMatchObject({ road: '세종대로 110', jibun: '', source: 'manual' });
    expect(entries()).toEqual({
      'address.postcode': '04524',
      'address.road': '세종대로 110',
      'address.detail': '',
    });
  });
  it("regression: of a value has the page's own inputs in step at once", async () => {
    const element = await field(INPUTS);
    element.value = cityHall({ detail: '301호' });
    const texts = [text('postcode'), text('road'), text('detail')];
    expect(texts).toEqual(['04524', '서울특별시 중구 세종대로 110', '301호']);
    element.value = null;
    expect([text('postcode'), text('road'), text('detail')]).toEqual(['', '', '']);
  });
  it('regression: of no value takes the entries out of the form at once', async () => {
    const element = await field('', 'required');
    element.value = '{"road":"세종대로 110"}';
    expect([entries()['address.road'], internals.validity]).toEqual(['세종대로 110', [{}]]);
    element.value = null;
    expect([entries(), internals.validity[0]]).toEqual([{}, { valueMissing: true }]);
  });
  it.each([{ road: 'addr1' }, '{"road":"addr1"}'])(
    'regression: of names takes %j, and the form has it at once',
    async (names) => {
      const element = await field('', `value='{"road":"세종대로 110"}'`);
      element.names = names;
      expect(entries()).toMatchObject({ addr1: '세종대로 110' });
      element.names = null;
      expect(entries()).toMatchObject({ 'address.road': '세종대로 110' });
    },
  );
  it('of anything that the form or its validity depends on is in step at once', async () => {
    const element = await field('', `value='{"road":"세종대로 110"}'`);
    element.name = 'home';
    element.nameStyle = 'bracket';
    element.requireDetail = true;
    expect(Object.keys(entries())).toContain('home[road]');
    expect(internals.validity[0]).toEqual({ valueMissing: true });
    element.requireDetail = false;
    element.setCustomValidity('배송하지 않는 곳입니다.');
    expect(internals.validity.slice(0, 2)).toEqual([{ customError: true }, '배송하지 않는 곳입니다.']);
  });
  it('of the default is in step at once, until somebody has chosen', async () => {
    const element = await field('');
    element.setAttribute('value', '{"road":"종로 1"}');
    expect(entries()).toMatchObject({ 'address.road': '종로 1' });
    element.defaultValue = { road: '종로 2' };
    expect(entries()).toMatchObject({ 'address.road': '종로 2' });
    element.value = null;
    element.defaultValue = { road: '종로 3' };
    expect(entries()).toEqual({});
  });
  it('regression: of form sets the attribute, as a framework sets properties', async () => {
    const element = await field('');
    element.form = 'signup';
    expect(element.getAttribute('form')).toBe('signup');
    element.form = null;
    expect(element.hasAttribute('form')).toBe(false);
  });
});

describe('a field that its page has set up before the class came', () => {
  it('regression: takes every property', async () => {
    const early = document.createElement('an-early-field');
    const providers = [new FakeProvider('juso')];
    const given = {
      value: { road: '세종대로 110' },
      names: '{"road":"addr1"}',
      providers,
      locale: 'en',
      form: 'signup',
      required: true,
      query: '세종대로',
      messages: { label: 'Home' },
    };
    Object.assign(early, given);
    document.body.append(early);
    customElements.define('an-early-field', class extends AddressSearch {});
    customElements.upgrade(early);
    const element = early as AddressSearch;
    await element.updateComplete;
    expect(element).toMatchObject({ locale: 'en', providers, required: true, query: '세종대로' });
    expect([element.value?.road, element.names, element.getAttribute('form'), element.messages]).toEqual([
      '세종대로 110',
      { road: 'addr1' },
      'signup',
      { label: 'Home' },
    ]);
    expect([...(internals.data ?? [])]).toContainEqual(['addr1', '세종대로 110']);
    expect(Object.keys(given).filter((name) => Object.hasOwn(element, name))).toEqual([]);
  });
});

describe('regression: properties as frameworks set them', () => {
  it.each([null, undefined])('%s is the default', async (nothing) => {
    const element = await field('', 'debounce="5" label="주소"');
    Object.assign(element, { name: nothing, debounce: nothing, label: nothing, required: nothing });
    expect([element.name, element.debounce, element.label, element.required]).toEqual(['', 180, '', false]);
  });
  it('an attribute that goes away leaves the default', async () => {
    const element = await field('', 'debounce="5"');
    element.removeAttribute('debounce');
    element.removeAttribute('name');
    expect([element.debounce, element.name]).toEqual([180, '']);
  });
  it.each([null, undefined, ''])(
    'a value of %j, once the text has changed, leaves the detail and what was set aside',
    async (nothing) => {
      const element = await field('');
      element.value = cityHall({ detail: '301호' });
      const changed = new Promise<void>((resolve) => {
        element.addEventListener('change', () => {
          element.value = element.value ?? nothing;
          resolve();
        });
      });
      write(element, 'query', '종로');
      // The searching half comes first, which may take a while beside other work.
      await changed;
      expect(element.value).toBeNull();
      await element.updateComplete;
      expect(own(element, 'detail').value).toBe('301호');
      expect(own(element, 'restore-button')).not.toBeNull();
    },
  );
  it.each<[string, (address: Address | null) => Address | string | null]>([
    ['as it is', (address) => address],
    ['regression: as a copy', structuredClone],
    ['regression: as the proxy of a store', (address) => address && new Proxy({ ...address }, {})],
    ['regression: as its JSON', (address) => JSON.stringify(address)],
  ])(
    'an address that was typed by hand, set by the page that was told of it, is no text in the box: %s',
    async (_how, kept) => {
      const element = await field('', 'mode="manual"');
      element.addEventListener('input', () => (element.value = kept(element.value)));
      await element.search('세종대로');
      write(element, 'road', '종로 1');
      write(element, 'query', '종로');
      expect(element.value).toMatchObject({ road: '종로 1', source: 'manual' });
    },
  );
  it('a number may be text', async () => {
    const element = await field('');
    Object.assign(element, { hedge: '250' });
    expect(element.hedge).toBe(250);
  });
});

describe('a form that back or forward brings back', () => {
  it('regression: says what the inputs are for, where one typed by hand', async () => {
    const element = await field('');
    element.formStateRestoreCallback(
      JSON.stringify({
        value: null,
        texts: { postcode: '', road: '종로 1', detail: '' },
        query: '',
        mode: 'manual',
      }),
    );
    await element.updateComplete;
    expect([element.mode, own(element, 'status').textContent]).toEqual([
      'manual',
      messagesFor('ko').manualIntro,
    ]);
  });
});
