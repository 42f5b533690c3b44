import { type Address, type PartialAddress, completeAddress, isRecord } from '../../address/index.ts';

/** What `value` takes: an address, some parts of one, either as JSON, or none. */
export type GivenAddress = PartialAddress | string | null | undefined;

/** Names of form entries by what they hold. */
export type EntryNames = Readonly<Record<string, string>>;

/** What `names` takes: names, their JSON, or none. */
export type GivenNames = EntryNames | string | null | undefined;

/**
 * What a page gives to an attribute or to the property of that name: an object, or its JSON text. Nothing, empty
 * text and an object of empty texts are none. What cannot be understood is none too, and the page's author is told.
 */
function read<Type>(
  name: string,
  given: unknown,
  understand: (value: unknown) => Type | null,
  takes: string,
): Type | null {
  if (!given) return null;
  let value = given;
  try {
    if (typeof value === 'string') value = JSON.parse(value) ?? {};
  } catch {
    // Text that is no JSON is understood by nothing.
  }
  const understood = understand(value);
  // The value itself may be somebody's address, and consoles are collected.
  if (!understood && (typeof value !== 'object' || Object.values(value).join('')))
    console.error(`<address-search>: "${name}" takes ${takes}, or that as JSON.`);
  return understood;
}

/** Reads what stands for an address. */
export const readAddress = (given: unknown): Address | null =>
  read('value', given, completeAddress, 'postcode, road or jibun as texts');

/** Reads what stands for names of form entries. */
export const readNames = (given: unknown): EntryNames | null =>
  read('names', given, (value) => (isRecord(value) ? (value as EntryNames) : null), '{"postcode":"zipcode"}');
