// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../circuit/record/types.ts';
import { renderNotice } from '../combobox/options-template.ts';
import { DrawnField, messages, searching } from '../testing/drawn-field.ts';

describe('the search box', () => {
  it('is a combobox with a list, which is in the same tree', () => {
    const field = new DrawnField({ search: searching() });
    const box = field.find('#query');
    expect(box.getAttribute('role')).toBe('combobox');
    expect([field.aria('#query', 'autocomplete'), field.aria('#query', 'haspopup')]).toEqual([
      'list',
      'listbox',
    ]);
    expect(field.find(`#${field.aria('#query', 'controls') ?? ''}`).getAttribute('role')).toBe('listbox');
  });
  it('tells whether the list is open', () => {
    const field = new DrawnField();
    expect(field.aria('#query', 'expanded')).toBe('false');
    field.draw({ search: searching({ listOpen: true }) });
    expect(field.aria('#query', 'expanded')).toBe('true');
  });
  it('names the active option only while there is one on the screen', () => {
    const field = new DrawnField({ search: searching({ listOpen: true }) });
    expect(field.aria('#query', 'activedescendant')).toBeNull();
    field.draw({ search: searching({ listOpen: true, active: 0 }) });
    expect(field.has(`#${field.aria('#query', 'activedescendant') ?? ''}`)).toBe(true);
    field.draw({ search: searching({ listOpen: false, active: 0 }) });
    expect(field.aria('#query', 'activedescendant')).toBeNull();
  });
  it('is no address field for autofill', () => {
    const field = new DrawnField({ element: { autocomplete: 'shipping' as AutoFill } });
    expect(field.find('#query').getAttribute('autocomplete')).toBe('off');
  });
  it('shows what to type unless the page says it', () => {
    const field = new DrawnField();
    expect(field.input('query').placeholder).toBe(messages.placeholder);
    field.draw({ element: { placeholder: '배송지' } });
    expect(field.input('query').placeholder).toBe('배송지');
  });
  it('is required for assistive technology when the field is', () => {
    const field = new DrawnField({ element: { required: true } });
    expect(field.aria('#query', 'required')).toBe('true');
  });
  it('keeps its own change event from looking like one of the value', () => {
    const field = new DrawnField();
    const changed = vi.fn();
    field.root.addEventListener('change', changed);
    field.find('#query').dispatchEvent(new Event('change', { bubbles: true }));
    expect(changed).not.toHaveBeenCalled();
  });
});

describe('the status line', () => {
  it('is a live region, and polite', () => {
    const field = new DrawnField({ words: messages.down, tone: 'trouble' });
    expect([field.aria('[part=status]', 'live'), field.aria('[part=status]', 'atomic')]).toEqual([
      'polite',
      'true',
    ]);
    expect(field.words('[part=status]')).toBe(messages.down);
    expect(field.find('[part=status]').dataset['tone']).toBe('trouble');
  });
  it('is there before it has anything to say: a region that comes with its text is not read', () => {
    const field = new DrawnField();
    const before = field.find('[part=status]');
    field.draw({ words: messages.searching });
    expect(field.find('[part=status]')).toBe(before);
  });
});

describe('an error', () => {
  it('is told at the input that it is about, and described', () => {
    const field = new DrawnField({ error: messages.needAddress, wrong: 'query' });
    expect(field.aria('#query', 'invalid')).toBe('true');
    expect(field.aria('#query', 'describedby')?.split(' ')).toContain(field.find('[part=error]').id);
    expect(field.find('[part=error]').textContent).toBe(messages.needAddress);
    expect(field.aria('#detail', 'invalid')).toBe('false');
  });
  it('is at one of the three inputs when it is about that', () => {
    const field = new DrawnField({ error: messages.badPostcode, wrong: 'postcode', fieldsShown: true });
    expect([field.aria('#query', 'invalid'), field.aria('#postcode', 'invalid')]).toEqual(['false', 'true']);
  });
});

describe('label and hint', () => {
  it('name and describe the search box', () => {
    const field = new DrawnField({ element: { label: '배송지', hint: '도로명으로 찾으십시오.' } });
    expect(field.find('label[part=label]').getAttribute('for')).toBe('query');
    expect(field.aria('#query', 'describedby')?.split(' ')).toContain(field.find('[part=hint]').id);
  });
  it('are text, whatever is in them', () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const field = new DrawnField({
      element: { label: hostile, hint: hostile, query: hostile },
      words: hostile,
      error: hostile,
    });
    expect(field.root.querySelector('img')).toBeNull();
    expect(field.find('[part=label]').textContent).toBe(hostile);
  });
});

describe("the operators' notice", () => {
  const notice = {
    id: 'n1',
    level: 'outage',
    text: { ko: '점검하고 있습니다.', en: 'Under maintenance.' },
  } as const;
  /** A field whose searching half has this to say. */
  const saying = (changed: Partial<Notice> = {}, lang = 'ko') => ({
    search: searching({ renderNotice: () => renderNotice({ ...notice, ...changed }, lang) }),
  });

  it('is shown in the language of the field', () => {
    const field = new DrawnField(saying({}, 'ko-KR'));
    expect(field.words('[part=notice]')).toBe('점검하고 있습니다.');
    field.draw(saying({}, 'en'));
    expect(field.words('[part=notice]')).toBe('Under maintenance.');
  });
  it('is in Korean when there is no English one', () => {
    const field = new DrawnField(saying({ text: { ko: '점검하고 있습니다.', en: '' } }, 'en'));
    expect(field.words('[part=notice]')).toBe('점검하고 있습니다.');
  });
  it('regression: stands above the search box, where no list covers it', () => {
    const field = new DrawnField(saying());
    const order = field.find('[part=notice]').compareDocumentPosition(field.find('[part=field]'));
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
  });
  it('is announced once: what the status line says is not read with it', () => {
    const field = new DrawnField(saying());
    const region = field.find('[part=notice]').closest('[aria-live]');
    expect(region?.getAttribute('aria-live')).toBe('polite');
    expect(region?.contains(field.find('[part=status]'))).toBe(false);
    const before = field.find('[part=notice]');
    field.draw({ ...saying(), words: messages.searching });
    expect(field.find('[part=notice]')).toBe(before);
  });
  it('is text, whatever is in it', () => {
    const field = new DrawnField(saying({ text: { ko: '<img src=x>', en: '' } }));
    expect([field.has('img'), field.words('[part=notice]')]).toEqual([false, '<img src=x>']);
  });
  it('is gone when the operators take it back', () => {
    const field = new DrawnField(saying());
    field.draw({});
    expect(field.has('[part=notice]')).toBe(false);
  });
});
