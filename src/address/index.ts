/** What an address is, when two are the same place, and what a typed line means. */
export type { Address, Location } from './address.ts';
export type { PartialAddress } from './make-address.ts';
export { samePlace } from './same-place.ts';
export {
  completeAddress,
  isRecord,
  manualAddress,
  withDetail,
  isAddress,
  makeAddress,
} from './make-address.ts';
export { understandQuery } from './understand-query.ts';
export type { AddressLine } from './line/index.ts';
export { hasOtherPostcode, rankByLine } from './agreement.ts';
export { composeFull, composeExtra, isPostBox, readRoadNumber } from './korean-lines.ts';
export { longRegion, withLongRegion } from './regions.ts';
