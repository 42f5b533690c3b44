import type { PathLike } from 'node:fs';
import * as fs from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Disk } from '../embedded/durable-file.ts';

/** What can go wrong. `half`: half of what is written arrives before the disk is full. */
export type Fault = 'none' | 'full' | 'half' | 'fsync' | 'rename';

/** The real disk, until it is told to fail. */
export class FailingDisk implements Disk {
  fault: Fault = 'none';
  /** How often it has failed. */
  failures = 0;
  /** What was made to last and what was renamed, in order, such as `sync state.json.tmp`. */
  readonly log: string[] = [];
  readonly readFile = fs.readFile;
  readonly truncate = fs.truncate;
  readonly unlink = fs.unlink;

  readonly rename: Disk['rename'] = async (from, to) => {
    if (this.fault === 'rename') throw this.#failure('EROFS');
    await fs.rename(from, to);
    this.log.push(`rename ${nameOf(from)} ${nameOf(to)}`);
  };

  readonly open: Disk['open'] = async (...args) => {
    const handle = await fs.open(...args);
    const write = async (real: 'appendFile' | 'writeFile', data: string | Uint8Array): Promise<void> => {
      const bytes = Buffer.from(data);
      if (this.fault === 'half') await handle[real](bytes.subarray(0, bytes.length / 2));
      if (this.fault === 'full' || this.fault === 'half') throw this.#failure('ENOSPC');
      await handle[real](bytes);
    };
    const sync = async (real: 'sync' | 'datasync'): Promise<void> => {
      if (this.fault === 'fsync') throw this.#failure('EIO');
      await handle[real]();
      this.log.push(`sync ${nameOf(args[0])}`);
    };
    const failing: Partial<FileHandle> = {
      appendFile: (data: string | Uint8Array) => write('appendFile', data),
      writeFile: ((data: string | Uint8Array) => write('writeFile', data)) as FileHandle['writeFile'],
      sync: () => sync('sync'),
      datasync: () => sync('datasync'),
      // What has been written stays, so that it must not count later.
      truncate: async (length) => {
        if (this.fault !== 'none') throw this.#failure('EIO');
        await handle.truncate(length);
      },
    };
    return new Proxy(handle, {
      get: (target, key) => {
        const mine: unknown = Reflect.get(failing, key);
        if (mine !== undefined) return mine;
        const real: unknown = Reflect.get(target, key);
        return typeof real === 'function' ? (real.bind(target) as unknown) : real;
      },
    });
  };

  #failure(code: string): Error {
    this.failures++;
    return Object.assign(new Error(`${code}: the disk of this test has failed`), { code });
  }
}

function nameOf(file: PathLike): string {
  return path.basename(String(file));
}
