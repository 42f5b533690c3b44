/** Classes and types; importing this has no side effect. `./define.js`, or `defineElements()`, registers the elements. */
export { AddressSearch } from './address-search.ts';
export { AddressSource } from './address-source.ts';
export { defineElements } from './define-elements.ts';
export * from './events.ts';
export { AddressPickEvent } from './pick-event.ts';
export type { AddressSearchEventMap } from './event-map.ts';
export {
  ProviderChangeEvent,
  ProviderErrorEvent,
  SearchEndEvent,
  SearchStartEvent,
} from './search/diagnostics.ts';
export { registerLocale, messagesFor, type Messages } from './i18n/messages.ts';
export type { ElementState } from './form/custom-states.ts';
export type { EntryNames, GivenAddress } from './form/given.ts';
export type {
  AddressSearchAttributes,
  AddressSearchListeners,
  AddressSearchMarkup,
  AddressSearchProperties,
  AddressSourceAttributes,
} from './markup.ts';
export type { NameStyle } from './properties.ts';
export type { Address } from '../address/index.ts';
export { makeAddress, samePlace } from '../address/index.ts';
export { registerProvider } from '../providers/index.ts';
export type {
  Answer,
  BadQueryReason,
  EmbedEvents,
  EmbedProvider,
  EmbedSession,
  Failed,
  Found,
  LoadAnswer,
  LocatingProvider,
  NotFound,
  Provider,
  ProviderError,
  ProviderErrorKind,
  ProviderFactory,
  ProviderOptions,
  ProviderQuery,
  SearchProvider,
} from '../providers/index.ts';
