import { expect, it } from 'vitest';
import { fitnessOf } from './server-check.ts';

const info = (fields: Record<string, string>): string =>
  ['# Server', ...Object.entries(fields).map(([key, value]) => `${key}:${value}`), ''].join('\r\n');
const good = { redis_version: '7.0.15', aof_enabled: '1', maxmemory_policy: 'noeviction' };

it('a server that keeps what it is given needs no word', () => {
  expect(fitnessOf(info(good), false)).toEqual({ fatal: null, warnings: [] });
});

it('a server that forgets in a crash, or when it is full, is told of', () => {
  const { warnings } = fitnessOf(info({ ...good, aof_enabled: '0', maxmemory_policy: 'allkeys-lru' }), false);
  expect(warnings).toEqual([expect.stringContaining('append-only'), expect.stringContaining('allkeys-lru')]);
});

it.each([
  ['6.0.16', true],
  ['5.9.9', true],
  ['6.2.0', false],
  ['10.0.0', false],
])('version %s is too old: %s', (redis_version, isTooOld) => {
  expect(fitnessOf(info({ ...good, redis_version }), false).fatal !== null).toBe(isTooOld);
});

it('a server that tells nothing about itself is taken', () => {
  expect(fitnessOf('', true)).toEqual({ fatal: null, warnings: [] });
});

it('a primary without a replica is told of where one is to take over, and nowhere else', () => {
  const alone = info({ ...good, connected_slaves: '0' });
  expect(fitnessOf(alone, false).warnings).toEqual([]);
  expect(fitnessOf(alone, true).warnings).toEqual([expect.stringContaining('has no replica')]);
  expect(fitnessOf(info({ ...good, connected_slaves: '2' }), true).warnings).toEqual([]);
});
