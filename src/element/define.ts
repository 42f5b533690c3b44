import { AddressSearch } from './address-search.ts';
import { AddressSource } from './address-source.ts';
import type { AddressSearchEventMap } from './event-map.ts';

// A page may load this twice, and a server may import it: neither is an error.
if (globalThis.customElements) {
  if (!customElements.get('address-search')) customElements.define('address-search', AddressSearch);
  if (!customElements.get('address-source')) customElements.define('address-source', AddressSource);
}

declare global {
  interface HTMLElementTagNameMap {
    'address-search': AddressSearch;
    'address-source': AddressSource;
  }
  // They bubble, so that any element, the document and the window may listen.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- It is how a map of events is joined.
  interface GlobalEventHandlersEventMap extends AddressSearchEventMap {}
}
