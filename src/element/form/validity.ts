import type { FieldName } from './form-entries.ts';
import type { FieldValue } from './field-value.ts';
import type { Messages } from '../i18n/messages.ts';
import type { AddressSearchOptions } from '../properties.ts';

/** What the page demands of the value (docs/element.md#validity). */
export type Rules = Pick<AddressSearchOptions, 'mode' | 'required' | 'requireDetail' | 'requireVerified'>;

interface Wrong {
  readonly valid: false;
  readonly flag: 'valueMissing' | 'patternMismatch' | 'customError';
  readonly message: string;
  readonly anchor: FieldName | 'query';
}

export type Verdict = { readonly valid: true } | Wrong;

const KOREAN_POSTCODE = /^\d{5}$/;

/** The first thing wrong with the value, as a person would fix it from top to bottom. */
export function validate(
  rules: Rules,
  { address, texts }: Pick<FieldValue, 'address' | 'texts'>,
  customError: string,
  messages: Messages,
): Verdict {
  const wrong = (flag: Wrong['flag'], message: string, anchor: Wrong['anchor']): Wrong => ({
    valid: false,
    flag,
    message,
    anchor,
  });
  if (customError) return wrong('customError', customError, 'query');
  const typedPostcode = address?.source === 'manual' && address.country === 'KR' ? address.postcode : '';
  if (typedPostcode && !KOREAN_POSTCODE.test(typedPostcode))
    return wrong('patternMismatch', messages.badPostcode, 'postcode');
  const hasAddress = address !== null && (address.road || address.jibun).trim() !== '';
  if (rules.required && !hasAddress) {
    if (rules.mode === 'search' && !address) return wrong('valueMissing', messages.needAddress, 'query');
    // The postcode may stay empty: in an outage nobody can look it up, and a signup must not end there.
    const empty = !texts.postcode && !texts.road ? 'postcode' : 'road';
    return wrong('valueMissing', messages.needRoad, empty);
  }
  if (rules.requireDetail && hasAddress && !address.detail)
    return wrong('valueMissing', messages.needDetail, 'detail');
  if (rules.requireVerified && address && !address.verified)
    return wrong('customError', messages.needVerified, 'query');
  return { valid: true };
}
