import type { Address } from '../address/index.ts';
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

/** WGS84 degrees out of two texts or numbers; null unless both are there. */
export function location(lat: unknown, lng: unknown): Address['location'] {
  const y = number(lat);
  const x = number(lng);
  return y === null || x === null ? null : { lat: y, lng: x };
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
