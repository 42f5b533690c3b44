/** A piece of text, and whether the user typed it. */
export interface Piece {
  readonly text: string;
  readonly match: boolean;
}

/** Splits a line into pieces so that the typed words stand out; case does not matter. */
export function highlight(line: string, query: string): readonly Piece[] {
  const words = query
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (words.length === 0) return [{ text: line, match: false }];
  const typed = new RegExp(`(${words.join('|')})`, 'gi');
  return line
    .split(typed)
    .map((text, index) => ({ text, match: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
