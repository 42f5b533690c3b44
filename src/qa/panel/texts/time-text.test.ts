import { describe, expect, it } from 'vitest';
import { clockTime, countdown, mark, seconds } from './time-text.ts';

describe('a time in words', () => {
  it.each([
    [0, '0:00'],
    [-5, '0:00'],
    [1, '0:01'],
    [59_001, '1:00'],
    [725_000, '12:05'],
    [3_600_000, '1:00:00'],
  ])('counts down without promising too much: %i ms is %s', (ms, text) => {
    expect(countdown(ms)).toBe(text);
  });

  it('shows durations as an instrument does', () => {
    expect([seconds(40), seconds(3000), seconds(120_000)]).toEqual(['0.04', '3.00', '120']);
  });

  it('marks an axis without needless digits', () => {
    expect([mark(0), mark(200), mark(1000)]).toEqual(['0', '0.2', '1']);
  });

  it('tells the time of the day of the one who looks', () => {
    const at = new Date(2026, 10, 21, 9, 5, 7, 42).getTime();
    expect([clockTime(at), clockTime(at, false)]).toEqual(['09:05:07.042', '09:05:07']);
  });
});
