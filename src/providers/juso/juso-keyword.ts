import type { Failed } from '../contract.ts';
import { badQuery, failed, notSearchable } from '../errors.ts';

export type Keyword = { readonly kind: 'keyword'; readonly keyword: string } | Failed;

/**
 * What juso refuses, and what the firewall before it blocks the client's IP for. The words as whole ones only: "OR" is
 * also in "forest" and "Toris".
 */
const FORBIDDEN =
  /[%='"`;\\]|--|\/\*|\*\/|(?<!\S)(?:or|select|insert|delete|update|create|drop|exec|union|fetch|declare|truncate)(?!\S)/gi;

/**
 * What may be sent as `keyword`, or why nothing may be (docs/providers.md#juso-keywords). Brackets, which juso forbids,
 * only part words; without anything else it would be another search.
 */
export function jusoKeyword(text: string): Keyword {
  const keyword = text
    .replace(/[[\]<>]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const forbidden = [...new Set(keyword.match(FORBIDDEN))];
  if (forbidden.length > 0) return failed(notSearchable('forbidden', 'forbidden', keyword, forbidden));
  if (keyword === '') return failed(badQuery('empty'));
  // "920-1154" is a Japanese postcode.
  if (/^(?:[\d\s]+|〒? ?\d{3}-?\d{4})$/.test(keyword)) return failed(notSearchable('digits-only'));
  if (!/\p{L}/u.test(keyword)) return failed(badQuery('symbols-only'));
  // 40 Hangul or 80 ASCII characters: a Hangul one counts twice.
  const width = [...keyword].reduce((sum, sign) => sum + (sign > '\u00ff' ? 2 : 1), 0);
  if (width > 80) return failed(badQuery('too-long'));
  return /\d{11}/.test(keyword) ? failed(badQuery('too-many-digits')) : { kind: 'keyword', keyword };
}
