import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findServices, missingServices } from './services.ts';

/** Long enough for a slow line, short enough that a blocked download does not look like a hang. */
const DOWNLOAD_MS = 4 * 60_000;

function run(command: string, args: readonly string[]): boolean {
  // At run level 1 Debian's packages do not start their servers: the tests start their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  return spawnSync(command, args, { stdio: 'inherit', timeout: DOWNLOAD_MS, env }).status === 0;
}

const wanted = missingServices(findServices());
if (wanted.length > 0 && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
  if (run('apt-get', ['update'])) run('apt-get', ['install', '-y', '--no-install-recommends', ...wanted]);
}

const services = findServices();
const missing = missingServices(services);
if (missing.length === 0) {
  process.stdout.write(`Servers for the tests: ${Object.values(services).join(', ')}\n`);
} else {
  // The tests that need them say so themselves: they are skipped, and fail where CI is set.
  process.stderr.write(
    `The tests of several nodes and of their monitoring need ${missing.join(' and ')}: install with apt or brew.\n`,
  );
}
