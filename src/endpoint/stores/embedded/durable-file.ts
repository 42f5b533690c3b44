import type * as fs from 'node:fs/promises';
import path from 'node:path';
import { checksum } from './journal-line.ts';

/** The part of `node:fs/promises` that the files are written through, so that a test can fill the disk. */
export type Disk = Pick<typeof fs, 'open' | 'readFile' | 'rename' | 'truncate' | 'unlink'>;

/**
 * Puts a file in the place of another so that a crash leaves one of the two, whole: a temporary file, fsync,
 * rename, fsync of the folder. The one that was there is kept as `previous`.
 */
export async function replaceFile(disk: Disk, file: string, previous: string, text: string): Promise<void> {
  const temporary = `${file}.tmp`;
  try {
    const handle = await disk.open(temporary, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    // Half a file would keep the space that somebody is just trying to free.
    await disk.unlink(temporary).catch(() => undefined);
    throw error;
  }
  await moveIfThere(disk, file, previous);
  await disk.rename(temporary, file);
  await syncFolder(disk, path.dirname(file));
}

/** @returns whether there was anything to move */
export async function moveIfThere(disk: Disk, from: string, to: string): Promise<boolean> {
  try {
    await disk.rename(from, to);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Makes names that were created or moved in a folder outlive a power cut. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  // Windows has no such thing, and needs none.
  if (process.platform === 'win32') return;
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The bytes of a file, or null when there is none. */
export async function readIfThere(disk: Disk, file: string): Promise<Buffer | null> {
  try {
    return await disk.readFile(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** JSON that carries the CRC32 of its state, and is still JSON to read and to search in. */
export function seal(state: object): string {
  const text = JSON.stringify(state);
  return `{"crc":"${checksum(text)}","state":${text}}\n`;
}

/** What `seal` was given, or null when the text is not what it wrote. */
export function unseal(text: string): unknown {
  try {
    const { crc, state } = JSON.parse(text) as { crc?: unknown; state?: unknown };
    // JSON that was written once is written the same again.
    return crc === checksum(JSON.stringify(state)) ? state : null;
  } catch {
    return null;
  }
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Such as `ENOSPC`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
