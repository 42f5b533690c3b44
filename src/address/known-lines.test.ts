import { describe, expect, it } from 'vitest';
import { folded, linesOf, understood, type KnownLine } from './testing/lines.ts';

/** The lists have "736번지 1호" as it was typed; it is searched for as lot 736-1, so that every service reads it. */
const asLot = (line: KnownLine): KnownLine => ({
  ...line,
  searched: line.searched.replace(/(\d)번지 (\d+)호/, '$1-$2'),
});
const parts = ({ searched, detail }: { readonly searched: string; readonly detail: string }) =>
  [searched, detail].map(folded);

describe('lines that people typed', () => {
  it.each(linesOf('typed-lines'))('$typed', (line) => {
    expect(parts(understood(line.typed))).toEqual(parts(asLot(line)));
  });
});

// The bar is 95 %; each miss would be named here and in docs/address-lines.md.
const MISSED: readonly string[] = [];

describe('our own lines, written before the grammar', () => {
  const lines = linesOf('own-lines');

  it('are 150', () => {
    expect(lines).toHaveLength(150);
    expect(MISSED.length).toBeLessThanOrEqual(0.05 * lines.length);
  });

  it.each(lines.filter(({ typed }) => !MISSED.includes(typed)))('$typed', (line) => {
    expect(parts(understood(line.typed))).toEqual(parts(asLot(line)));
  });
});
