/** `npm run setup`: installs what the tests need and this machine has not, or says how. */
import { spawnSync } from 'node:child_process';
import { canInstall, install } from './apt.ts';
import { findBrowser } from './browser.ts';
import { REQUIREMENTS, type Requirement } from './requirements.ts';

/** Long enough for a slow line, short enough that a blocked one does not look like a hang. */
const DOWNLOAD_MS = 4 * 60_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const warn = (line: string): void => void process.stderr.write(`${line}\n`);
const isForThisSystem = ({ brew }: Requirement): boolean => brew !== null || process.platform === 'linux';
const namesOf = (some: readonly Requirement[]): string => some.map(({ name }) => name).join(', ');
const stillMissing = (): readonly Requirement[] =>
  REQUIREMENTS.filter((one) => isForThisSystem(one) && one.find() === null);

/** Where no package has a browser: on Ubuntu, and for those who are not root. */
function downloadBrowser(): void {
  const withLibraries = canInstall() ? ['--with-deps'] : [];
  spawnSync('npx', ['playwright', 'install', ...withLibraries, 'chromium'], {
    stdio: 'inherit',
    timeout: DOWNLOAD_MS,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env },
  });
}

const before = stillMissing();
if (before.length > 0 && canInstall()) {
  say(`Installing with apt, which takes a minute or two: ${namesOf(before)}`);
  const complaint = install(before.flatMap(({ apt }) => apt));
  if (complaint !== null) warn(complaint);
}
if (findBrowser() === null) downloadBrowser();

const missing = stillMissing();
const installed = before.filter((one) => !missing.includes(one));
const found = REQUIREMENTS.flatMap(({ name, find }) => {
  const place = find();
  return place === null ? [] : [`${name} ${place}`];
});
const elsewhere = REQUIREMENTS.filter((one) => !isForThisSystem(one));
say(`For the tests: ${found.join(', ') || 'nothing'}; installed now: ${namesOf(installed) || 'nothing'}`);
if (elsewhere.length > 0)
  say(`There for Linux alone, so that WebKit is not tested here: ${namesOf(elsewhere)}`);

if (missing.length > 0) {
  const apt = new Set(missing.flatMap((one) => one.apt.map(([first = '']) => first)));
  const brew = new Set(missing.flatMap(({ brew }) => brew ?? []));
  warn(
    `Missing: ${namesOf(missing)}. Tests that need it are skipped, or fail where CI is set. ` +
      `apt-get install ${[...apt].join(' ')}${brew.size > 0 ? `, or brew install ${[...brew].join(' ')}` : ''}`,
  );
  // Without a browser there is nothing to test with.
  if (findBrowser() === null) process.exitCode = 1;
}
