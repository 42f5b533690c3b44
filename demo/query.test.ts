import { describe, expect, it } from 'vitest';
import { readQuery, writeQuery } from './query.ts';

const read = (text: string) => readQuery(new URLSearchParams(text));

describe('the parameters of a demo page', () => {
  it('are all at their defaults without any', () => {
    expect(read('')).toEqual({
      order: 'kakao-first',
      live: false,
      qa: false,
      incident: null,
      lang: 'ko',
      timeout: null,
      hedge: null,
      loadTimeout: null,
      readyTimeout: null,
    });
  });

  it('come out of a link as they went in', () => {
    const text = '?order=juso-first&live=&lang=en&timeout=1500&hedge=0&load-timeout=800&ready-timeout=900';
    expect(writeQuery(read(text))).toBe(text);
  });

  it('are ignored when they make no sense', () => {
    expect(writeQuery(read('order=x&lang=xx&timeout=-1&hedge=1e3&other=%22%3E'))).toBe('');
  });

  it('cannot ask for a deadline of over a minute', () => {
    expect(read('timeout=99999').timeout).toBe(60_000);
  });
});
