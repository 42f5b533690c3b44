import type { Address } from './address.ts';
import { withLongRegion } from './regions.ts';

/**
 * Whether two addresses, of whatever providers, are the same building entrance: underground flag, main and sub
 * number agree, and the road code or else the road line does, as some sources tell no code and one road has two of
 * them since regions were merged (docs/providers.md#same-place). An unknown number on either side is not the same.
 */
export function samePlace(a: Address, b: Address): boolean {
  const one = a.codes;
  const other = b.codes;
  return (
    one.mainNo !== null &&
    one.mainNo === other.mainNo &&
    one.subNo === other.subNo &&
    one.underground === other.underground &&
    ((one.roadName !== '' && one.roadName === other.roadName) ||
      (a.road !== '' && lineKey(a.road) === lineKey(b.road)))
  );
}

/** Without blanks: "지하 110" is also written "지하110", and the numbers at the end agree already. */
const lineKey = (road: string): string =>
  withLongRegion(road.trim())
    // One since July 2026; some registers still answer with the names of before.
    .replace(/^(?:광주광역시|전라남도)/, '전남광주통합특별시')
    .replace(/\s/g, '');
