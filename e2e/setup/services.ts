import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where distributions keep servers, which a user's PATH may lack. */
const SERVER_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/sbin', '/opt/homebrew/bin', '/usr/local/bin'];

/** What the tests of several nodes and of their monitoring need; null: not on this machine. */
export interface Services {
  readonly redis: string | null;
  readonly nginx: string | null;
  readonly prometheus: string | null;
  /** Comes with Prometheus. */
  readonly promtool: string | null;
}

function find(names: readonly string[]): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...SERVER_FOLDERS];
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Looks for Redis (or Valkey), nginx and Prometheus. */
export function findServices(): Services {
  return {
    redis: find(['redis-server', 'valkey-server']),
    nginx: find(['nginx']),
    prometheus: find(['prometheus']),
    promtool: find(['promtool']),
  };
}

/** The packages of Debian that have what is missing, by the names that people know. */
export function missingServices({ redis, nginx, prometheus, promtool }: Services): readonly string[] {
  return [
    ...(redis === null ? ['redis-server'] : []),
    ...(nginx === null ? ['nginx'] : []),
    ...(prometheus === null || promtool === null ? ['prometheus'] : []),
  ];
}
