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
 *
 * @param country where it is, unless the value says that
 */
export function edited(
  value: Address | null,
  texts: FieldTexts,
  field: FieldName,
  country: string,
): Address | null {
  if (field === 'detail' && value) return withDetail(value, texts.detail);
  if (!texts.postcode.trim() && !texts.road.trim()) return null;
  return manualAddress({ ...texts, country: value?.country ?? country });
}

/** The address and the texts of its three inputs, which always say the same. */
export class FieldValue {
  /** Somebody has chosen or typed: the default no longer replaces it. */
  dirty = false;
  /** Where what is typed by hand is: where the services find addresses, or empty where those are of several countries. */
  country = 'KR';
  #address: Address | null = null;
  #texts: FieldTexts = NO_TEXTS;
  /** Chosen or given, as opposed to typed by hand. */
  #isGiven = false;
  #aside: Address | null = null;

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

  /** An address of which the text in the box is no longer; with the detail as it is now. */
  get aside(): Address | null {
    return this.#aside && withDetail(this.#aside, this.#texts.detail);
  }

  take(address: Address | null): void {
    this.#address = address;
    this.#texts = address ? textsOf(address) : NO_TEXTS;
    this.#isGiven = true;
    this.#aside = null;
  }

  /**
   * The text in the box has become another: an address that was chosen or given is not the value any more, and its
   * detail stays. Returns it; null when there is none, or one that was typed by hand and never had a text there.
   */
  setAside(): Address | null {
    const address = this.#isGiven ? this.#address : null;
    if (!address) return null;
    this.dirty = true;
    this.#aside = address;
    this.#address = null;
    this.#texts = { ...NO_TEXTS, detail: this.#texts.detail };
    return address;
  }

  /** Brings back what a form has saved; the texts may be more than the address, or less. */
  restore(address: Address | null, texts: FieldTexts): void {
    this.dirty = true;
    this.#address = address;
    this.#texts = texts;
    this.#isGiven = address?.source !== 'manual';
    this.#aside = null;
  }

  /** One input was edited by hand. Returns false when it says the same as before. */
  edit(field: FieldName, text: string): boolean {
    if (this.#texts[field] === text) return false;
    this.dirty = true;
    this.#texts = { ...this.#texts, [field]: text };
    this.#address = edited(this.#address, this.#texts, field, this.country);
    if (field !== 'detail') {
      this.#isGiven = false;
      this.#aside = null;
    }
    return true;
  }

  /** Takes over what the page's own inputs already hold. */
  adopt(texts: FieldTexts): void {
    if (this.#address) return;
    this.#isGiven = false;
    this.#texts = texts;
    this.#address = edited(null, texts, 'road', this.country);
  }
}
