/** Classes and types; importing this has no side effect. `./define.js` registers the elements. */
export { AddressSearch } from './address-search.ts';
export { AddressSource } from './address-source.ts';
export * from './events.ts';
export {
  ProviderChangeEvent,
  ProviderErrorEvent,
  SearchEndEvent,
  SearchStartEvent,
} from './search/diagnostics.ts';
export { registerLocale, messagesFor, type Messages } from './i18n/messages.ts';
export type { ElementState } from './types.ts';
export type { NameStyle } from './form/form-entries.ts';
export type { Address } from '../address/address.ts';
export { samePlace } from '../address/same-place.ts';
export { registerProvider } from '../providers/registry.ts';
export type * from '../providers/contract.ts';
