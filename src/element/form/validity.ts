import type { Address } from '../../address/index.ts';
import type { FieldName } from './form-entries.ts';
import type { Messages } from '../i18n/messages.ts';

/** What the element knows when it judges itself (element contract, section 5). */
export interface ValidityFacts {
  readonly value: Address | null;
  readonly mode: 'search' | 'manual';
  readonly fields: Readonly<Record<FieldName, string>>;
  readonly required: boolean;
  readonly requireDetail: boolean;
  readonly requireVerified: boolean;
  readonly customError: string;
}

export type Verdict =
  | { readonly valid: true }
  | {
      readonly valid: false;
      readonly flag: 'valueMissing' | 'patternMismatch' | 'customError';
      readonly message: string;
      readonly anchor: FieldName | 'query';
    };

const KOREAN_POSTCODE = /^\d{5}$/;

/** The first thing wrong with the value, as a person would fix it from top to bottom. */
export function judge(facts: ValidityFacts, messages: Messages): Verdict {
  const { value, fields } = facts;
  const wrong = (
    flag: 'valueMissing' | 'patternMismatch' | 'customError',
    message: string,
    anchor: FieldName | 'query',
  ) => ({ valid: false, flag, message, anchor }) as const;
  if (facts.customError) return wrong('customError', facts.customError, 'query');
  const typedPostcode = value?.source === 'manual' && value.country === 'KR' ? value.postcode : '';
  if (typedPostcode && !KOREAN_POSTCODE.test(typedPostcode))
    return wrong('patternMismatch', messages.badPostcode, 'postcode');
  const hasAddress = value !== null && (value.road || value.jibun).trim() !== '';
  if (facts.required && !hasAddress) {
    if (facts.mode === 'search' && !value) return wrong('valueMissing', messages.needAddress, 'query');
    // The postcode may stay empty: in an outage nobody can look it up, and a signup must not end there.
    const empty = !fields.postcode && !fields.road ? 'postcode' : 'road';
    return wrong('valueMissing', messages.needRoad, empty);
  }
  if (facts.requireDetail && hasAddress && !value.detail)
    return wrong('valueMissing', messages.needDetail, 'detail');
  if (facts.requireVerified && value && !value.verified)
    return wrong('customError', messages.needVerified, 'query');
  return { valid: true };
}
