import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { link, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, moveIfThere, readIfThere, type Disk } from './durable-file.ts';
import { placeOfProcesses, startOfProcess } from './process-identity.ts';
import { StoreError } from '../store.ts';

const attempts = 5;
/** A lock of elsewhere is given this many beats to show that its holder lives. */
const beatsToWait = 3;

interface Holder {
  readonly id: string;
  readonly pid: number;
  readonly start: string;
  readonly place: string;
}

/**
 * Keeps a folder to one process. The holder's number and start time are in the file, so a lock that a dead
 * process left is taken over at once. Of a holder elsewhere (another container or machine on the same folder)
 * nobody can know that; its lock counts as held while its time stamp moves.
 */
export class FolderLock {
  #beating: Promise<void> = Promise.resolve();
  readonly #timer: NodeJS.Timeout;

  private constructor(
    private readonly file: string,
    private readonly text: string,
    beatMs: number,
    private readonly onLost: () => void,
  ) {
    this.#timer = setInterval(() => {
      this.#beating = this.#beating.then(() => this.#beat());
    }, beatMs);
    this.#timer.unref();
  }

  /**
   * @param beatMs how often the time stamp moves
   * @param onLost another process has taken the folder all the same: nothing may be written any more
   * @throws StoreError when another process holds the folder; an error of the file system when it cannot be locked
   */
  static async take(
    file: string,
    folder: string,
    beatMs: number,
    onLost: () => void,
    disk: Disk = fs,
  ): Promise<FolderLock> {
    const place = await placeOfProcesses();
    const start = (await startOfProcess(process.pid)) ?? '';
    const mine = JSON.stringify({ id: randomUUID(), pid: process.pid, start, place } satisfies Holder);
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (await createNew(file, mine)) return new FolderLock(file, mine, beatMs, onLost);
      const found = await readLock(file);
      if (found === null) continue;
      if (await isHeld(file, found, place, beatMs)) {
        const holder = holderOf(found);
        const who =
          holder === null ? 'another process' : `process ${holder.pid} (${holder.place.split(' ')[0]})`;
        throw new StoreError(`the folder ${folder} is in use by ${who}, which holds ${file}`);
      }
      await removeStale(disk, file, found);
    }
    throw new StoreError(`the folder ${folder} is in use: other processes keep taking ${file}`);
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    if ((await readLock(this.file).catch(() => null)) === this.text)
      await unlink(this.file).catch(() => undefined);
  }

  async #beat(): Promise<void> {
    try {
      const found = await readLock(this.file);
      const isMine = found === null ? await createNew(this.file, this.text) : found === this.text;
      if (isMine) {
        const now = new Date();
        await utimes(this.file, now, now);
        return;
      }
    } catch {
      // A disk in trouble says nothing about the holder; whoever writes will hear of it.
      return;
    }
    clearInterval(this.#timer);
    this.onLost();
  }
}

async function createNew(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // On a full disk it may be there, and empty.
    await unlink(file).catch(() => undefined);
    throw error;
  }
}

async function readLock(file: string): Promise<string | null> {
  return (await readIfThere(fs, file))?.toString('utf8') ?? null;
}

function holderOf(text: string): Holder | null {
  try {
    const { id, pid, start, place } = JSON.parse(text) as Partial<Holder>;
    if (typeof pid !== 'number' || typeof start !== 'string' || typeof place !== 'string') return null;
    return { id: id ?? '', pid, start, place };
  } catch {
    return null;
  }
}

async function isHeld(file: string, text: string, place: string, beatMs: number): Promise<boolean> {
  const holder = holderOf(text);
  if (holder !== null && holder.place === place) {
    const start = await startOfProcess(holder.pid);
    return start !== null && (start === '' || holder.start === '' || start === holder.start);
  }
  const before = await beatOf(file);
  await pause(beatMs * beatsToWait);
  return (await beatOf(file)) !== before || (await readLock(file)) !== text;
}

async function beatOf(file: string): Promise<number | null> {
  return (await stat(file).catch(() => null))?.mtimeMs ?? null;
}

/** Two processes may find the same stale lock; the slower one must not remove the lock of the faster. */
async function removeStale(disk: Disk, file: string, stale: string): Promise<void> {
  const away = `${file}.stale-${process.pid}`;
  await moveIfThere(disk, file, away);
  if (((await readLock(away)) ?? stale) !== stale) await link(away, file).catch(() => undefined);
  await unlink(away).catch(() => undefined);
}
