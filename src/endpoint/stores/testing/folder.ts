import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder of its own for a test. */
export async function createFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'address-search-store-'));
}

export async function removeFolder(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true });
}

/** The names in a folder, sorted. */
export async function namesIn(dir: string): Promise<readonly string[]> {
  return (await readdir(dir)).sort();
}
