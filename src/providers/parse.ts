import { type Address, samePlace, withLongRegion } from '../address/index.ts';
import type { Answer } from './contract.ts';
import { wrongShape } from './errors.ts';

/** An object that came over the network: nothing about it is known. */
export type Unknowns = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one when it is none, so that reading goes on and finds nothing. */
export const fields = (value: unknown): Unknowns =>
  typeof value === 'object' && value !== null ? (value as Unknowns) : {};

/** Characters of a field that are looked at. No real one has 300; our work must not grow with a broken answer. */
const maxTextLength = 1_000;

/** Text without outer spaces; a number becomes text, as the APIs mix both. */
export const text = (value: unknown): string =>
  typeof value === 'string'
    ? value.slice(0, maxTextLength).trim()
    : typeof value === 'number'
      ? String(value)
      : '';

/** A number, also one that came as text; null for anything else. */
export const number = (value: unknown): number | null =>
  text(value) !== '' && Number.isFinite(Number(value)) ? Number(value) : null;

/** How many there are, also where that came as text; null for what counts nothing: -1, 1.5, 1e308. */
export function count(value: unknown): number | null {
  const counted = number(value);
  return counted !== null && Number.isSafeInteger(counted) && counted >= 0 ? counted : null;
}

/** A code or postcode of digits; empty where it has another length or other signs in it. */
export function digits(value: unknown, length: number): string {
  const told = text(value);
  return told.length === length && /^\d+$/.test(told) ? told : '';
}

/** A name on one line: any run of blanks is one, as the registers sometimes hold two. */
export const name = (value: unknown): string => text(value).replace(/\s+/g, ' ');

/**
 * A one-line Korean address, its 시도 in the long form. Empty where there is no Hangul in it, or signs of a
 * page's template that was never filled in ("$!{fullAddress}"): that is no address.
 */
export function koreanLine(value: unknown): string {
  const line = name(value);
  return /[가-힣]/.test(line) && !isTemplate(line) ? withLongRegion(line) : '';
}

/** A reference part, "(역삼동, 강남파이낸스센터)"; empty where it is none. */
export function referencePart(value: unknown): string {
  const part = name(value);
  return /^\(.+\)$/.test(part) && !isTemplate(part) ? part : '';
}

/** Signs that no address has, and templates and markup do. */
export const isTemplate = (line: string): boolean => /[${}<>]/.test(line);

/** WGS84 degrees out of two texts or numbers; null unless both are there. */
export function location(lat: unknown, lng: unknown): Address['location'] {
  const y = number(lat);
  const x = number(lng);
  if (y === null || x === null || Math.abs(y) > 90 || Math.abs(x) > 180) return null;
  return { lat: y, lng: x };
}

/** One row for each road address; of several buildings on it, the first that has a name. */
export function foldByRoad(rows: readonly (Address | null)[]): readonly (Address | null)[] {
  const folded: (Address | null)[] = [];
  for (const row of rows) {
    const at = row ? folded.findIndex((other) => other !== null && samePlace(row, other)) : -1;
    if (at < 0) folded.push(row);
    else if (row?.building && !folded[at]?.building) folded[at] = row;
  }
  return folded;
}

/**
 * One page of a list. `null` rows are those that could not be read. Hits counted but none readable is a
 * broken answer and never "no such address".
 */
export function pageOf(
  rows: readonly (Address | null)[],
  total: number,
  page: number,
  hasMore: boolean,
): Answer {
  const addresses = rows.filter((row) => row !== null);
  if (addresses.length > 0) return { kind: 'found', addresses, total, page, hasMore };
  if (rows.length > 0) return wrongShape();
  if (page > 1) return { kind: 'found', addresses, total, page, hasMore: false };
  return total > 0 ? wrongShape() : { kind: 'none' };
}
