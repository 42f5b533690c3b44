import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreError } from '../store.ts';
import { commitTo, contents, EmbeddedBed, upTo } from '../testing/embedded-bed.ts';
import { FailingDisk, type Fault } from '../testing/failing-disk.ts';
import { namesIn } from '../testing/folder.ts';
import { decisionOn, recordOf } from '../testing/records.ts';

let bed: EmbeddedBed;

beforeEach(async () => {
  bed = await EmbeddedBed.create();
});

afterEach(async () => {
  vi.useRealTimers();
  await bed.end();
});

describe('a disk that fails', () => {
  const faults: readonly Fault[] = ['full', 'half', 'fsync'];

  it.each(faults)('(%s) refuses a decision whole, and works when the disk does', async (fault) => {
    const disk = new FailingDisk();
    const store = await bed.open({ disk });
    await commitTo(store, 2);
    const before = await store.read();
    disk.fault = fault;
    await expect(commitTo(store, 3)).rejects.toThrow(StoreError);
    await expect(commitTo(store, 3)).rejects.toThrow(bed.dir);
    await expect(store.read()).rejects.toThrow(StoreError);
    await expect(store.daySecret('2026-11-21')).rejects.toThrow(StoreError);
    expect(disk.failures).toBeGreaterThan(2);
    disk.fault = 'none';
    expect(await contents(store)).toEqual(upTo(2));
    expect((await store.read())?.token).toBe(before?.token);
    await commitTo(store, 4);
    await store.close();
    expect(await contents(await bed.open())).toEqual(upTo(4));
    expect(bed.troubles).toEqual([]);
  });

  it.each(['full', 'half', 'fsync', 'rename'] as const)(
    '(%s) while the journal is folded loses nothing: the decision stands, the next call says so',
    async (fault) => {
      const disk = new FailingDisk();
      const store = await bed.open({ disk, maxJournalBytes: 12_000 });
      await commitTo(store, 9);
      disk.fault = fault;
      const untilRefused = async (): Promise<never> => {
        for (let rev = 10; ; rev++) await commitTo(store, rev);
      };
      await expect(untilRefused()).rejects.toThrow(StoreError);
      disk.fault = 'none';
      const { rev } = await contents(store);
      await commitTo(store, Number(rev) + 3);
      await store.close();
      expect(await contents(await bed.open())).toEqual(upTo(Number(rev) + 3));
    },
  );

  it('a soft decision that could not be written is told, kept, and written later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const disk = new FailingDisk();
    const store = await bed.open({ disk });
    await commitTo(store, 1);
    const { token } = (await store.read()) ?? {};
    await store.commit(decisionOn(token ?? null, { record: recordOf(2), durable: false }));
    disk.fault = 'full';
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(store.timeline(null, 1)).rejects.toThrow(StoreError);
    expect(bed.troubles).toEqual([expect.stringContaining('ENOSPC')]);
    disk.fault = 'none';
    expect((await store.read())?.record.rev).toBe(2);
    await store.close();
    expect((await (await bed.open()).read())?.record.rev).toBe(2);
  });

  it('a refused decision that is in the file all the same never counts, however the next start reads it', async () => {
    const disk = new FailingDisk();
    const store = await bed.open({ disk });
    await commitTo(store, 2);
    disk.fault = 'fsync';
    await expect(commitTo(store, 3)).rejects.toThrow(StoreError);
    disk.fault = 'none';
    const { token } = (await store.read()) ?? {};
    await store.commit(decisionOn(token ?? null, { record: recordOf(30) }));
    await store.close();
    expect(await contents(await bed.open())).toEqual({ ...upTo(2), rev: 30 });
  });

  it('a new state lasts before it takes its name, and has its name before the journal is put away', async () => {
    const disk = new FailingDisk();
    const store = await bed.open({ disk });
    await commitTo(store, 1);
    disk.log.length = 0;
    await store.daySecret('2026-11-21');
    await store.daySecret('2026-11-22');
    const folder = path.basename(bed.dir);
    const once = [
      'rename state.json.tmp state.json',
      `sync ${folder}`,
      'rename journal.ndjson journal.previous.ndjson',
      `sync ${folder}`,
    ];
    expect(disk.log).toEqual([
      'sync state.json.tmp',
      ...once,
      'sync state.json.tmp',
      'rename state.json state.previous.json',
      ...once,
    ]);
  });

  it('damage found while the disk is full costs no more at the start after', async () => {
    const store = await bed.open();
    await commitTo(store, 4);
    await store.close();
    const lines = (await readFile(bed.at('journal.ndjson'), 'utf8')).split('\n');
    await writeFile(bed.at('journal.ndjson'), [lines[0], 'x', ...lines.slice(1)].join('\n'));
    const disk = new FailingDisk();
    disk.fault = 'full';
    await expect(bed.open({ disk })).rejects.toThrow(StoreError);
    disk.fault = 'none';
    expect(await contents(await bed.open({ disk }))).toEqual(upTo(4));
  });

  it('a settled alert that could not be written is still to be settled', async () => {
    const disk = new FailingDisk();
    const store = await bed.open({ disk });
    await commitTo(store, 1);
    await store.claimAlerts(1, 1, 'node');
    disk.fault = 'full';
    await expect(store.settleAlert('alert-1', { kind: 'delivered' })).rejects.toThrow(StoreError);
    disk.fault = 'none';
    await store.settleAlert('alert-1', { kind: 'delivered' });
    expect(await store.claimAlerts(Number.MAX_SAFE_INTEGER, 1, 'node')).toEqual([]);
  });

  it('a folder that cannot be is refused in one sentence with its name', async () => {
    await writeFile(bed.at('file'), '');
    const below = bed.at('file/data');
    const refused = bed.open({ dir: below });
    await expect(refused).rejects.toThrow(StoreError);
    await expect(refused).rejects.toThrow(`the folder ${below} cannot be used: ENOTDIR`);
  });

  it('a folder where nothing can be written is refused, and nothing is left open', async () => {
    await expect(bed.open({ dir: '/proc/self' })).rejects.toThrow(StoreError);
    await mkdir(bed.at('state.json'));
    await expect(bed.open()).rejects.toThrow(StoreError);
    await rm(bed.at('state.json'), { recursive: true });
    await expect(bed.open()).resolves.toBeDefined();
  });
});

describe('what grows', () => {
  it('the journal is folded into the state by size, and the folder stays small', async () => {
    const store = await bed.open({ maxJournalBytes: 12_000 });
    await commitTo(store, 100);
    for (const name of await namesIn(bed.dir)) {
      if (!name.startsWith('journal')) continue;
      expect((await readFile(bed.at(name))).length).toBeLessThan(20_000);
    }
    expect(await contents(store)).toEqual(upTo(100));
  });

  it('the secrets of past days leave the disk', async () => {
    const store = await bed.open();
    const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'];
    const secrets: string[] = [];
    for (const day of days) secrets.push(await store.daySecret(day));
    const files = (await namesIn(bed.dir)).filter((name) => name !== 'lock');
    const text = (await Promise.all(files.map((name) => readFile(bed.at(name), 'utf8')))).join('');
    expect(secrets.map((secret) => text.includes(secret))).toEqual([false, false, true, true, true]);
  });
});
