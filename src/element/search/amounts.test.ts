// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AddressSearchOptions } from '../properties.ts';
import { amountOf, tellOddAmounts } from './amounts.ts';

customElements.define('options-of-a-page', AddressSearchOptions);

function fieldWith(attributes: string): AddressSearchOptions {
  document.body.innerHTML = `<options-of-a-page ${attributes}></options-of-a-page>`;
  return document.body.firstElementChild as AddressSearchOptions;
}

afterEach(() => vi.restoreAllMocks());

describe('regression: a number that makes no sense ended every call at once', () => {
  it.each([
    ['timeout', 'timeout="3s"', 3_000],
    ['timeout', 'timeout="0"', 3_000],
    ['limit', 'limit="-1"', 10],
    ['debounce', 'debounce="fast"', 180],
    ['hedge', 'hedge="-1"', 1_000],
  ] as const)('%s is its default, and the console says so: %s', (name, attribute, initial) => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const element = fieldWith(attribute);
    expect(amountOf(element, name)).toBe(initial);
    tellOddAmounts(element);
    expect(said).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(`"${name}" takes a number`));
  });
  it('0 means something for a pause, a hedge and a length', () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const element = fieldWith('debounce="0" hedge="0" min-length="0" timeout="250" limit="5"');
    const names = ['debounce', 'hedge', 'minLength', 'timeout', 'limit'] as const;
    expect(names.map((name) => amountOf(element, name))).toEqual([0, 0, 0, 250, 5]);
    tellOddAmounts(element);
    expect(said).not.toHaveBeenCalled();
  });
});
