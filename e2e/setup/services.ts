import { findExecutable } from './executable.ts';

/** Where distributions keep servers, which a user's PATH may lack. */
const SERVER_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/sbin', '/opt/homebrew/bin', '/usr/local/bin'];

/** What tests start, and the commands that do for it. */
export const COMMANDS = {
  redis: ['redis-server', 'valkey-server'],
  nginx: ['nginx'],
  prometheus: ['prometheus'],
  // Comes with Prometheus.
  promtool: ['promtool'],
  // Makes the certificates of a test.
  openssl: ['openssl'],
} as const;

export type Service = keyof typeof COMMANDS;

/** Path of the command; null: not on this machine. */
export function findService(service: Service): string | null {
  return findExecutable(COMMANDS[service], SERVER_FOLDERS);
}
