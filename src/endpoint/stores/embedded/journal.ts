import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { frame } from './journal-line.ts';
import { syncFolder, type Disk } from './durable-file.ts';

/** A file that is only ever appended to, one framed line at a time. */
export class Journal {
  private constructor(
    private readonly handle: FileHandle,
    private bytes: number,
  ) {}

  static async open(disk: Disk, file: string): Promise<Journal> {
    const handle = await disk.open(file, 'a');
    try {
      const { size } = await handle.stat();
      await syncFolder(disk, path.dirname(file));
      return new Journal(handle, size);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Length in bytes. */
  get size(): number {
    return this.bytes;
  }

  /**
   * Resolves once the line is on the disk, or, if it is soft, in the hands of the operating system.
   * After a failure the journal must be closed: nobody knows what is in the file (it is cut back if it can be).
   */
  async append(text: string, isDurable: boolean): Promise<void> {
    const line = Buffer.from(frame(text));
    try {
      await this.handle.appendFile(line);
      if (isDurable) await this.handle.datasync();
    } catch (error) {
      await this.handle.truncate(this.bytes).catch(() => undefined);
      throw error;
    }
    this.bytes += line.length;
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}
