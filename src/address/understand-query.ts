import { cleanText, readLine, type AddressLine } from './line/index.ts';

/** What the typed text asks for. Only `postcode` and `search` are worth a request. */
export type Understood =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-short' }
  /** Only initial consonants or lone jamo ("ㅅㅈㄷㄹ"): no provider understands them. */
  | { readonly kind: 'chosung'; readonly text: string }
  /** Kana with unfinished Latin letters ("とk"): a Japanese input method is at work. */
  | { readonly kind: 'half-romaji' }
  /** `text` is the Korean postcode, five digits. */
  | { readonly kind: 'postcode'; readonly text: string }
  /** `text` is to be searched for, `detail` belongs into the detail field and is often empty; `line` says more. */
  | { readonly kind: 'search'; readonly text: string; readonly detail: string; readonly line: AddressLine };

// Compatibility jamo, which input methods show for an unfinished syllable, and conjoining ones.
const LONE_JAMO = '(?![가-힣])\\p{sc=Hang}';
const ONLY_JAMO = new RegExp(`^(?=.*${LONE_JAMO})(?:${LONE_JAMO}|[\\d\\s-])+$`, 'u');
const TRAILING_JAMO = new RegExp(`(?<!${LONE_JAMO})(?:${LONE_JAMO})+$`, 'u');
// Small letters only: "ビルA" is a finished word.
const HALF_ROMAJI = /[\u3041-\u3096\u30a1-\u30fa\u30fc][a-z]+$/;

/**
 * Decides what a typed or pasted text asks for (docs/address-lines.md).
 * `minLength` is in characters and applies after lone jamo at the end, a syllable being composed, are cut.
 */
export function understandQuery(typed: string, minLength = 2): Understood {
  const whole = cleanText(typed);
  if (whole === '') return { kind: 'empty' };
  if (ONLY_JAMO.test(whole)) return { kind: 'chosung', text: whole };
  if (HALF_ROMAJI.test(whole)) return { kind: 'half-romaji' };
  const finished = whole.replace(TRAILING_JAMO, '').trimEnd();
  if (/^\d{5}$/.test(finished)) return { kind: 'postcode', text: finished };
  const line = readLine(finished);
  const { postcode, detail } = line;
  if (line.text === '' && postcode) return { kind: 'postcode', text: postcode };
  // Nothing but what is not searched for: then that is what was meant.
  const text = line.text || finished;
  if ([...text].length < minLength) return { kind: 'too-short' };
  return { kind: 'search', text, detail, line };
}
