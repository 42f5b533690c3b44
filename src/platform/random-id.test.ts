import { describe, expect, it } from 'vitest';
import { randomId } from './random-id.ts';

describe('randomId', () => {
  it('is 32 hexadecimal digits', () => {
    for (let turn = 0; turn < 50; turn++) expect(randomId()).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 50 }, randomId)).size).toBe(50);
  });
});
