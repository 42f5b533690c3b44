/** What may be wrong with a text that an operator writes. */
export type TextFault =
  /** Too few characters that anybody can see. */
  | 'short'
  /** Control characters, or marks that turn the direction of what follows: it would read other than it is. */
  | 'hidden';

/** Line feeds and tabs are what a text area holds. Lone surrogates are no characters. */
const hidden = /[\p{Bidi_Control}\p{Cs}]|(?![\t\n])\p{Cc}/u;
/** Blanks, zero-width and other characters without a glyph, marks on nothing; and U+2800, which is an empty cell. */
const unseen = /[\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * What is wrong with a reason or a notice; null: nothing. The endpoint refuses by it, and the console asks it first.
 *
 * @param least characters that one must be able to see
 */
export function textFaultOf(text: string, least: number): TextFault | null {
  if (hidden.test(text)) return 'hidden';
  return [...text.replace(unseen, '')].length < least ? 'short' : null;
}
