import type { Address, Codes, Location, Region } from './address.ts';

/** What a source knows of an address; the rest becomes empty. `source` is the one thing that must be told. */
export type AddressParts = Partial<Omit<Address, 'region' | 'codes' | 'source'>> & {
  readonly source: string;
  readonly region?: Partial<Region>;
  readonly codes?: Partial<Codes>;
};

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

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const text = (value: unknown): boolean => typeof value === 'string';
const flag = (value: unknown): boolean => typeof value === 'boolean';
const number = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const count = (value: unknown): boolean => value === null || number(value);

const fits = (value: unknown, shape: Shape): value is Record<string, unknown> =>
  isRecord(value) && Object.entries(shape).every(([name, holds]) => holds(value[name]));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const LOCATION: Record<keyof Location, Shape[string]> = { lat: number, lng: number };
const REGION: Record<keyof Region, Shape[string]> = {
  level1: text,
  level2: text,
  level3: text,
  level4: text,
  adminDong: text,
};
const CODES: Record<keyof Codes, Shape[string]> = {
  legalDong: text,
  sigungu: text,
  roadName: text,
  building: text,
  underground: flag,
  mainNo: count,
  subNo: count,
};
const ADDRESS: Record<keyof Address, Shape[string]> = {
  country: text,
  postcode: text,
  road: text,
  jibun: text,
  detail: text,
  extra: text,
  building: text,
  region: (value) => fits(value, REGION),
  codes: (value) => fits(value, CODES),
  location: (value) => value === null || fits(value, LOCATION),
  english: text,
  full: text,
  source: text,
  verified: flag,
  raw: () => true,
};

/** Whether a value from outside (page script, restored state) is a whole address. */
export function isAddress(value: unknown): value is Address {
  return fits(value, ADDRESS);
}

/**
 * Reads the `value` attribute. Missing parts become empty, so a server may write
 * `{"postcode":"03154","road":"…"}`; null when it is not JSON, a part has a wrong type, or nothing is told.
 */
export function parseAddress(json: string): Address | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  const parts = { source: 'manual', ...value } as AddressParts;
  if (!isRecord(parts.region ?? {}) || !isRecord(parts.codes ?? {})) return null;
  const address = makeAddress(parts);
  return isAddress(address) && (address.postcode || address.road || address.jibun) ? address : null;
}
