import type { Address, Codes, Region } from './address.ts';

/** What somebody knows of an address; the rest becomes empty. */
export type PartialAddress = Partial<Omit<Address, 'region' | 'codes'>> & {
  readonly region?: Partial<Region>;
  readonly codes?: Partial<Codes>;
};

/** What a source knows of an address. `source` is the one thing that must be told. */
export type AddressParts = PartialAddress & { readonly source: string };

/** A whole, frozen address. `raw` is kept as it came, unfrozen: it is the provider's own object. */
export function makeAddress(parts: AddressParts): Address {
  const { region = {}, codes = {}, location = null } = parts;
  return Object.freeze({
    country: parts.country ?? 'KR',
    postcode: parts.postcode ?? '',
    road: parts.road ?? '',
    jibun: parts.jibun ?? '',
    detail: parts.detail ?? '',
    extra: parts.extra ?? '',
    building: parts.building ?? '',
    region: Object.freeze({
      level1: region.level1 ?? '',
      level2: region.level2 ?? '',
      level3: region.level3 ?? '',
      level4: region.level4 ?? '',
      adminDong: region.adminDong ?? '',
    }),
    codes: Object.freeze({
      legalDong: codes.legalDong ?? '',
      sigungu: codes.sigungu ?? '',
      roadName: codes.roadName ?? '',
      building: codes.building ?? '',
      underground: codes.underground ?? false,
      mainNo: codes.mainNo ?? null,
      subNo: codes.subNo ?? null,
    }),
    location: location && Object.freeze({ lat: location.lat, lng: location.lng }),
    english: parts.english ?? '',
    full: parts.full ?? '',
    source: parts.source,
    verified: parts.verified ?? false,
    raw: parts.raw ?? null,
  });
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

const MODEL = makeAddress({ source: '' });

/** Whether a value from outside (page script, restored state) is a whole address. */
export function isAddress(value: unknown): value is Address {
  return fits(value, MODEL);
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
