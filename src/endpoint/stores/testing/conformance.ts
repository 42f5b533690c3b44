import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoreError, type Decision, type Snapshot, type Store } from '../store.ts';
import { describeAlerts } from './conformance-alerts.ts';
import { alertOf, decisionOn, entryOf, fullRecord, recordOf, stored } from './records.ts';

/** A place for data, and doors to it. */
export interface StoreBed {
  /** Several nodes may have the data open at once; otherwise one handle after another. */
  readonly isShared: boolean;
  open(): Promise<Store>;
  /** Puts any JSON where the record is stored. No handle is open. */
  plant(record: object): Promise<void>;
  /** What stands there. */
  planted(): Promise<unknown>;
  readonly troubles: readonly string[];
  /** Closes what is open, and removes the data. */
  end(): Promise<void>;
}

/** What every store must do. Normative: the contract in `../store.ts`. */
export function describeStore(name: string, createBed: () => Promise<StoreBed>): void {
  describe(name, () => {
    let bed: StoreBed;
    let store: Store;
    /** The second node, or the same handle where there can be one only. */
    let other: Store;

    beforeEach(async () => {
      bed = await createBed();
      store = await bed.open();
      other = bed.isShared ? await bed.open() : store;
    });

    afterEach(async () => {
      await bed.end();
    });

    async function reopen(): Promise<void> {
      await store.close();
      if (other !== store) await other.close();
      store = await bed.open();
      other = bed.isShared ? await bed.open() : store;
    }

    async function put(over: Partial<Decision> = {}): Promise<Snapshot> {
      const on = (await store.read())?.token ?? null;
      return stored(await store.commit(decisionOn(on, over)));
    }

    describe('the record', () => {
      test('a new store holds nothing', async () => {
        expect(await store.read()).toBeNull();
        expect(await store.timeline(null, 10)).toEqual([]);
        expect(await store.claimAlerts(Number.MAX_SAFE_INTEGER, 10, 'node')).toEqual([]);
      });

      test('of two nodes that make the first record one does, and the other is given it', async () => {
        const answers = await Promise.all([
          store.commit(decisionOn(null, { record: recordOf(1, { inc: 'a' }) })),
          other.commit(decisionOn(null, { record: recordOf(1, { inc: 'b' }) })),
        ]);
        expect(answers.map(({ kind }) => kind).sort()).toEqual(['conflict', 'stored']);
        const incs = answers.map(
          (each) => (each.kind === 'conflict' ? each.current : each.snapshot)?.record.inc,
        );
        expect(incs[0]).toBe(incs[1]);
        expect((await store.read())?.record.inc).toBe(incs[0]);
      });

      test('what is stored is what was given, field by field, also after the next start', async () => {
        const record = fullRecord();
        expect((await put({ record })).record).toEqual(record);
        expect((await other.read())?.record).toEqual(record);
        await reopen();
        expect((await store.read())?.record).toEqual(record);
      });

      test('a decision on an older record changes nothing, and is given the newer one', async () => {
        const first = await put();
        const second = await put({ record: recordOf(2) });
        const late = decisionOn(first.token, {
          record: recordOf(99),
          timeline: [entryOf(1)],
          alerts: [alertOf('lost', 0)],
        });
        expect(await other.commit(late)).toMatchObject({
          kind: 'conflict',
          current: { token: second.token, record: { rev: 2 } },
        });
        expect((await store.read())?.record.rev).toBe(2);
        expect(await store.timeline(null, 10)).toEqual([]);
        expect(await store.claimAlerts(1, 10, 'node')).toEqual([]);
      });

      test('a decision on an empty store is refused when there is a record', async () => {
        await put();
        expect((await other.commit(decisionOn(null, { record: recordOf(9) }))).kind).toBe('conflict');
      });

      test('a token changes with every write, soft or not', async () => {
        const tokens = [(await put()).token, (await put()).token, (await put({ durable: false })).token];
        expect(new Set(tokens).size).toBe(3);
      });

      test('ten nodes that count at once lose no count', async () => {
        await put({ record: recordOf(0) });
        const count = async (door: Store): Promise<void> => {
          for (let done = 0; done < 5;) {
            const found = await door.read();
            if (found === null) throw new Error('the record is gone');
            const record = recordOf(found.record.rev + 1);
            const answer = await door.commit(decisionOn(found.token, { record, durable: done % 2 === 0 }));
            if (answer.kind === 'stored') done++;
          }
        };
        await Promise.all(Array.from({ length: 10 }, (_, i) => count(i % 2 === 0 ? store : other)));
        expect((await store.read())?.record.rev).toBe(50);
      });

      test('a soft decision is seen at once, and kept when the store is closed', async () => {
        await put();
        await put({ record: recordOf(2), durable: false });
        expect((await other.read())?.record.rev).toBe(2);
        await reopen();
        expect((await store.read())?.record.rev).toBe(2);
      });

      test('the clock goes on', async () => {
        const first = await put();
        const second = await store.read();
        expect(second?.clock).toBeGreaterThanOrEqual(first.clock);
        expect(first.clock).toBeGreaterThan(Date.UTC(2020));
      });

      test('a record of an unknown version is no record, is told, and can be replaced', async () => {
        await store.close();
        if (other !== store) await other.close();
        await bed.plant({ ...recordOf(1), v: 0 });
        store = await bed.open();
        expect(await store.read()).toBeNull();
        expect(bed.troubles.join()).toMatch(/another version/);
        expect((await store.commit(decisionOn(null, { record: recordOf(3) }))).kind).toBe('stored');
        expect((await store.read())?.record.rev).toBe(3);
      });

      test('what a newer version has put beside the known fields is not seen, and kept through every write', async () => {
        await store.close();
        if (other !== store) await other.close();
        const plain = fullRecord();
        const providers = Object.entries(plain.providers).map(([id, each]) => [id, { ...each, mood: [id] }]);
        await bed.plant({ ...plain, later: { version: 'field' }, providers: Object.fromEntries(providers) });
        store = await bed.open();
        const found = await store.read();
        expect(found?.record).toEqual(plain);
        const first = stored(await store.commit(decisionOn(found?.token ?? null, { record: plain })));
        await store.commit(decisionOn(first.token, { record: { ...plain, rev: 100 }, durable: false }));
        expect((await store.read())?.record).toEqual({ ...plain, rev: 100 });
        await store.close();
        expect(await bed.planted()).toMatchObject({
          rev: 100,
          later: { version: 'field' },
          providers: { juso: { mood: ['juso'], epoch: plain.providers['juso']?.epoch } },
        });
      });

      test('a record of a newer version is left alone, and says whose it is', async () => {
        await store.close();
        if (other !== store) await other.close();
        const newer = { ...recordOf(7), v: 2, more: { than: 'this version knows' } };
        await bed.plant(newer);
        await expect(bed.open().then((door) => door.read())).rejects.toThrow(/newer version/);
        for (const on of [null, 'a token of before'])
          await expect(bed.open().then((door) => door.commit(decisionOn(on)))).rejects.toThrow(
            /newer version/,
          );
        expect(await bed.planted()).toEqual(newer);
      });
    });

    describeAlerts({ store: () => store, other: () => other, put, reopen });

    describe('the timeline', () => {
      const epochs = async (before: string | null, limit: number): Promise<readonly unknown[]> =>
        (await store.timeline(before, limit)).map(({ effect }) => 'epoch' in effect && effect.epoch);

      test('has what was given, newest first, as many as asked for', async () => {
        await put({ timeline: [entryOf(1, 5), entryOf(2, 5)] });
        await put({ timeline: [entryOf(3, 5)] });
        expect(await epochs(null, 10)).toEqual([3, 2, 1]);
        expect(await epochs(null, 2)).toEqual([3, 2]);
        const [newest] = await other.timeline(null, 1);
        expect(newest).toMatchObject(entryOf(3, 5));
      });

      test('is read page by page to its beginning, while newer entries arrive', async () => {
        for (let epoch = 1; epoch <= 12; epoch++) await put({ timeline: [entryOf(epoch)] });
        const seen: unknown[] = [];
        for (let before: string | null = null; ;) {
          const page = await store.timeline(before, 5);
          if (page.length === 0) break;
          seen.push(...page.map(({ effect }) => 'epoch' in effect && effect.epoch));
          before = page.at(-1)?.id ?? null;
          await put({ timeline: [entryOf(99)] });
        }
        expect(seen).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
      });

      test('has ids that sort as text in the order of the entries, many in a millisecond', async () => {
        await put({ timeline: Array.from({ length: 30 }, (_, i) => entryOf(i)) });
        const found = (await store.timeline(null, 100)).map(({ id }) => id);
        expect(found).toHaveLength(30);
        expect([...found].sort().reverse()).toEqual(found);
      });

      test('is there after the next start, and goes on in order', async () => {
        await put({ timeline: [entryOf(1)] });
        await reopen();
        await put({ timeline: [entryOf(2)] });
        expect(await epochs(null, 10)).toEqual([2, 1]);
      });

      test('gives nothing for an id that is none', async () => {
        await put({ timeline: [entryOf(1)] });
        expect(await epochs('no id', 10)).toEqual([]);
      });
    });

    describe('the secret of a day', () => {
      test('is 32 bytes, the same for all nodes that ask at once, and after the next start', async () => {
        const asked = [store, other, store, other].map((door) => door.daySecret('2026-11-21'));
        const secrets = new Set(await Promise.all(asked));
        await reopen();
        secrets.add(await store.daySecret('2026-11-21'));
        expect(secrets.size).toBe(1);
        expect([...secrets][0]).toMatch(/^[0-9a-f]{64}$/);
      });

      test('regression: a clock that was days ahead left no room for that of today', async () => {
        for (const day of ['2028-01-01', '2028-01-02', '2026-11-21']) await store.daySecret(day);
        expect(await other.daySecret('2026-11-21')).toBe(await store.daySecret('2026-11-21'));
      });

      test('is another one on another day', async () =>
        expect(await store.daySecret('2026-11-21')).not.toBe(await store.daySecret('2026-11-22')));
    });

    describe('the end', () => {
      test('a closed store says so, and can be closed again', async () => {
        const { token } = await put();
        await store.close();
        await store.close();
        await expect(store.read()).rejects.toThrow(StoreError);
        await expect(store.commit(decisionOn(token))).rejects.toThrow(StoreError);
        await expect(store.timeline(null, 1)).rejects.toThrow(StoreError);
        await expect(store.claimAlerts(0, 1, 'node')).rejects.toThrow(StoreError);
        await expect(store.settleAlert('a', { kind: 'delivered' })).rejects.toThrow(StoreError);
        await expect(store.oldestAlert()).rejects.toThrow(StoreError);
        await expect(store.memo('key')).rejects.toThrow(StoreError);
        await expect(store.daySecret('2026-11-21')).rejects.toThrow(StoreError);
      });
    });
  });
}
