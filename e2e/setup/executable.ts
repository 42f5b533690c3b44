import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first of the names that is on the PATH or, after that, in one of the folders; null: not on this machine. */
export function findExecutable(names: readonly string[], folders: readonly string[] = []): string | null {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => [...path, ...folders].map((folder) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}
