import type { AddressSearchOptions } from '../properties.ts';

/** The least that makes sense of each number that a page may set. */
const LEAST = { timeout: 1, hedge: 0, limit: 1, debounce: 0, minLength: 0 } as const;
type Amount = keyof typeof LEAST;

/** A number that the page has set, or its default where it makes no sense: `timeout="3s"`, `limit="-1"`. */
export function amountOf(element: AddressSearchOptions, name: Amount): number {
  return isSound(element, name) ? element[name] : initialOf(element, name);
}

/** Tells the page's author of each number that makes no sense. */
export function tellOddAmounts(element: AddressSearchOptions): void {
  for (const name of Object.keys(LEAST) as Amount[])
    if (!isSound(element, name))
      console.error(
        `<address-search>: "${name}" takes a number from ${LEAST[name]} on; ${initialOf(element, name)} is used.`,
      );
}

/** NaN is not. */
function isSound(element: AddressSearchOptions, name: Amount): boolean {
  return element[name] >= LEAST[name];
}

function initialOf(element: AddressSearchOptions, name: Amount): number {
  // Not by its import: the class comes with the entry, which this half must not have twice.
  return (element.constructor as typeof AddressSearchOptions).properties[name].initial;
}
