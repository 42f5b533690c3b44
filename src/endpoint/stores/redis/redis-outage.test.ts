import { expect, it, vi } from 'vitest';
import { openRedisStore } from './redis-store.ts';
import { StoreError, type Store } from '../store.ts';
import { commitNext, describeRedis, patience, settlesInTime } from '../testing/redis-bed.ts';
import { decisionOn, policy, recordOf } from '../testing/records.ts';

describeRedis('a Redis server in trouble', (bed) => {
  async function failsInTime(ask: () => Promise<unknown>): Promise<void> {
    const asked = ask();
    expect(await settlesInTime(asked)).toBe(true);
    await expect(asked).rejects.toThrow(StoreError);
    await expect(asked).rejects.toThrow(`Redis at 127.0.0.1:${bed().server.port}`);
  }

  async function comesBack(store: Store): Promise<number | undefined> {
    return vi.waitFor(async () => (await store.read())?.record.rev, patience);
  }

  it('that hangs, every call fails in time, and all is well when it goes on', async () => {
    const store = await bed().open();
    await commitNext(store, 1);
    const { token } = (await store.read()) ?? {};
    bed().server.hang();
    await failsInTime(() => store.read());
    await failsInTime(() => store.commit(decisionOn(token ?? null, { record: recordOf(9) })));
    await failsInTime(() => store.timeline(null, 1));
    await failsInTime(() => store.claimAlerts(0, 1, 'node'));
    await failsInTime(() => store.settleAlert('alert-1', { kind: 'delivered' }));
    await failsInTime(() => store.daySecret('2026-11-21'));
    bed().server.resume();
    const rev = await comesBack(store);
    // Nobody can know whether the write that was not answered has been done; both are whole.
    expect([1, 9]).toContain(rev);
    await commitNext(store, 10);
    expect((await store.read())?.record.rev).toBe(10);
  });

  it('that hangs refuses a new node in time', async () => {
    bed().server.hang();
    await failsInTime(() => bed().open());
  });

  it('that hangs does not keep a node from closing', async () => {
    const store = await bed().open();
    store.watch(() => undefined);
    bed().server.hang();
    await store.close();
  });

  it('that is killed and comes back with its data has every decision that was answered', async () => {
    const store = await bed().open();
    const told = vi.fn();
    store.watch(told);
    for (let rev = 1; rev <= 20; rev++) await commitNext(store, rev);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1), patience);
    const { token } = (await store.read()) ?? {};
    await bed().server.kill();
    await vi.waitFor(() => failsInTime(() => store.read()), patience);
    await failsInTime(() => store.commit(decisionOn(token ?? null, { record: recordOf(99) })));
    await bed().server.run();
    // What was refused because nobody was there is not sent later.
    expect(await comesBack(store)).toBe(20);
    expect(await store.timeline(null, 50)).toHaveLength(20);
    expect(await store.claimAlerts(99, 50, 'node')).toHaveLength(20);
    // Changes may have been missed meanwhile.
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2), patience);
    await commitNext(await bed().open(), 21);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(3), patience);
  });

  it('that comes back without its data is an empty store, and an old decision meets a conflict', async () => {
    const store = await bed().open();
    await commitNext(store, 1);
    const { token } = (await store.read()) ?? {};
    await bed().server.kill();
    await bed().server.forget();
    await bed().server.run();
    await vi.waitFor(async () => expect(await store.read()).toBeNull(), patience);
    expect(await store.commit(decisionOn(token ?? null))).toEqual({ kind: 'conflict', current: null });
    await commitNext(store, 2);
    expect((await store.read())?.record.rev).toBe(2);
  });

  it('that is wiped while nodes run takes no decision on what was', async () => {
    const [mine, theirs] = [await bed().open(), await bed().open()];
    await commitNext(mine, 1);
    const { token } = (await mine.read()) ?? {};
    await bed().admin.flushall();
    expect(await mine.commit(decisionOn(token ?? null))).toEqual({ kind: 'conflict', current: null });
    await commitNext(theirs, 5);
    const conflict = await mine.commit(decisionOn(token ?? null));
    expect(conflict).toMatchObject({ kind: 'conflict', current: { record: { rev: 5 } } });
  });

  it('regression: that is wiped while nodes run was said nowhere, though every hold is gone with it', async () => {
    const store = await bed().open();
    expect(await store.read()).toBeNull();
    await commitNext(store, 1);
    expect(bed().troubles).toEqual([]);
    await bed().admin.flushall();
    expect(await store.read()).toBeNull();
    expect(await store.read()).toBeNull();
    expect(bed().troubles).toEqual([expect.stringContaining('Redis was wiped')]);
    await commitNext(store, 2);
    expect(bed().troubles).toHaveLength(1);
  });

  it('that has no memory left refuses the decision whole', async () => {
    const store = await bed().open();
    await commitNext(store, 1);
    await bed().admin.config('SET', 'maxmemory', '1mb');
    try {
      await expect(commitNext(store, 2)).rejects.toThrow(/OOM/);
    } finally {
      await bed().admin.config('SET', 'maxmemory', '0');
    }
    expect((await store.read())?.record.rev).toBe(1);
    expect(await store.timeline(null, 9)).toHaveLength(1);
    await commitNext(store, 2);
  });

  it('regression: that has no memory left took a decision without news, so it seemed to be well', async () => {
    const store = await bed().open();
    await commitNext(store, 1);
    const on = (await store.read())?.token ?? null;
    await bed().admin.config('SET', 'maxmemory', '1mb');
    try {
      await expect(store.commit(decisionOn(on, { record: recordOf(1) }))).rejects.toThrow(/OOM/);
    } finally {
      await bed().admin.config('SET', 'maxmemory', '0');
    }
  });

  it('that keeps no file is told of when a node starts', async () => {
    await bed().admin.config('SET', 'appendonly', 'no');
    try {
      await bed().open();
    } finally {
      await bed().admin.config('SET', 'appendonly', 'yes');
    }
    expect(bed().troubles).toEqual([expect.stringContaining('keeps no append-only file')]);
  });

  it('regression: that lacks the database that is named was used all the same, in database 0', async () => {
    const url = `${bed().server.url}/99`;
    const refused = openRedisStore({ url, policy, onTrouble: () => undefined });
    await expect(refused).rejects.toThrow(/127\.0\.0\.1:\d+.* DB index is out of range/);
    const store = await openRedisStore({
      ...{ url: `${bed().server.url}/3`, policy, prefix: 'test' },
      onTrouble: () => undefined,
    });
    await commitNext(store, 1);
    await store.close();
    expect(await bed().admin.dbsize()).toBe(0);
  });

  it('that wants another password refuses with a reason, and says no password', async () => {
    const url = `redis://someone:hidden-secret@127.0.0.1:${bed().server.port}`;
    const refused = openRedisStore({ url, policy, onTrouble: () => undefined });
    await expect(refused).rejects.toThrow(/WRONGPASS/);
    await expect(refused).rejects.not.toThrow(/hidden-secret/);
  });
});
