import { spawnSync } from 'node:child_process';
import { findBrowser } from './browser.ts';
import { findService } from './services.ts';

/** A part of the set-up: how it is found, and where people get it. */
export interface Requirement {
  readonly name: string;
  /** Where it is; null: not on this machine. */
  find(): string | null;
  /** Debian's packages; of each list the first that a system offers. */
  readonly apt: readonly (readonly string[])[];
  /** Homebrew's name; null: there is none, since it is for Linux alone. */
  readonly brew: string | null;
}

/** A system without fontconfig has no fonts that a browser would find. */
function findKoreanFont(): string | null {
  if (process.platform !== 'linux') return 'of the system';
  const { stdout } = spawnSync('fc-list', [':lang=ko', 'family'], { encoding: 'utf8' });
  return stdout?.split(/[,\n]/)[0] || null;
}

/** All that the tests need beside Node, npm and git. */
export const REQUIREMENTS: readonly Requirement[] = [
  {
    name: 'browser',
    find: findBrowser,
    apt: [['chromium-headless-shell', 'chromium']],
    brew: 'google-chrome',
  },
  {
    name: 'Korean font',
    find: findKoreanFont,
    apt: [['fontconfig'], ['fonts-noto-cjk', 'fonts-nanum']],
    brew: 'font-noto-sans-cjk',
  },
  {
    name: 'Redis',
    find: () => findService('redis'),
    apt: [['redis-server', 'valkey-server']],
    brew: 'redis',
  },
  { name: 'nginx', find: () => findService('nginx'), apt: [['nginx']], brew: 'nginx' },
  { name: 'Prometheus', find: () => findService('prometheus'), apt: [['prometheus']], brew: 'prometheus' },
  { name: 'promtool', find: () => findService('promtool'), apt: [['prometheus']], brew: 'prometheus' },
  { name: 'OpenSSL', find: () => findService('openssl'), apt: [['openssl']], brew: 'openssl' },
  { name: 'Firefox', find: () => findService('firefox'), apt: [['firefox-esr', 'firefox']], brew: 'firefox' },
  { name: 'WebKitGTK', find: () => findService('webkit'), apt: [['webkit2gtk-driver']], brew: null },
  { name: 'Xvfb', find: () => findService('xvfb'), apt: [['xvfb']], brew: null },
];
