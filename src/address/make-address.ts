import type { Address, Codes, Region } from './address.ts';

/** What somebody knows of an address; the rest becomes empty. */
export type PartialAddress = Partial<Omit<Address, 'region' | 'codes'>> & {
  readonly region?: Partial<Region>;
  readonly codes?: Partial<Codes>;
};

/** What a source knows of an address. `source` is the one thing that must be told. */
export type AddressParts = PartialAddress & { readonly source: string };

/** An address that says nothing: what every part is when it is not told. */
const EMPTY = {
  country: 'KR',
  postcode: '',
  road: '',
  jibun: '',
  detail: '',
  extra: '',
  building: '',
  region: { level1: '', level2: '', level3: '', level4: '', adminDong: '' },
  codes: {
    legalDong: '',
    sigungu: '',
    roadName: '',
    building: '',
    underground: false,
    mainNo: null,
    subNo: null,
  },
  location: null,
  english: '',
  full: '',
  source: '',
  verified: false,
  raw: null,
} as const satisfies Address;

/** The parts that `model` has, in its order, and no others; frozen. */
const complete = (model: object, parts: Readonly<Record<string, unknown>>): object =>
  Object.freeze(
    Object.fromEntries(
      Object.entries(model).map(([name, empty]: [string, unknown]) => {
        const part = parts[name] ?? empty;
        return [name, isRecord(empty) ? complete(empty, part as typeof parts) : part];
      }),
    ),
  );

/** A whole, frozen address. `raw` is kept as it came, unfrozen: it is the provider's own object. */
export function makeAddress(parts: AddressParts): Address {
  const { location } = parts;
  const copied = location && Object.freeze({ lat: location.lat, lng: location.lng });
  return complete(EMPTY, { ...parts, location: copied }) as Address;
}

/** What a user typed into the fields. The texts are kept to the letter: they may still be typing. */
export function manualAddress(typed: {
  readonly postcode: string;
  readonly road: string;
  readonly detail: string;
  readonly country?: string;
}): Address {
  return makeAddress({ ...typed, full: typed.road.trim(), source: 'manual' });
}

/** The same address with the user's 동, 호 or floor. */
export function withDetail(address: Address, detail: string): Address {
  return makeAddress({ ...address, detail });
}

/** Whether it is an object, and no list. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);

/** What may be missing, and its sort when it is there. */
const OPTIONAL: Readonly<Record<string, (value: unknown) => boolean>> = {
  raw: () => true,
  location: (value) => isRecord(value) && isNumber(value['lat']) && isNumber(value['lng']),
  mainNo: isNumber,
  subNo: isNumber,
};

const fits = (value: unknown, model: object): boolean =>
  isRecord(value) &&
  Object.entries(model).every(([name, wanted]: [string, unknown]) => {
    const part = value[name];
    if (wanted === null) return part === null || OPTIONAL[name]?.(part);
    return isRecord(wanted) ? fits(part, wanted) : typeof part === typeof wanted;
  });

/** Whether a value from outside (page script, restored state) is a whole address. */
export function isAddress(value: unknown): value is Address {
  return fits(value, EMPTY);
}

/**
 * Completes what a page gives as an address. Missing parts become empty and the source `manual`, so
 * `{"postcode":"03154","road":"…"}` is enough; null when a part has a wrong type, or neither postcode, road nor
 * jibun is told.
 */
export function completeAddress(given: unknown): Address | null {
  if (!isRecord(given)) return null;
  const { source, region, codes } = given;
  const parts = { ...given, source: source ?? 'manual', region: region ?? {}, codes: codes ?? {} };
  if (!isRecord(parts.region) || !isRecord(parts.codes)) return null;
  const address = makeAddress(parts as AddressParts);
  return isAddress(address) && (address.postcode || address.road || address.jibun) ? address : null;
}
