import type { Address } from './address.ts';
import { withLongRegion } from './regions.ts';

/**
 * Whether two addresses, of whatever providers, are the same building entrance: underground flag, main and sub
 * number agree, and the road code does. Where a source tells no road code, the road lines decide
 * (docs/providers.md#same-place). An unknown number on either side is not the same.
 */
export function samePlace(a: Address, b: Address): boolean {
  const one = a.codes;
  const other = b.codes;
  const isSameNumber =
    one.mainNo !== null &&
    one.mainNo === other.mainNo &&
    one.subNo === other.subNo &&
    one.underground === other.underground;
  if (!isSameNumber) return false;
  if (one.roadName && other.roadName) return one.roadName === other.roadName;
  return a.road !== '' && lineKey(a.road) === lineKey(b.road);
}

/** Without blanks: "지하 110" is also written "지하110", and the numbers at the end agree already. */
const lineKey = (road: string): string => withLongRegion(road.trim()).replace(/\s/g, '');
