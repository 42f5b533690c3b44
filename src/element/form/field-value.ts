import { type Address, manualAddress, withDetail } from '../../address/index.ts';
import type { FieldName } from './form-entries.ts';

export type FieldTexts = Readonly<Record<FieldName, string>>;

export const NO_TEXTS: FieldTexts = { postcode: '', road: '', detail: '' };

/** What the three inputs show for an address. */
export const textsOf = (address: Address): FieldTexts => ({
  postcode: address.postcode,
  road: address.road || address.jibun,
  detail: address.detail,
});

/**
 * The value after one input was edited by hand. A detail belongs to the user anyway and keeps the address
 * verified; a postcode or road typed by hand makes it manual. Nothing in postcode and road is no value.
 */
export function edited(value: Address | null, texts: FieldTexts, field: FieldName): Address | null {
  if (field === 'detail' && value) return withDetail(value, texts.detail);
  if (!texts.postcode.trim() && !texts.road.trim()) return null;
  return manualAddress(texts);
}

/** The address and the texts of its three inputs, which always say the same. */
export class FieldValue {
  /** Somebody has chosen or typed: the default no longer replaces it. */
  dirty = false;
  #address: Address | null = null;
  #texts: FieldTexts = NO_TEXTS;
  #prefill = '';

  get address(): Address | null {
    return this.#address;
  }

  get texts(): FieldTexts {
    return this.#texts;
  }

  get isEmpty(): boolean {
    const { postcode, road, detail } = this.#texts;
    return postcode + road + detail === '';
  }

  take(address: Address | null): void {
    this.#address = address;
    this.#texts = address ? textsOf(address) : NO_TEXTS;
    this.#prefill = '';
  }

  /** Brings back what a form has saved; the texts may be more than the address, or less. */
  restore(address: Address | null, texts: FieldTexts): void {
    this.dirty = true;
    this.#address = address;
    this.#texts = texts;
  }

  /** One input was edited by hand. Returns false when it says the same as before. */
  edit(field: FieldName, text: string): boolean {
    if (this.#texts[field] === text) return false;
    this.dirty = true;
    this.#prefill = '';
    this.#texts = { ...this.#texts, [field]: text };
    this.#address = edited(this.#address, this.#texts, field);
    return true;
  }

  /** Takes over what the page's own inputs already hold. */
  adopt(texts: FieldTexts): void {
    if (this.#address) return;
    this.#texts = texts;
    this.#address = edited(null, texts, 'road');
  }

  /** In an outage, what was searched for is the best guess at the road: nobody should have to type it twice. */
  prefill(query: string): void {
    const { postcode, road } = this.#texts;
    if (postcode || (road !== '' && road !== this.#prefill)) return;
    this.#prefill = query.trim();
    this.#texts = { ...this.#texts, road: this.#prefill };
    this.#address = edited(null, this.#texts, 'road');
  }

  /** After an outage: takes a guess back. Returns false when the person has entered an address of their own. */
  unfill(): boolean {
    const { road, detail } = this.#texts;
    const isGuess = this.#prefill !== '' && road === this.#prefill && detail === '';
    if (isGuess) this.take(null);
    return this.#address === null;
  }
}
