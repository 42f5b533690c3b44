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
