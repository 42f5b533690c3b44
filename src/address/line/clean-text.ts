/**
 * Composed, full-width forms as ASCII, one sort of dash, one space for any run, nothing invisible, no quotes around
 * the whole.
 */
export function cleanText(typed: string): string {
  return (
    typed
      .normalize('NFC')
      // Zero-width characters, marks of direction and soft hyphens come along with what is pasted.
      .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
      .replace(/[\uff01-\uff5e]/g, (wide) => wide.normalize('NFKC'))
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/\s{2,}|[^\S ]/g, ' ')
      .replace(/^[ "'“‘]{1,9}|[ "'”’]{1,9}$/g, '')
  );
}
