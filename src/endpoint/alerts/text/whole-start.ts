/** The start of a text, of this many UTF-16 units or one less: no character is cut in two. */
export function wholeStart(text: string, length: number): string {
  const start = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(start) ? start.slice(0, -1) : start;
}
