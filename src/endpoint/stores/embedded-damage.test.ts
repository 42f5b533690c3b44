import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openEmbeddedStore, type EmbeddedOptions } from './embedded.ts';
import { StoreError, type Store } from './store.ts';
import { FailingDisk, type Fault } from './testing/failing-disk.ts';
import { createFolder, namesIn, removeFolder } from './testing/folder.ts';
import { alertOf, decisionOn, entryOf, policy, recordOf } from './testing/records.ts';

let dir: string;
let troubles: string[];
let opened: Store[];

beforeEach(async () => {
  dir = await createFolder();
  troubles = [];
  opened = [];
});

afterEach(async () => {
  vi.useRealTimers();
  for (const store of opened) await store.close();
  await removeFolder(dir);
});

async function open(over: Partial<EmbeddedOptions> = {}): Promise<Store> {
  const store = await openEmbeddedStore({
    dir,
    policy,
    now: () => Date.now(),
    onTrouble: (what) => troubles.push(what),
    ...over,
  });
  opened.push(store);
  return store;
}

function at(name: string): string {
  return path.join(dir, name);
}

/** Stores revisions up to `rev`, each with an entry and an alert. */
async function commitTo(store: Store, rev: number): Promise<void> {
  for (;;) {
    const found = await store.read();
    const next = (found?.record.rev ?? 0) + 1;
    if (next > rev) return;
    await store.commit(
      decisionOn(found?.token ?? null, {
        record: recordOf(next),
        timeline: [entryOf(next)],
        alerts: [alertOf(`alert-${next}`, next)],
      }),
    );
  }
}

/** Everything that a store tells, without taking anything out of it. */
async function contents(store: Store): Promise<{ rev: unknown; epochs: readonly unknown[] }> {
  const entries = await store.timeline(null, 500);
  const epochs = entries.map(({ effect }) => 'epoch' in effect && effect.epoch).reverse();
  return { rev: (await store.read())?.record.rev, epochs };
}

const upTo = (rev: number): object => ({ rev, epochs: Array.from({ length: rev }, (_, i) => i + 1) });

/** A folder with revisions up to 9 in which both states and both journals are in use. */
async function fill(maxJournalBytes = 5_000): Promise<void> {
  const store = await open({ maxJournalBytes });
  await commitTo(store, 9);
  await store.close();
  expect(await namesIn(dir)).toEqual([
    'journal.ndjson',
    'journal.previous.ndjson',
    'state.json',
    'state.previous.json',
  ]);
}

describe('after a crash', () => {
  test('a torn line at the end is cut off, whatever it holds, and the store goes on after it', async () => {
    for (const tail of ['1', 'deadbeef {"n":99', Buffer.alloc(64), '00000000 {}\n']) {
      await rm(at('journal.ndjson'), { force: true });
      const first = await open();
      await commitTo(first, 3);
      await first.close();
      await appendFile(at('journal.ndjson'), tail);
      const second = await open();
      expect(await contents(second)).toEqual(upTo(3));
      await commitTo(second, 4);
      await second.close();
      const third = await open();
      expect(await contents(third)).toEqual(upTo(4));
      await third.close();
      expect(troubles).toEqual([]);
    }
  });

  test.each([
    ['a new state beside the old one', async () => writeFile(at('state.json.tmp'), '{"crc":"12')],
    ['the old state moved and the new one not yet', async () => rm(at('state.json'))],
    [
      'the new state there and the journal not yet moved',
      async () => {
        const journal = await readFile(at('journal.previous.ndjson'));
        await writeFile(at('journal.ndjson'), Buffer.concat([journal, await readFile(at('journal.ndjson'))]));
      },
    ],
  ])('nothing is lost or doubled with %s', async (_, crash) => {
    await fill();
    expect(await readFile(at('journal.ndjson'), 'utf8')).not.toBe('');
    await crash();
    expect(await contents(await open())).toEqual(upTo(9));
    expect(troubles).toEqual([]);
  });

  test('nothing is lost with the journal moved and no new one yet', async () => {
    await fill(1);
    expect(await readFile(at('journal.ndjson'), 'utf8')).toBe('');
    await rm(at('journal.ndjson'));
    expect(await contents(await open())).toEqual(upTo(9));
    expect(troubles).toEqual([]);
  });

  test('soft decisions are on the disk after a second', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const store = await open();
    await commitTo(store, 1);
    const soft = { record: recordOf(2), durable: false };
    const before = await readFile(at('journal.ndjson'), 'utf8');
    await store.commit(decisionOn((await store.read())?.token ?? null, soft));
    await vi.advanceTimersByTimeAsync(999);
    await store.timeline(null, 1);
    expect(await readFile(at('journal.ndjson'), 'utf8')).toBe(before);
    await vi.advanceTimersByTimeAsync(1);
    await store.timeline(null, 1);
    await copyAndOpen(async (copy) => expect((await copy.read())?.record.rev).toBe(2));
  });

  test('a durable decision takes the soft ones before it along', async () => {
    const store = await open();
    await commitTo(store, 1);
    const { token } = (await store.read()) ?? {};
    await store.commit(decisionOn(token ?? null, { record: recordOf(2), durable: false }));
    await commitTo(store, 3);
    await copyAndOpen(async (copy) => expect((await copy.read())?.record.rev).toBe(3));
  });

  /** What a process would find if this one were killed now. */
  async function copyAndOpen(check: (copy: Store) => Promise<void>): Promise<void> {
    const copy = await createFolder();
    await cp(dir, copy, { recursive: true });
    await rm(path.join(copy, 'lock'));
    const store = await open({ dir: copy });
    await check(store);
    await store.close();
    await removeFolder(copy);
  }
});

describe('a damaged file', () => {
  test.each([
    ['half of it', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['nothing in it', () => Buffer.alloc(0)],
    ['one bit wrong', (bytes: Buffer) => Buffer.from(bytes.toString().replace('"rev":', '"reu":'))],
    ['a later version', (bytes: Buffer) => Buffer.from(bytes.toString().replace('"v":1', '"v":2'))],
  ])('state.json with %s costs nothing, is set aside and told', async (_, harm) => {
    await fill();
    const harmed = harm(await readFile(at('state.json')));
    await writeFile(at('state.json'), harmed);
    const store = await open();
    expect(await contents(store)).toEqual(upTo(9));
    const aside = (await namesIn(dir)).find((name) => name.startsWith('state.json.corrupt-')) ?? '';
    expect(await readFile(at(aside))).toEqual(harmed);
    expect(troubles).toEqual([expect.stringContaining(aside)]);

    await store.close();
    expect(await contents(await open())).toEqual(upTo(9));
    expect(troubles).toHaveLength(1);
  });

  test('with both states gone bad the newest record still comes from the journals', async () => {
    await fill();
    await writeFile(at('state.json'), 'x');
    await writeFile(at('state.previous.json'), 'x');
    const store = await open();
    expect((await store.read())?.record.rev).toBe(9);
    expect(troubles).toHaveLength(2);
    await store.close();
    expect((await (await open()).read())?.record.rev).toBe(9);
  });

  test.each(['journal.ndjson', 'journal.previous.ndjson'])(
    'a wrong byte in the middle of %s costs that line alone, and is told once',
    async (name) => {
      const store = await open({ maxJournalBytes: 1e6 });
      await commitTo(store, 9);
      await store.close();
      const bytes = await readFile(at('journal.ndjson'));
      const second = bytes.indexOf('\n') + 20;
      bytes[second] = (bytes[second] ?? 0) ^ 1;
      await writeFile(at(name), bytes);
      if (name !== 'journal.ndjson') await rm(at('journal.ndjson'));
      const again = await open();
      expect(await contents(again)).toEqual({ rev: 9, epochs: [1, 3, 4, 5, 6, 7, 8, 9] });
      await again.close();
      expect((await (await open()).read())?.record.rev).toBe(9);
      expect(troubles).toHaveLength(1);
      expect((await namesIn(dir)).some((each) => each.startsWith(`${name}.corrupt-`))).toBe(true);
    },
  );

  test('every file full of noise gives an empty store that works', async () => {
    await fill();
    for (const name of await namesIn(dir)) await writeFile(at(name), Buffer.from([0, 10, 255, 10, 123]));
    const store = await open();
    expect(await store.read()).toBeNull();
    await commitTo(store, 2);
    await store.close();
    expect((await (await open()).read())?.record.rev).toBe(2);
  });
});

describe('a disk that fails', () => {
  const faults: readonly Fault[] = ['full', 'half', 'fsync'];

  test.each(faults)('(%s) refuses a decision whole, and works when the disk does', async (fault) => {
    const disk = new FailingDisk();
    const store = await open({ disk });
    await commitTo(store, 2);
    const before = await store.read();
    disk.fault = fault;
    await expect(commitTo(store, 3)).rejects.toThrow(StoreError);
    await expect(commitTo(store, 3)).rejects.toThrow(dir);
    await expect(store.read()).rejects.toThrow(StoreError);
    await expect(store.daySecret('2026-11-21')).rejects.toThrow(StoreError);
    expect(disk.failures).toBeGreaterThan(2);
    disk.fault = 'none';
    expect(await contents(store)).toEqual(upTo(2));
    expect((await store.read())?.token).toBe(before?.token);
    await commitTo(store, 4);
    await store.close();
    expect(await contents(await open())).toEqual(upTo(4));
    expect(troubles).toEqual([]);
  });

  test.each(['full', 'half', 'fsync', 'rename'] as const)(
    '(%s) while the journal is folded loses nothing: the decision stands, the next call says so',
    async (fault) => {
      const disk = new FailingDisk();
      const store = await open({ disk, maxJournalBytes: 12_000 });
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
      expect(await contents(await open())).toEqual(upTo(Number(rev) + 3));
    },
  );

  test('a soft decision that could not be written is told, kept, and written later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const disk = new FailingDisk();
    const store = await open({ disk });
    await commitTo(store, 1);
    const { token } = (await store.read()) ?? {};
    await store.commit(decisionOn(token ?? null, { record: recordOf(2), durable: false }));
    disk.fault = 'full';
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(store.timeline(null, 1)).rejects.toThrow(StoreError);
    expect(troubles).toEqual([expect.stringContaining('ENOSPC')]);
    disk.fault = 'none';
    expect((await store.read())?.record.rev).toBe(2);
    await store.close();
    expect((await (await open()).read())?.record.rev).toBe(2);
  });

  test('a settled alert that could not be written is still to be settled', async () => {
    const disk = new FailingDisk();
    const store = await open({ disk });
    await commitTo(store, 1);
    await store.claimAlerts(1, 1);
    disk.fault = 'full';
    await expect(store.settleAlert('alert-1', { kind: 'delivered' })).rejects.toThrow(StoreError);
    disk.fault = 'none';
    await store.settleAlert('alert-1', { kind: 'delivered' });
    expect(await store.claimAlerts(Number.MAX_SAFE_INTEGER, 1)).toEqual([]);
  });

  test('a folder that cannot be is refused in one sentence with its name', async () => {
    await writeFile(at('file'), '');
    const below = at('file/data');
    const refused = open({ dir: below });
    await expect(refused).rejects.toThrow(StoreError);
    await expect(refused).rejects.toThrow(`the folder ${below} cannot be used: ENOTDIR`);
  });

  test('a folder where nothing can be written is refused, and nothing is left open', async () => {
    await expect(open({ dir: '/proc/self' })).rejects.toThrow(StoreError);
    await mkdir(at('state.json'));
    await expect(open()).rejects.toThrow(StoreError);
    await rm(at('state.json'), { recursive: true });
    await expect(open()).resolves.toBeDefined();
  });
});

describe('what grows', () => {
  test('the journal is folded into the state by size, and the folder stays small', async () => {
    const store = await open({ maxJournalBytes: 12_000 });
    await commitTo(store, 100);
    for (const name of await namesIn(dir)) {
      if (!name.startsWith('journal')) continue;
      expect((await readFile(at(name))).length).toBeLessThan(20_000);
    }
    expect(await contents(store)).toEqual(upTo(100));
  });

  test('the secrets of past days leave the disk', async () => {
    const store = await open();
    const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'];
    const secrets: string[] = [];
    for (const day of days) secrets.push(await store.daySecret(day));
    const files = (await namesIn(dir)).filter((name) => name !== 'lock');
    const text = (await Promise.all(files.map((name) => readFile(at(name), 'utf8')))).join('');
    expect(secrets.map((secret) => text.includes(secret))).toEqual([false, false, true, true, true]);
  });
});
