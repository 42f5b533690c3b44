import { findExecutable } from './executable.ts';

/** Where systems keep servers and applications, which a user's PATH may lack. */
const FOLDERS = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/sbin',
  '/opt/homebrew/bin',
  '/usr/local/bin',
  '/Applications/Firefox.app/Contents/MacOS',
];

/** What tests start, and the commands that do for it. */
export const COMMANDS = {
  redis: ['redis-server', 'valkey-server'],
  nginx: ['nginx'],
  prometheus: ['prometheus'],
  // Comes with Prometheus.
  promtool: ['promtool'],
  // Makes the certificates of a test.
  openssl: ['openssl'],
  firefox: ['firefox-esr', 'firefox'],
  // Starts the WebKitGTK that it comes with, which wants a display.
  webkit: ['WebKitWebDriver'],
  xvfb: ['Xvfb'],
} as const;

export type Service = keyof typeof COMMANDS;

/** Path of the command; null: not on this machine. */
export function findService(service: Service): string | null {
  return findExecutable(COMMANDS[service], FOLDERS);
}
