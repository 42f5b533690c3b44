import { AddressSearch } from './address-search.ts';
import { AddressSource } from './address-source.ts';

/**
 * Registers `<address-search>` and `<address-source>`, as importing `./define.js` does, at a moment of the caller's
 * own. Twice is no error, nor is a server, where nothing happens.
 */
export function defineElements(): void {
  if (!globalThis.customElements) return;
  if (!customElements.get('address-search')) customElements.define('address-search', AddressSearch);
  if (!customElements.get('address-source')) customElements.define('address-source', AddressSource);
}

declare global {
  interface HTMLElementTagNameMap {
    'address-search': AddressSearch;
    'address-source': AddressSource;
  }
}
