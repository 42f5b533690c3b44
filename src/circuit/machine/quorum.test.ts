import { describe, expect, it } from 'vitest';
import { countNetworks } from './quorum.ts';

describe('networks', () => {
  it.each([
    [[], 0],
    [['a', 'b', 'a'], 2],
    [['mo.a', 'mo.b', 'mo.a'], 2],
    [['mo.a', 'tu.b'], 1],
    [['mo.a', 'mo.b', 'tu.c', 'tu.d', 'tu.e'], 3],
    [['a', 'mo.b'], 1],
  ])('of %j are %d', (names, count) => {
    expect(countNetworks(names)).toBe(count);
  });
});
