import type { Address } from '../../address/index.ts';

/** How the prefix and a key make an entry's name (element contract, section 4). */
export type NameStyle = 'dot' | 'bracket' | 'underscore' | 'plain';

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
export type Includable = (typeof INCLUDABLE)[number];
export type FieldName = 'postcode' | 'road' | 'detail';
export type EntryKey = FieldName | Includable;

export interface EntryOptions {
  /** Prefix; empty submits nothing but what `names` maps. */
  readonly name: string;
  readonly nameStyle: NameStyle;
  /** Explicit names for legacy forms; they win over the prefix. */
  readonly names: Readonly<Record<string, string>>;
  readonly include: readonly string[];
  /** Fields replaced by slotted native inputs, which submit themselves. */
  readonly slotted: ReadonlySet<FieldName>;
}

const STYLED: Record<NameStyle, (name: string, key: string) => string> = {
  dot: (name, key) => `${name}.${key}`,
  bracket: (name, key) => `${name}[${key}]`,
  underscore: (name, key) => `${name}_${key}`,
  plain: (_name, key) => key,
};

function text(address: Address, key: EntryKey): string {
  switch (key) {
    case 'road':
      return address.road || address.jibun;
    case 'lat':
    case 'lng':
      return address.location ? String(address.location[key]) : '';
    case 'codes':
      return JSON.stringify(address.codes);
    case 'verified':
      return String(address.verified);
    case 'postcode':
    case 'detail':
    case 'jibun':
    case 'extra':
    case 'building':
    case 'source':
    case 'full':
      return address[key];
  }
}

/** The entries that a form submits for an address, in the order postcode, road, detail, then `include`'s. */
export function formEntries(
  address: Address | null,
  options: EntryOptions,
): readonly (readonly [string, string])[] {
  if (!address) return [];
  const fields: EntryKey[] = ['postcode', 'road', 'detail'];
  const wanted = [...fields, ...INCLUDABLE.filter((key) => options.include.includes(key))];
  return wanted.flatMap((key) => {
    if (options.slotted.has(key as FieldName)) return [];
    const name =
      options.names[key] ?? (options.name && (STYLED[options.nameStyle] ?? STYLED.dot)(options.name, key));
    return name ? [[name, text(address, key)] as const] : [];
  });
}
