import type { KnownAddress } from '../addresses/types.ts';
import { shortSido } from '../search.ts';

const longestKeyword = 80;
const mostRows = 9000;
const sqlWord =
  /(^|\s)(or|select|insert|delete|update|create|drop|exec|union|fetch|declare|truncate)(?=\s|$)/i;

/** True when every word is the name of a 시도 or 시군구: far too many addresses to search for. */
function isRegionAlone(text: string, addresses: readonly KnownAddress[]): boolean {
  const names = new Set(Object.entries(shortSido).flat());
  for (const { sigungu } of addresses) for (const word of sigungu.split(' ')) names.add(word);
  return text.split(/\s+/).every((word) => names.has(word));
}

/**
 * The error code of a keyword, docs/providers.md#juso-error-codes; `0` when it may be searched for. `lastRow` is the last one
 * that the page asked for can hold.
 */
export function codeOfKeyword(keyword: string, lastRow: number, addresses: readonly KnownAddress[]): string {
  const text = keyword.trim();
  if (text === '') return 'E0005';
  if (/[%=><[\]]/.test(text) || sqlWord.test(text)) return 'E0013';
  if (/\d{11,}/.test(text)) return 'E0011';
  if (/^\d+$/.test(text)) return 'E0009';
  if (/^[\d\s\p{P}\p{S}]+$/u.test(text)) return 'E0012';
  // A letter of Hangul that is not yet a syllable.
  if (!/[가-힣a-z]/i.test(text)) return 'E0008';
  const width = [...text].reduce((sum, letter) => sum + (/[ㄱ-ㆎ가-힣]/.test(letter) ? 2 : 1), 0);
  if (width > longestKeyword) return 'E0010';
  if (isRegionAlone(text, addresses)) return 'E0006';
  return lastRow > mostRows ? 'E0015' : '0';
}
