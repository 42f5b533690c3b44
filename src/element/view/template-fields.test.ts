// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { renderOtherWay } from '../combobox/ways-template.ts';
import { ko } from '../i18n/locales/ko.ts';
import { DrawnField, messages, searching } from '../testing/drawn-field.ts';

describe('the three inputs', () => {
  const inputs = ['postcode', 'road', 'detail'] as const;

  it('have captions', () => {
    const field = new DrawnField();
    for (const name of inputs) expect(field.find(`label[for=${name}]`).textContent).toBe(messages[name]);
  });
  it('show their texts', () => {
    const field = new DrawnField({ texts: { postcode: '04524', road: '세종대로 110', detail: '301호' } });
    expect(inputs.map((name) => field.input(name).value)).toEqual(['04524', '세종대로 110', '301호']);
  });
  it.each([
    ['', ['postal-code', 'address-line1', 'address-line2']],
    ['shipping', ['shipping postal-code', 'shipping address-line1', 'shipping address-line2']],
    ['off', ['off', 'off', 'off']],
  ])('say to autofill what they are, with the section %j', (autocomplete, tokens) => {
    const field = new DrawnField({ element: { autocomplete: autocomplete as AutoFill } });
    expect(inputs.map((name) => field.find(`#${name}`).getAttribute('autocomplete'))).toEqual(tokens);
  });
  it('are writable, in an outage above all', () => {
    const field = new DrawnField({ element: { mode: 'manual' }, fieldsShown: true });
    for (const name of inputs) expect(field.input(name).readOnly).toBe(false);
  });
  it('are there for autofill while they are tucked away, but for nobody else', () => {
    const field = new DrawnField();
    expect(field.aria('[part=fields]', 'hidden')).toBe('true');
    expect(inputs.map((name) => field.find(`#${name}`).tabIndex)).toEqual([-1, -1, -1]);
    field.draw({ fieldsShown: true });
    expect(field.aria('[part=fields]', 'hidden')).toBeNull();
    expect(inputs.map((name) => field.find(`#${name}`).tabIndex)).toEqual([0, 0, 0]);
  });
  it('regression: have a description each, of which none is that of another', () => {
    const field = new DrawnField({ element: { mode: 'manual' }, fieldsShown: true, wrong: 'postcode' });
    const described = ['query', ...inputs].map((name) =>
      (field.aria(`#${name}`, 'describedby') ?? '').split(' ').includes('error'),
    );
    expect(described).toEqual([false, true, false, false]);
  });
  it('regression: are required where they are what is asked for, and the box is not then', () => {
    const requiredOnes = (field: DrawnField) =>
      ['query', ...inputs].filter((name) => field.aria(`#${name}`, 'required') === 'true');
    const element = { required: true, requireDetail: true };
    expect(requiredOnes(new DrawnField({ element }))).toEqual(['query', 'detail']);
    expect(requiredOnes(new DrawnField({ element: { ...element, mode: 'manual' } }))).toEqual([
      'road',
      'detail',
    ]);
  });
  it('are there for autofill behind a card, but for nobody else, save the detail', () => {
    const field = new DrawnField({ fieldsShown: true, search: searching({ isCard: true }) });
    expect(['query', ...inputs].map((name) => field.find(`#${name}`).tabIndex)).toEqual([-1, -1, -1, 0]);
    expect(inputs.map((name) => field.find(`#${name}`).closest('[aria-hidden=true]') !== null)).toEqual([
      true,
      true,
      false,
    ]);
    for (const name of inputs) expect(field.input(name).disabled).toBe(false);
  });
  it('may be replaced by those of the page', () => {
    const field = new DrawnField();
    for (const name of inputs) expect(field.find(`slot[name=${name}] > input`).id).toBe(name);
  });
  it('tell which of them was edited', () => {
    const field = new DrawnField();
    field.find('#road').dispatchEvent(new Event('input'));
    expect(field.on.edited).toHaveBeenCalledWith('road', expect.any(Event));
  });
  it('say that the postcode may stay empty when it is typed by hand', () => {
    const field = new DrawnField({ element: { mode: 'manual' }, fieldsShown: true });
    expect(field.words('label[for=postcode]')).toBe(messages.postcodeOptional);
    field.draw({ fieldsShown: true });
    expect(field.words('label[for=postcode]')).toBe(messages.postcode);
  });
  it('take as long a postcode as the services know, once it is known which they are', () => {
    const field = new DrawnField();
    expect(field.input('postcode').maxLength).toBe(10);
    field.draw({ search: searching({ postcodeLength: 5 }) });
    expect(field.input('postcode').maxLength).toBe(5);
  });
});

describe('the buttons', () => {
  it('submit no form', () => {
    const field = new DrawnField({
      canRetry: true,
      search: searching({ renderOtherWay: () => renderOtherWay(ko, () => undefined) }),
      proposal: '세종',
    });
    const types = [...field.root.querySelectorAll('button')].map((button) => button.type);
    expect(new Set(types)).toEqual(new Set(['button']));
    expect(types).toHaveLength(6);
  });
  it('always offer the way by hand, or back', () => {
    const field = new DrawnField();
    expect(field.find('[part=manual-button]').textContent.trim()).toBe(messages.manual);
    // Its words change; a state beside them would say the opposite.
    expect(field.aria('[part=manual-button]', 'pressed')).toBeNull();
    field.draw({ element: { mode: 'manual' } });
    expect(field.find('[part=manual-button]').textContent.trim()).toBe(messages.backToSearch);
    field.find('[part=manual-button]').click();
    expect(field.on.toggleManual).toHaveBeenCalledOnce();
  });
  it('offer to try again only after a failure', () => {
    const field = new DrawnField();
    expect(field.has('[part=retry-button]')).toBe(false);
    field.draw({ canRetry: true });
    field.find('[part=retry-button]').click();
    expect(field.on.retry).toHaveBeenCalledOnce();
  });
  it('regression: offer what was typed as the address, as text, where it is proposed', () => {
    const field = new DrawnField();
    expect(field.has('[part=proposal-button]')).toBe(false);
    field.draw({ proposal: '<b>세종' });
    expect(field.words('[part=proposal-button]')).toBe(`${messages.useTyped}: <b>세종`);
    field.find('[part=proposal-button]').click();
    expect(field.on.accept).toHaveBeenCalledOnce();
  });
  it('offer to clear only a text, and have a name for it', () => {
    const field = new DrawnField();
    expect(field.find('[part=clear-button]').hidden).toBe(true);
    field.draw({ element: { query: '세종대로' } });
    expect([field.find('[part=clear-button]').hidden, field.aria('[part=clear-button]', 'label')]).toEqual([
      false,
      messages.clear,
    ]);
  });
  it('search', () => {
    const field = new DrawnField();
    field.find('[part=search-button]').click();
    expect(field.on.submit).toHaveBeenCalledOnce();
  });
});

describe('a field that is locked', () => {
  it('is disabled everywhere when disabled', () => {
    const field = new DrawnField({ disabled: true, element: { query: '세종대로' } });
    for (const input of field.inputs) expect(input.disabled).toBe(true);
    expect(field.find<HTMLButtonElement>('[part=search-button]').disabled).toBe(true);
    expect([field.find('[part=clear-button]').hidden, field.find('.actions').hidden]).toEqual([true, true]);
  });
  it('can be read, copied and submitted when read-only', () => {
    const field = new DrawnField({ element: { readonly: true } });
    for (const input of field.inputs) expect([input.readOnly, input.disabled]).toEqual([true, false]);
    expect(field.find('.actions').hidden).toBe(true);
  });
});
