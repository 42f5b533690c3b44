import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './browser.ts';

/** Long enough for a slow line, short enough that a blocked download does not look like a hang. */
const DOWNLOAD_MS = 4 * 60_000;

const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'inherit', timeout: DOWNLOAD_MS }).status === 0;

function withPlaywright(): string | null {
  run('npx', ['playwright', 'install', 'chromium']);
  return findBrowser();
}

function withApt(): string | null {
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!isRootOnDebian || !run('apt-get', ['update'])) return null;
  const install = (browser: string): boolean =>
    run('apt-get', ['install', '-y', '--no-install-recommends', browser, 'fonts-noto-cjk']);
  // Older systems have the whole browser only.
  if (!install('chromium-headless-shell')) install('chromium');
  return findBrowser();
}

const browser = findBrowser() ?? withPlaywright() ?? withApt();
if (browser) {
  process.stdout.write(`Browser for the tests: ${browser}\n`);
} else {
  process.stderr.write(
    'No browser for the tests. Install Google Chrome or Chromium, or run: npx playwright install chromium\n',
  );
  process.exitCode = 1;
}
