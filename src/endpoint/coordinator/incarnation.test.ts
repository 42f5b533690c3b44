import { describe, expect, it } from 'vitest';
import { newIncarnation } from './incarnation.ts';

const now = Date.UTC(2026, 10, 21);

describe('the name of an incarnation', () => {
  it('sorts by the time of creation, whatever chance adds', () => {
    const early = newIncarnation(now, () => 0.999999, null);
    const late = newIncarnation(now + 1, () => 0, null);
    expect(late > early).toBe(true);
    expect(early).toHaveLength(late.length);
  });

  it('differs between two made in the same moment', () => {
    expect(newIncarnation(now, () => 0.1, null)).not.toBe(newIncarnation(now, () => 0.2, null));
  });

  it('sorts after the one it follows, even if the clock was set back', () => {
    const before = newIncarnation(now, () => 0.999999, null);
    expect(newIncarnation(now - 86_400_000, () => 0, before) > before).toBe(true);
  });

  it('fits into an ETag and an event id', () => {
    expect(newIncarnation(now, () => 0.5, null)).toMatch(/^[0-9a-z]{14}$/);
  });
});
