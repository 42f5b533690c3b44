import { describe, expect, it } from 'vitest';
import { HealthySite } from './testing/opening-cost.ts';

const minute = 60_000;

describe('regression: what it costs to open a healthy service', () => {
  it.each([
    [1, 4],
    [10, 20],
    [100, 150],
    [1_000, 1_000],
  ])('grows with honest traffic: at %d searches a second %d hostile networks do not', (rate, networks) => {
    expect(new HealthySite(rate).isOpenedBy(networks, 15_000)).toBe(false);
  });

  it('is two networks where next to nobody searches', () => {
    const site = new HealthySite(0);
    expect(site.isOpenedBy(1, minute)).toBe(false);
    expect(site.isOpenedBy(2, minute)).toBe(true);
  });

  it('is not three networks that lie without a pause, until by chance nobody was answered for a moment', () => {
    expect(new HealthySite(10).isOpenedBy(3, 10 * minute)).toBe(false);
  });
});
