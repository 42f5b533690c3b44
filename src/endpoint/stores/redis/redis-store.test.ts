import { expect, it, describe, vi } from 'vitest';
import { maxKnownAlerts, maxTimeline } from '../retention.ts';
import { describeStore, type StoreBed } from '../testing/conformance.ts';
import { commitNext, describeRedis, patience } from '../testing/redis-bed.ts';
import { alertOf, decisionOn, entryOf, recordOf } from '../testing/records.ts';

describeRedis('a Redis server', (bed) => {
  describeStore('the Redis store', async (): Promise<StoreBed> => ({
    isShared: true,
    troubles: bed().troubles,
    open: () => bed().open(),
    plant: async (record) => {
      await bed().admin.hset('{test}:record', { token: 'from elsewhere', json: JSON.stringify(record) });
    },
    planted: async () => JSON.parse((await bed().admin.hget('{test}:record', 'json')) ?? 'null') as unknown,
    end: () => Promise.resolve(),
  }));

  describe('several nodes', () => {
    it('a node is told of what another publishes, not of its own, and not of mere evidence', async () => {
      const [mine, theirs] = [await bed().open(), await bed().open()];
      const [told, toldThem] = [vi.fn(), vi.fn()];
      mine.watch(told);
      theirs.watch(toldThem);
      await vi.waitFor(
        () => expect([told.mock.calls.length, toldThem.mock.calls.length]).toEqual([1, 1]),
        patience,
      );
      await commitNext(theirs, 1);
      const { token } = (await theirs.read()) ?? {};
      await theirs.commit(decisionOn(token ?? null, { record: recordOf(1), durable: false }));
      await commitNext(mine, 2);
      await vi.waitFor(() => expect(toldThem).toHaveBeenCalledTimes(2), patience);
      expect(told).toHaveBeenCalledTimes(2);
    });

    it('whoever stops watching is not called again', async () => {
      const [mine, theirs] = [await bed().open(), await bed().open()];
      const [told, others] = [vi.fn(), vi.fn()];
      const stop = mine.watch(told);
      mine.watch(others);
      await vi.waitFor(() => expect(others).toHaveBeenCalledTimes(1), patience);
      stop();
      await commitNext(theirs, 1);
      await vi.waitFor(() => expect(others).toHaveBeenCalledTimes(2), patience);
      expect(told).toHaveBeenCalledTimes(1);
    });

    it('installations with different prefixes do not see each other', async () => {
      await commitNext(await bed().open('one'), 1);
      const two = await bed().open('two');
      expect(await two.read()).toBeNull();
      expect(await two.timeline(null, 1)).toEqual([]);
      expect(await two.claimAlerts(99, 1, 'node')).toEqual([]);
    });

    it('all nodes have the clock of the server, whatever theirs says', async () => {
      const store = await bed().open();
      await commitNext(store, 1);
      vi.spyOn(Date, 'now').mockReturnValue(0);
      const [seconds] = await bed().admin.time();
      const clock = (await store.read())?.clock ?? 0;
      vi.restoreAllMocks();
      expect(Math.abs(clock / 1_000 - Number(seconds))).toBeLessThan(5);
    });

    it('a record that another version wrote is kept aside when it is replaced', async () => {
      const store = await bed().open();
      await bed().admin.hset('{test}:record', { token: 'x', json: '{"v":0}' });
      expect(await store.read()).toBeNull();
      expect(await store.read()).toBeNull();
      expect(bed().troubles).toHaveLength(1);
      await commitNext(store, 1);
      expect(await bed().admin.get('{test}:record:unreadable')).toBe('{"v":0}');
    });

    it('closing leaves no connection, also while watching', async () => {
      const store = await bed().open();
      store.watch(() => undefined);
      const clients = async (): Promise<number> =>
        String(await bed().admin.client('LIST'))
          .trim()
          .split('\n').length;
      await vi.waitFor(async () => expect(await clients()).toBe(3), patience);
      await store.close();
      await vi.waitFor(async () => expect(await clients()).toBe(1), patience);
    });
  });

  describe('what grows', () => {
    it('the timeline and the ids of past alerts are bounded', async () => {
      const store = await bed().open();
      const count = maxKnownAlerts + 500;
      // In many rounds: a busy machine must take none of them for longer than a call may last.
      const rounds = 50;
      for (let round = 0; round < rounds; round++) {
        const on = (await store.read())?.token ?? null;
        const timeline = Array.from({ length: (maxTimeline * 2) / rounds }, (_, i) => entryOf(i));
        const alerts = Array.from({ length: count / rounds }, (_, i) => alertOf(`alert-${round}-${i}`, i));
        await store.commit(decisionOn(on, { timeline, alerts }));
      }
      expect(await bed().admin.xlen('{test}:timeline')).toBeLessThan(maxTimeline + 500);
      expect(await bed().admin.zcard('{test}:alerts:known')).toBe(maxKnownAlerts);
      expect(await bed().admin.hlen('{test}:alerts')).toBe(count);
    });

    it('a delivered alert leaves nothing but its id', async () => {
      const store = await bed().open();
      await commitNext(store, 1);
      await store.claimAlerts(1, 1, 'node');
      await store.settleAlert('alert-1', { kind: 'retry', dueAt: 2 });
      await store.claimAlerts(2, 1, 'node');
      await store.settleAlert('alert-1', { kind: 'delivered' });
      await store.claimAlerts(3, 1, 'node');
      expect((await bed().admin.keys('{test}:alerts*')).sort()).toEqual(['{test}:alerts:known']);
    });

    it('the secret of a day is gone after two days', async () => {
      await (await bed().open()).daySecret('2026-11-21');
      const seconds = await bed().admin.ttl('{test}:secret:2026-11-21');
      expect(seconds).toBeGreaterThan(172_700);
      expect(seconds).toBeLessThanOrEqual(172_800);
    });
  });
});
