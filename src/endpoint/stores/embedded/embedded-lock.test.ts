import { readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEmbeddedStore } from './embedded-store.ts';
import { StoreError, type Store } from '../store.ts';
import { Child } from '../testing/child.ts';
import { FailingDisk } from '../testing/failing-disk.ts';
import { createFolder, namesIn, removeFolder } from '../testing/folder.ts';
import { decisionOn, policy } from '../testing/records.ts';

// Some of these start processes, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let dir: string;
const opened: Store[] = [];
let child: Child | null = null;

beforeEach(async () => {
  dir = await createFolder();
});

afterEach(async () => {
  await child?.kill();
  child = null;
  for (const store of opened.splice(0)) await store.close();
  await removeFolder(dir);
});

async function open(onTrouble: (what: string) => void = () => undefined, beatMs = 20): Promise<Store> {
  const store = await openEmbeddedStore({ dir, policy, now: () => Date.now(), onTrouble, beatMs });
  opened.push(store);
  return store;
}

async function hold(): Promise<Child> {
  child = new Child('holding-child.ts', [dir]);
  for await (const line of child.lines()) if (line === 'open') break;
  return child;
}

function lockFile(): string {
  return path.join(dir, 'lock');
}

describe('the lock of the embedded store', () => {
  it('a second process is refused with the name of the folder and of the holder, and harms nothing', async () => {
    const { process: holder } = await hold();
    const before = await readFile(lockFile(), 'utf8');
    const refused = open();
    await expect(refused).rejects.toThrow(StoreError);
    await expect(refused).rejects.toThrow(dir);
    await expect(refused).rejects.toThrow(`process ${holder.pid}`);
    expect(await readFile(lockFile(), 'utf8')).toBe(before);
  });

  it('a second handle of the same process is refused', async () => {
    await open();
    await expect(open()).rejects.toThrow(/is in use/);
  });

  it('the lock of a killed process is taken over, with all it had stored', async () => {
    await (await hold()).kill();
    expect(await namesIn(dir)).toContain('lock');
    expect((await (await open()).read())?.record.rev).toBe(1);
  });

  it('regression: a disk that can only be read is told of, not that other processes keep taking the lock', async () => {
    await (await hold()).kill();
    const disk = new FailingDisk();
    disk.fault = 'rename';
    const refused = openEmbeddedStore({ dir, policy, now: Date.now, onTrouble: () => undefined, disk });
    await expect(refused).rejects.toThrow(/cannot be used: EROFS/);
  });

  it('the lock of a process whose number is used again is taken over', async () => {
    await hold();
    const lock = JSON.parse(await readFile(lockFile(), 'utf8')) as object;
    await child?.kill();
    await writeFile(lockFile(), JSON.stringify({ ...lock, pid: process.pid, start: '1' }));
    await expect(open()).resolves.toBeDefined();
  });

  it('a lock from another machine counts while its time stamp moves, and no longer', async () => {
    const elsewhere = JSON.stringify({ id: 'x', pid: 1, start: '5', place: 'other-machine boot pid:[1]' });
    await writeFile(lockFile(), elsewhere);
    let second = 0;
    const beating = setInterval(() => void utimes(lockFile(), ++second, second), 5);
    try {
      // Long enough for a beat, also of a machine that is busy.
      await expect(open(undefined, 300)).rejects.toThrow(/process 1 \(other-machine\)/);
    } finally {
      clearInterval(beating);
    }
    await expect(open()).resolves.toBeDefined();
  });

  it('an unreadable lock that nobody keeps is taken over', async () => {
    await writeFile(lockFile(), '');
    await expect(open()).resolves.toBeDefined();
  });

  it('of five who find a stale lock at once one gets the folder', async () => {
    await writeFile(lockFile(), JSON.stringify({ id: 'x', pid: 2 ** 30, start: '5', place: 'gone' }));
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => open()));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('whoever loses the folder to another process writes nothing more', async () => {
    let tell: (what: string) => void = () => undefined;
    const told = new Promise<string>((resolve) => (tell = resolve));
    const store = await open((what) => tell(what));
    await writeFile(lockFile(), 'somebody else');
    expect(await told).toMatch(/another process has taken/);
    await expect(store.commit(decisionOn(null))).rejects.toThrow(/another process has taken/);
    await expect(store.read()).rejects.toThrow(StoreError);
  });

  it('closing lets the next one in and leaves no lock', async () => {
    await (await open()).close();
    expect(await namesIn(dir)).toEqual(['journal.ndjson']);
    await expect(open()).resolves.toBeDefined();
  });
});
