import type { Address } from './address.ts';

/**
 * Whether two addresses, of whatever providers, are the same building entrance: road code, underground flag,
 * main and sub number agree (docs/providers.md#same-place). Unknown on either side is not the same.
 */
export function samePlace(a: Address, b: Address): boolean {
  const one = a.codes;
  const other = b.codes;
  return (
    one.roadName !== '' &&
    one.mainNo !== null &&
    one.roadName === other.roadName &&
    one.underground === other.underground &&
    one.mainNo === other.mainNo &&
    one.subNo === other.subNo
  );
}
