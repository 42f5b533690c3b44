import { describe, expect, it } from 'vitest';
import { highlight } from './highlight.ts';

describe('what is highlighted in a row', () => {
  it('marks every typed word and keeps the line whole', () => {
    const pieces = highlight('서울특별시 중구 세종대로 110', '세종대로 110');
    expect(pieces.filter((piece) => piece.match).map((piece) => piece.text)).toEqual(['세종대로', '110']);
    expect(pieces.map((piece) => piece.text).join('')).toBe('서울특별시 중구 세종대로 110');
  });

  it('takes typed symbols as text, never as a pattern', () => {
    expect(highlight('분당로 50 (수내동)', '(수내').filter((piece) => piece.match)).toEqual([
      { text: '(수내', match: true },
    ]);
  });
});
