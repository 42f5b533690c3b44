import { describe, expect, it } from 'vitest';
import { page, step } from './active-option.ts';

describe('the active option', () => {
  it('goes from none to the first with Down, and to the last with Up', () => {
    expect([step(-1, 3, 1), step(-1, 3, -1)]).toEqual([0, 2]);
  });
  it('wraps through "none active" at both ends', () => {
    expect([step(2, 3, 1), step(0, 3, -1)]).toEqual([-1, -1]);
  });
  it('is none when the list is empty', () => {
    expect([step(-1, 0, 1), page(-1, 0, 1)]).toEqual([-1, -1]);
  });
  it('moves five options with PageDown and stops at the ends', () => {
    expect([page(0, 12, 1), page(9, 12, 1), page(3, 12, -1)]).toEqual([5, 11, 0]);
  });
});
