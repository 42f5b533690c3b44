import { Redis } from 'ioredis';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { maxKnownAlerts, maxTimeline } from './bounds.ts';
import { describeStore, stored, type StoreBed } from './conformance.ts';
import { openRedisStore } from './redis.ts';
import { StoreError, type Store } from './store.ts';
import { findRedisServer, RedisServer } from './testing/redis-server.ts';
import { alertOf, decisionOn, entryOf, policy, recordOf } from './testing/records.ts';

const program = findRedisServer();

/** For what a real process does in its own time. */
const patience = { timeout: 10_000, interval: 10 };

/** A caller may wait a second (the contract), and this machine may be slow. */
const slowestMs = 1_500;

if (program === null) {
  console.warn('\n*** NO redis-server OR valkey-server ON THE PATH: THE REDIS STORE IS NOT TESTED ***\n');
  test.skipIf(process.env['CI'] === undefined)('the Redis store can be tested where it counts', () => {
    expect.fail('no redis-server or valkey-server on the PATH');
  });
}

describe.skipIf(program === null)('with a real server', () => {
  let server: RedisServer;
  let admin: Redis;
  let opened: Store[];
  let troubles: string[];

  beforeAll(async () => {
    server = await RedisServer.start(program ?? '');
  });

  afterAll(async () => {
    await server.end();
  });

  beforeEach(async () => {
    opened = [];
    troubles = [];
    admin = new Redis(server.url);
    await admin.flushall();
  });

  afterEach(async () => {
    server.resume();
    for (const store of opened) await store.close();
    admin.disconnect();
  });

  async function open(prefix = 'test'): Promise<Store> {
    const onTrouble = (what: string): number => troubles.push(what);
    const store = await openRedisStore({ url: server.url, policy, prefix, onTrouble });
    opened.push(store);
    return store;
  }

  async function commitNext(store: Store, rev: number): Promise<void> {
    const on = (await store.read())?.token ?? null;
    stored(
      await store.commit(
        decisionOn(on, {
          record: recordOf(rev),
          timeline: [entryOf(rev)],
          alerts: [alertOf(`alert-${rev}`, rev)],
        }),
      ),
    );
  }

  describeStore('the Redis store', async (): Promise<StoreBed> => ({
    isShared: true,
    troubles,
    open,
    plant: async (record) => {
      await admin.hset('{test}:record', { token: 'from elsewhere', json: JSON.stringify(record) });
    },
    end: () => Promise.resolve(),
  }));

  describe('several nodes', () => {
    test('a node is told of what another publishes, not of its own, and not of mere evidence', async () => {
      const [mine, theirs] = [await open(), await open()];
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

    test('whoever stops watching is not called again', async () => {
      const [mine, theirs] = [await open(), await open()];
      const [told, others] = [vi.fn(), vi.fn()];
      const stop = mine.watch(told);
      mine.watch(others);
      await vi.waitFor(() => expect(others).toHaveBeenCalledTimes(1), patience);
      stop();
      await commitNext(theirs, 1);
      await vi.waitFor(() => expect(others).toHaveBeenCalledTimes(2), patience);
      expect(told).toHaveBeenCalledTimes(1);
    });

    test('installations with different prefixes do not see each other', async () => {
      await commitNext(await open('one'), 1);
      const two = await open('two');
      expect(await two.read()).toBeNull();
      expect(await two.timeline(null, 1)).toEqual([]);
      expect(await two.claimAlerts(99, 1)).toEqual([]);
    });

    test('all nodes have the clock of the server, whatever theirs says', async () => {
      const store = await open();
      await commitNext(store, 1);
      vi.spyOn(Date, 'now').mockReturnValue(0);
      const [seconds] = await admin.time();
      const clock = (await store.read())?.clock ?? 0;
      vi.restoreAllMocks();
      expect(Math.abs(clock / 1_000 - Number(seconds))).toBeLessThan(5);
    });

    test('a record that another version wrote is kept aside when it is replaced', async () => {
      const store = await open();
      await admin.hset('{test}:record', { token: 'x', json: '{"v":2}' });
      expect(await store.read()).toBeNull();
      expect(await store.read()).toBeNull();
      expect(troubles).toHaveLength(1);
      await commitNext(store, 1);
      expect(await admin.get('{test}:record:unreadable')).toBe('{"v":2}');
    });

    test('closing leaves no connection, also while watching', async () => {
      const store = await open();
      store.watch(() => undefined);
      const clients = async (): Promise<number> =>
        String(await admin.client('LIST'))
          .trim()
          .split('\n').length;
      await vi.waitFor(async () => expect(await clients()).toBe(3), patience);
      await store.close();
      await vi.waitFor(async () => expect(await clients()).toBe(1), patience);
    });
  });

  describe('what grows', () => {
    test('the timeline and the ids of past alerts are bounded', async () => {
      const store = await open();
      const count = maxKnownAlerts + 500;
      for (let round = 0; round < 4; round++) {
        const on = (await store.read())?.token ?? null;
        const timeline = Array.from({ length: maxTimeline / 2 }, (_, i) => entryOf(i));
        const alerts = Array.from({ length: count / 4 }, (_, i) => alertOf(`alert-${round}-${i}`, i));
        await store.commit(decisionOn(on, { timeline, alerts }));
      }
      expect(await admin.xlen('{test}:timeline')).toBeLessThan(maxTimeline + 500);
      expect(await admin.zcard('{test}:alerts:known')).toBe(maxKnownAlerts);
      expect(await admin.hlen('{test}:alerts')).toBe(count);
    });

    test('a delivered alert leaves nothing but its id', async () => {
      const store = await open();
      await commitNext(store, 1);
      await store.claimAlerts(1, 1);
      await store.settleAlert('alert-1', { kind: 'retry', dueAt: 2 });
      await store.claimAlerts(2, 1);
      await store.settleAlert('alert-1', { kind: 'delivered' });
      expect((await admin.keys('{test}:alerts*')).sort()).toEqual(['{test}:alerts:known']);
    });

    test('the secret of a day is gone after two days', async () => {
      await (await open()).daySecret('2026-11-21');
      const seconds = await admin.ttl('{test}:secret:2026-11-21');
      expect(seconds).toBeGreaterThan(172_700);
      expect(seconds).toBeLessThanOrEqual(172_800);
    });
  });

  describe('a server in trouble', () => {
    async function failsInTime(ask: () => Promise<unknown>): Promise<void> {
      const begun = performance.now();
      const asked = ask();
      await expect(asked).rejects.toThrow(StoreError);
      await expect(asked).rejects.toThrow(`Redis at 127.0.0.1:${server.port}`);
      expect(performance.now() - begun).toBeLessThan(slowestMs);
    }

    async function comesBack(store: Store): Promise<number | undefined> {
      return vi.waitFor(async () => (await store.read())?.record.rev, patience);
    }

    test('that hangs, every call fails in time, and all is well when it goes on', async () => {
      const store = await open();
      await commitNext(store, 1);
      const { token } = (await store.read()) ?? {};
      server.hang();
      await failsInTime(() => store.read());
      await failsInTime(() => store.commit(decisionOn(token ?? null, { record: recordOf(9) })));
      await failsInTime(() => store.timeline(null, 1));
      await failsInTime(() => store.claimAlerts(0, 1));
      await failsInTime(() => store.settleAlert('alert-1', { kind: 'delivered' }));
      await failsInTime(() => store.daySecret('2026-11-21'));
      server.resume();
      const rev = await comesBack(store);
      // Nobody can know whether the write that was not answered has been done; both are whole.
      expect([1, 9]).toContain(rev);
      await commitNext(store, 10);
      expect((await store.read())?.record.rev).toBe(10);
    });

    test('that hangs refuses a new node in time', async () => {
      server.hang();
      await failsInTime(() => open());
    });

    test('that hangs does not keep a node from closing', async () => {
      const store = await open();
      store.watch(() => undefined);
      server.hang();
      await store.close();
    });

    test('that is killed and comes back with its data has every decision that was answered', async () => {
      const store = await open();
      const told = vi.fn();
      store.watch(told);
      for (let rev = 1; rev <= 20; rev++) await commitNext(store, rev);
      await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1), patience);
      await server.kill();
      await failsInTime(() => store.read());
      await server.run();
      expect(await comesBack(store)).toBe(20);
      expect(await store.timeline(null, 50)).toHaveLength(20);
      expect(await store.claimAlerts(99, 50)).toHaveLength(20);
      // Changes may have been missed meanwhile.
      await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2), patience);
      await commitNext(await open(), 21);
      await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(3), patience);
    });

    test('that comes back without its data is an empty store, and an old decision meets a conflict', async () => {
      const store = await open();
      await commitNext(store, 1);
      const { token } = (await store.read()) ?? {};
      await server.kill();
      await server.forget();
      await server.run();
      await vi.waitFor(async () => expect(await store.read()).toBeNull(), patience);
      expect(await store.commit(decisionOn(token ?? null))).toEqual({ kind: 'conflict', current: null });
      await commitNext(store, 2);
      expect((await store.read())?.record.rev).toBe(2);
    });

    test('that is wiped while nodes run takes no decision on what was', async () => {
      const [mine, theirs] = [await open(), await open()];
      await commitNext(mine, 1);
      const { token } = (await mine.read()) ?? {};
      await admin.flushall();
      expect(await mine.commit(decisionOn(token ?? null))).toEqual({ kind: 'conflict', current: null });
      await commitNext(theirs, 5);
      const conflict = await mine.commit(decisionOn(token ?? null));
      expect(conflict).toMatchObject({ kind: 'conflict', current: { record: { rev: 5 } } });
    });

    test('that has no memory left refuses the decision whole', async () => {
      const store = await open();
      await commitNext(store, 1);
      await admin.config('SET', 'maxmemory', '1mb');
      try {
        await expect(commitNext(store, 2)).rejects.toThrow(/OOM/);
      } finally {
        await admin.config('SET', 'maxmemory', '0');
      }
      expect((await store.read())?.record.rev).toBe(1);
      expect(await store.timeline(null, 9)).toHaveLength(1);
      await commitNext(store, 2);
    });

    test('that keeps no file is told of when a node starts', async () => {
      await admin.config('SET', 'appendonly', 'no');
      try {
        await open();
      } finally {
        await admin.config('SET', 'appendonly', 'yes');
      }
      expect(troubles).toEqual([expect.stringContaining('keeps no append-only file')]);
    });

    test('that wants another password refuses with a reason, and says no password', async () => {
      const url = `redis://someone:hidden-secret@127.0.0.1:${server.port}`;
      const refused = openRedisStore({ url, policy, onTrouble: () => undefined });
      await expect(refused).rejects.toThrow(/WRONGPASS/);
      await expect(refused).rejects.not.toThrow(/hidden-secret/);
    });
  });
});

describe('an address', () => {
  const open = (url: string): Promise<Store> => openRedisStore({ url, policy, onTrouble: () => undefined });

  test.each(['', 'localhost:6379', 'http://127.0.0.1:6379', 'redis//x'])('%j is refused', async (url) => {
    await expect(open(url)).rejects.toThrow(/must look like redis:/);
  });

  test('where nobody listens is refused with the reason', async () => {
    await expect(open('redis://127.0.0.1:1')).rejects.toThrow(
      /127\.0\.0\.1:1 cannot be reached: .*ECONNREFUSED/,
    );
  });

  test('where something else takes the connection and says nothing is refused in time', async () => {
    const silent = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const begun = performance.now();
    await expect(open(`redis://127.0.0.1:${port}`)).rejects.toThrow(StoreError);
    expect(performance.now() - begun).toBeLessThan(slowestMs);
    silent.close();
    await once(silent, 'close');
  });
});
