/**
 * Composed, full-width forms as ASCII, one sort of dash, one space for any run, nothing invisible, no quotes around
 * the whole.
 */
export function cleanText(typed: string): string {
  return (
    typed
      .normalize('NFC')
      // Zero-width characters, marks of direction and soft hyphens come along with what is pasted.
      .replace(/\p{Cf}/gu, '')
      .replace(/[\uff01-\uff5e]/g, (wide) => wide.normalize('NFKC'))
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/\s{2,}|[^\S ]/g, ' ')
      .replace(/^[ "'“‘]{1,9}|[ "'”’]{1,9}$/g, '')
  );
}
