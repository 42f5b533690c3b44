import type { Address } from '../../address/index.ts';
import type { AddressSearchOptions, NameStyle } from '../properties.ts';

/** More entries than postcode, road and detail, asked for by `include`. */
export const INCLUDABLE = [
  'jibun',
  'extra',
  'building',
  'lat',
  'lng',
  'codes',
  'source',
  'verified',
  'full',
] as const;
/** What the user sees of an address. */
export const FIELDS = ['postcode', 'road', 'detail'] as const;
export type FieldName = (typeof FIELDS)[number];
type EntryKey = FieldName | (typeof INCLUDABLE)[number];

/** What the page says of the entries. */
export type EntryOptions = Pick<AddressSearchOptions, 'name' | 'nameStyle' | 'names' | 'include'>;

const STYLED: Record<NameStyle, (name: string, key: string) => string> = {
  dot: (name, key) => `${name}.${key}`,
  bracket: (name, key) => `${name}[${key}]`,
  underscore: (name, key) => `${name}_${key}`,
  plain: (_name, key) => key,
};

/** What each entry says. */
const entryTexts = (address: Address): Readonly<Record<EntryKey, string>> => ({
  ...address,
  road: address.road || address.jibun,
  lat: String(address.location?.lat ?? ''),
  lng: String(address.location?.lng ?? ''),
  codes: JSON.stringify(address.codes),
  verified: String(address.verified),
});

/**
 * The entries that a form submits for an address, in the order postcode, road, detail, then `include`'s.
 *
 * @param slotted fields replaced by native inputs of the page, which submit themselves
 */
export function formEntries(
  address: Address | null,
  { name: prefix, nameStyle, names, include }: EntryOptions,
  slotted: ReadonlySet<FieldName>,
): readonly (readonly [string, string])[] {
  if (!address) return [];
  const texts = entryTexts(address);
  const asked = include.split(/\s+/);
  const wanted: readonly EntryKey[] = [...FIELDS, ...INCLUDABLE.filter((key) => asked.includes(key))];
  return wanted.flatMap((key) => {
    if (slotted.has(key as FieldName)) return [];
    const name = names?.[key] ?? (prefix && (STYLED[nameStyle] ?? STYLED.dot)(prefix, key));
    return name ? [[name, texts[key]] as const] : [];
  });
}
