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
    const written = handle.writeFile(text).then(() => handle.sync());
    await written.finally(() => handle.close());
  } catch (error) {
    // Half a file would keep the space that somebody is just trying to free.
    await disk.unlink(temporary).catch(() => undefined);
    throw error;
  }
  await moveIfThere(disk, file, previous);
  await disk.rename(temporary, file);
  await syncFolder(disk, path.dirname(file));
}

export async function moveIfThere(disk: Disk, from: string, to: string): Promise<void> {
  await ifThere(disk.rename(from, to));
}

/** Makes names that were created or moved in a folder outlive a power cut. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  // Windows has no such thing, and needs none.
  if (process.platform === 'win32') return;
  const handle = await disk.open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** The bytes of a file, or null when there is none. */
export function readIfThere(disk: Disk, file: string): Promise<Buffer | null> {
  return ifThere(disk.readFile(file));
}

/** What became of the use of a file, or null when there is none. */
async function ifThere<T>(using: Promise<T>): Promise<T | null> {
  try {
    return await using;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
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

/** Such as `ENOSPC`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
