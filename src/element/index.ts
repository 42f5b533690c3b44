/** Classes and types; importing this has no side effect. `./define.js` registers the elements. */
export { AddressSearch } from './address-search.ts';
export { AddressSource } from './address-source.ts';
export * from './events.ts';
export {
  ProviderChangeEvent,
  ProviderErrorEvent,
  SearchEndEvent,
  SearchStartEvent,
} from './search-events.ts';
export { registerLocale, messagesFor, type Messages } from './messages.ts';
export type { ElementState } from './states.ts';
export type { NameStyle } from './form-entries.ts';
export type { Address } from '../address/address.ts';
export { samePlace } from '../address/same-place.ts';
export { registerProvider } from '../providers/registry.ts';
export type * from '../providers/contract.ts';
