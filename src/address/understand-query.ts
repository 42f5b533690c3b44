import { splitDetail } from './split-detail.ts';

/** What the typed text asks for. Only `postcode` and `search` are worth a request. */
export type Understood =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-short' }
  /** Only initial consonants or lone jamo ("ㅅㅈㄷㄹ"): no provider understands them. */
  | { readonly kind: 'chosung'; readonly text: string }
  /** Kana with unfinished Latin letters ("とk"): a Japanese input method is at work. */
  | { readonly kind: 'half-romaji' }
  /** Five digits, the Korean postcode. */
  | { readonly kind: 'postcode'; readonly text: string }
  /** `detail` is what belongs into the detail field; often empty. */
  | { readonly kind: 'search'; readonly text: string; readonly detail: string };

// Compatibility jamo, which input methods show for an unfinished syllable, and conjoining ones.
const LONE_JAMO = '\\u1100-\\u11ff\\u3131-\\u318e\\ua960-\\ua97f\\ud7b0-\\ud7ff';
const ONLY_JAMO = new RegExp(`^(?=.*[${LONE_JAMO}])[${LONE_JAMO}\\d\\s-]+$`);
const TRAILING_JAMO = new RegExp(`[${LONE_JAMO}]+$`);
// Small letters only: "ビルA" is a finished word.
const HALF_ROMAJI = /[\u3041-\u3096\u30a1-\u30fa\u30fc][a-z]+$/;

/**
 * Decides what a typed text asks for (docs/element.md#queries).
 * `minLength` is in characters and applies after lone jamo at the end, a syllable being composed, are cut.
 */
export function understandQuery(typed: string, minLength = 2): Understood {
  const whole = normalise(typed);
  if (whole === '') return { kind: 'empty' };
  if (ONLY_JAMO.test(whole)) return { kind: 'chosung', text: whole };
  if (HALF_ROMAJI.test(whole)) return { kind: 'half-romaji' };
  const text = whole.replace(TRAILING_JAMO, '').trimEnd();
  if (/^\d{5}$/.test(text)) return { kind: 'postcode', text };
  if ([...text].length < minLength) return { kind: 'too-short' };
  return { kind: 'search', ...splitDetail(text) };
}

/** NFC, full-width forms to ASCII, any run of spaces to one. */
function normalise(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, ' ')
    .trim();
}
