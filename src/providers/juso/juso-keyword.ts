import type { BadQueryReason } from '../contract.ts';

export type Keyword =
  | { readonly kind: 'keyword'; readonly keyword: string }
  | { readonly kind: 'refused'; readonly reason: BadQueryReason };

// Quotes, backslash and ";" are in no address, but the firewall before the API blocks the client's IP for them.
const FORBIDDEN_SIGNS = /[%=<>[\]'"`;\\]|--|\/\*|\*\//g;
// As whole words only: "OR" is also in "forest" and "Toris".
const FORBIDDEN_WORDS =
  /(?<!\S)(?:or|select|insert|delete|update|create|drop|exec|union|fetch|declare|truncate)(?!\S)/gi;

/**
 * What may be sent as `keyword`: without what juso forbids, or why nothing may be
 * (docs/providers.md#juso-keywords).
 */
export function jusoKeyword(text: string): Keyword {
  const keyword = text
    .replace(FORBIDDEN_SIGNS, ' ')
    .replace(FORBIDDEN_WORDS, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const reason = refusal(keyword, text);
  return reason ? { kind: 'refused', reason } : { kind: 'keyword', keyword };
}

function refusal(keyword: string, text: string): BadQueryReason | null {
  if (keyword === '') return text.trim() === '' ? 'empty' : 'forbidden';
  if (/^[\d\s]+$/.test(keyword)) return 'digits-only';
  if (!/\p{L}/u.test(keyword)) return 'symbols-only';
  // 40 Hangul or 80 ASCII characters: a Hangul one counts twice.
  const width = [...keyword].reduce((sum, sign) => sum + (sign > '\u00ff' ? 2 : 1), 0);
  if (width > 80) return 'too-long';
  return /\d{11}/.test(keyword) ? 'too-many-digits' : null;
}
