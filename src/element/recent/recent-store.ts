import { type Address, isAddress, isRecord, makeAddress, samePlace } from '../../address/index.ts';
import type { TextStorage } from '../../platform/index.ts';

/** Where they are kept, for all pages of the origin. */
const KEY = 'address-search:recent';
/** Of what is kept; another one is not read. */
const VERSION = 1;
const MOST = 5;

/** Where a service tells no numbers, as for other countries, the lines tell. */
const isSame = (a: Address, b: Address): boolean =>
  samePlace(a, b) || (a.road === b.road && a.jibun === b.jibun && a.postcode === b.postcode);

/** The addresses that were picked last on this device, the newest first. They are kept there and sent nowhere. */
export class RecentStore {
  constructor(private readonly storage: TextStorage) {}

  /** Read anew each time, since another tab may have changed it. What cannot be read is none. */
  read(): readonly Address[] {
    try {
      const kept: unknown = JSON.parse(this.storage.read(KEY) ?? 'null');
      if (!isRecord(kept) || kept['version'] !== VERSION || !Array.isArray(kept['addresses'])) return [];
      return kept['addresses'].filter(isAddress).slice(0, MOST).map(makeAddress);
    } catch {
      return [];
    }
  }

  /** Without the detail, which is nobody's business, and without what the service answered. */
  add(address: Address): void {
    const place = makeAddress({ ...address, detail: '', raw: null });
    this.#write([place, ...this.#others(address)]);
  }

  remove(address: Address): void {
    this.#write(this.#others(address));
  }

  clear(): void {
    this.#write([]);
  }

  #others(address: Address): readonly Address[] {
    return this.read().filter((each) => !isSame(each, address));
  }

  #write(addresses: readonly Address[]): void {
    const kept = { version: VERSION, addresses: addresses.slice(0, MOST) };
    this.storage.write(KEY, addresses.length ? JSON.stringify(kept) : null);
  }
}
