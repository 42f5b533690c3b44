import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lacks, needs } from './needs.ts';

const NEEDED = ['redis', 'nginx', 'promtool'] as const;
const findNginx = (name: string): string | null => (name === 'nginx' ? '/usr/sbin/nginx' : null);

function skip(why: string): never {
  throw new Error(`skipped: ${why}`);
}

beforeEach(() => {
  vi.stubEnv('CI', '');
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('a machine without a server that a test needs', () => {
  it('skips the test, and says loudly what nobody knows of', () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    expect(() => needs(skip, 'MONITORING IS', NEEDED, findNginx)).toThrow(
      'skipped: not installed: redis-server or valkey-server, promtool',
    );
    expect(warn).toHaveBeenCalledWith(
      '\n*** NO redis-server or valkey-server AND NO promtool: MONITORING IS NOT TESTED ***\n',
    );
  });

  it('fails the test where CI is set', () => {
    vi.stubEnv('CI', 'true');
    expect(lacks('MONITORING IS', NEEDED, findNginx)).toBe(false);
    expect(() => needs(skip, 'MONITORING IS', NEEDED, findNginx)).toThrow(/^not installed: .*promtool/);
  });
});

it('a test whose servers are there gets their paths', () => {
  expect(needs(skip, 'THE BALANCER IS', ['nginx'], findNginx)).toEqual({ nginx: '/usr/sbin/nginx' });
});
