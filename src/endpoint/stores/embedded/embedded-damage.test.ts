import { appendFile, cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../store.ts';
import { commitTo, contents, EmbeddedBed, upTo } from '../testing/embedded-bed.ts';
import { createFolder, namesIn, removeFolder } from '../testing/folder.ts';
import { decisionOn, recordOf } from '../testing/records.ts';

let bed: EmbeddedBed;

beforeEach(async () => {
  bed = await EmbeddedBed.create();
});

afterEach(async () => {
  vi.useRealTimers();
  await bed.end();
});

/** A folder with revisions up to 9 in which both states and both journals are in use. */
async function fill(maxJournalBytes = 5_000): Promise<void> {
  const store = await bed.open({ maxJournalBytes });
  await commitTo(store, 9);
  await store.close();
  expect(await namesIn(bed.dir)).toEqual([
    'journal.ndjson',
    'journal.previous.ndjson',
    'state.json',
    'state.previous.json',
  ]);
}

describe('after a crash', () => {
  it('a torn line at the end is cut off, and the store goes on after it', async () => {
    for (const tail of ['1', 'deadbeef {"n":99', Buffer.alloc(64), '00000000 {\0}\n']) {
      await rm(bed.at('journal.ndjson'), { force: true });
      const first = await bed.open();
      await commitTo(first, 3);
      await first.close();
      await appendFile(bed.at('journal.ndjson'), tail);
      const second = await bed.open();
      expect(await contents(second)).toEqual(upTo(3));
      await commitTo(second, 4);
      await second.close();
      const third = await bed.open();
      expect(await contents(third)).toEqual(upTo(4));
      await third.close();
      expect(bed.troubles).toEqual([]);
    }
  });

  it.each([
    ['a new state beside the old one', async () => writeFile(bed.at('state.json.tmp'), '{"crc":"12')],
    ['the old state moved and the new one not yet', async () => rm(bed.at('state.json'))],
    [
      'the new state there and the journal not yet moved',
      async () => {
        const journal = await readFile(bed.at('journal.previous.ndjson'));
        await writeFile(
          bed.at('journal.ndjson'),
          Buffer.concat([journal, await readFile(bed.at('journal.ndjson'))]),
        );
      },
    ],
  ])('nothing is lost or doubled with %s', async (_, crash) => {
    await fill();
    expect(await readFile(bed.at('journal.ndjson'), 'utf8')).not.toBe('');
    await crash();
    expect(await contents(await bed.open())).toEqual(upTo(9));
    expect(bed.troubles).toEqual([]);
  });

  it('nothing is lost with the journal moved and no new one yet', async () => {
    await fill(1);
    expect(await readFile(bed.at('journal.ndjson'), 'utf8')).toBe('');
    await rm(bed.at('journal.ndjson'));
    expect(await contents(await bed.open())).toEqual(upTo(9));
    expect(bed.troubles).toEqual([]);
  });

  it('soft decisions are on the disk after a second', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const store = await bed.open();
    await commitTo(store, 1);
    const soft = { record: recordOf(2), durable: false };
    const before = await readFile(bed.at('journal.ndjson'), 'utf8');
    await store.commit(decisionOn((await store.read())?.token ?? null, soft));
    await vi.advanceTimersByTimeAsync(999);
    await store.timeline(null, 1);
    expect(await readFile(bed.at('journal.ndjson'), 'utf8')).toBe(before);
    await vi.advanceTimersByTimeAsync(1);
    await store.timeline(null, 1);
    await copyAndOpen(async (copy) => expect((await copy.read())?.record.rev).toBe(2));
  });

  it('a durable decision takes the soft ones before it along', async () => {
    const store = await bed.open();
    await commitTo(store, 1);
    const { token } = (await store.read()) ?? {};
    await store.commit(decisionOn(token ?? null, { record: recordOf(2), durable: false }));
    await commitTo(store, 3);
    await copyAndOpen(async (copy) => expect((await copy.read())?.record.rev).toBe(3));
  });

  /** What a process would find if this one were killed now. */
  async function copyAndOpen(check: (copy: Store) => Promise<void>): Promise<void> {
    const copy = await createFolder();
    await cp(bed.dir, copy, { recursive: true });
    await rm(path.join(copy, 'lock'));
    const store = await bed.open({ dir: copy });
    await check(store);
    await store.close();
    await removeFolder(copy);
  }
});

describe('a damaged file', () => {
  it.each([
    ['half of it', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['nothing in it', () => Buffer.alloc(0)],
    ['one bit wrong', (bytes: Buffer) => Buffer.from(bytes.toString().replace('"rev":', '"reu":'))],
    ['a later version', (bytes: Buffer) => Buffer.from(bytes.toString().replace('"v":1', '"v":2'))],
  ])('state.json with %s costs nothing, is set aside and told', async (_, harm) => {
    await fill();
    const harmed = harm(await readFile(bed.at('state.json')));
    await writeFile(bed.at('state.json'), harmed);
    const store = await bed.open();
    expect(await contents(store)).toEqual(upTo(9));
    const aside = (await namesIn(bed.dir)).find((name) => name.startsWith('state.json.corrupt-')) ?? '';
    expect(await readFile(bed.at(aside))).toEqual(harmed);
    expect(bed.troubles).toEqual([expect.stringContaining(aside)]);

    await store.close();
    expect(await contents(await bed.open())).toEqual(upTo(9));
    expect(bed.troubles).toHaveLength(1);
  });

  it('the only state there is costs nothing either', async () => {
    const first = await bed.open({ maxJournalBytes: 1e6 });
    await commitTo(first, 4);
    await first.daySecret('2026-11-21');
    await commitTo(first, 6);
    await first.close();
    expect(await namesIn(bed.dir)).not.toContain('state.previous.json');
    await writeFile(bed.at('state.json'), '');
    expect(await contents(await bed.open())).toEqual(upTo(6));
  });

  it('with both states gone bad the newest record still comes from the journals', async () => {
    await fill();
    await writeFile(bed.at('state.json'), 'x');
    await writeFile(bed.at('state.previous.json'), 'x');
    const store = await bed.open();
    expect((await store.read())?.record.rev).toBe(9);
    expect(bed.troubles).toHaveLength(2);
    await store.close();
    expect((await (await bed.open()).read())?.record.rev).toBe(9);
  });

  it.each(['journal.ndjson', 'journal.previous.ndjson'])(
    'a wrong byte in the middle of %s costs that line alone, and is told once',
    async (name) => {
      const store = await bed.open({ maxJournalBytes: 1e6 });
      await commitTo(store, 9);
      await store.close();
      const bytes = await readFile(bed.at('journal.ndjson'));
      const second = bytes.indexOf('\n') + 20;
      bytes[second] = (bytes[second] ?? 0) ^ 1;
      await writeFile(bed.at(name), bytes);
      if (name !== 'journal.ndjson') await rm(bed.at('journal.ndjson'));
      const again = await bed.open();
      expect(await contents(again)).toEqual({ rev: 9, epochs: [1, 3, 4, 5, 6, 7, 8, 9] });
      await again.close();
      expect((await (await bed.open()).read())?.record.rev).toBe(9);
      expect(bed.troubles).toHaveLength(1);
      expect((await namesIn(bed.dir)).some((each) => each.startsWith(`${name}.corrupt-`))).toBe(true);
    },
  );

  it('regression: a wrong byte in the last line of the journal took a command that was answered away, without a word', async () => {
    const store = await bed.open();
    await commitTo(store, 9);
    await store.close();
    const bytes = await readFile(bed.at('journal.ndjson'));
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
    await writeFile(bed.at('journal.ndjson'), bytes);
    const again = await bed.open();
    expect((await again.read())?.record.rev).toBe(8);
    await again.close();
    expect((await (await bed.open()).read())?.record.rev).toBe(8);
    const aside = (await namesIn(bed.dir)).find((name) => name.startsWith('journal.ndjson.corrupt-')) ?? '';
    expect(await readFile(bed.at(aside))).toEqual(bytes);
    expect(bed.troubles).toEqual([expect.stringContaining(aside)]);
  });

  it('every file full of noise gives an empty store that works', async () => {
    await fill();
    for (const name of await namesIn(bed.dir))
      await writeFile(bed.at(name), Buffer.from([0, 10, 255, 10, 123]));
    const store = await bed.open();
    expect(await store.read()).toBeNull();
    await commitTo(store, 2);
    await store.close();
    expect((await (await bed.open()).read())?.record.rev).toBe(2);
  });
});
