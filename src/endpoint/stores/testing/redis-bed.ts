import { Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openRedisStore } from '../redis/redis-store.ts';
import { StoreError, type Store } from '../store.ts';
import { findRedisServer, RedisServer } from './redis-server.ts';
import { alertOf, decisionOn, entryOf, policy, recordOf, stored } from './records.ts';

/** For what a real process does in its own time. */
export const patience = { timeout: 30_000, interval: 10 };

/** A caller may wait a second (the contract), and its reason half a second more. */
const slowestMs = 1_500;

/**
 * Fails with a reason before a bare timer of this process does: a machine that is busy holds both up, so that no
 * wall clock judges it.
 */
export async function failsInTime(ask: () => Promise<unknown>): Promise<StoreError> {
  const tooLate = pause(slowestMs, `nothing within ${slowestMs} ms`, { ref: false });
  const asked = ask().then(
    () => 'no failure',
    (error: unknown) => error,
  );
  const failed = await Promise.race([asked, tooLate]);
  if (!(failed instanceof StoreError)) throw new Error(`no failure in time: ${String(failed)}`);
  return failed;
}

/** A real server, emptied for each test. */
export class RedisBed {
  readonly troubles: string[] = [];
  readonly admin: Redis;
  readonly #opened: Store[] = [];

  constructor(readonly server: RedisServer) {
    this.admin = new Redis(server.url);
  }

  async open(prefix = 'test'): Promise<Store> {
    const onTrouble = (what: string): number => this.troubles.push(what);
    const store = await openRedisStore({ url: this.server.url, policy, prefix, onTrouble });
    this.#opened.push(store);
    return store;
  }

  async end(): Promise<void> {
    this.server.resume();
    for (const store of this.#opened) await store.close();
    this.admin.disconnect();
  }
}

/** Tests with a real server. Without one they are skipped loudly, and fail where it counts (`CI` is set). */
export function describeRedis(name: string, define: (bed: () => RedisBed) => void): void {
  const program = findRedisServer();
  if (program === null) {
    console.warn(`\n*** NO redis-server OR valkey-server ON THE PATH: "${name}" IS NOT TESTED ***\n`);
    test.skipIf(process.env['CI'] === undefined)(`${name} can be tested`, () => {
      expect.fail('no redis-server or valkey-server on the PATH');
    });
  }
  describe.skipIf(program === null)(name, { timeout: 60_000 }, () => {
    let server: RedisServer;
    let bed: RedisBed;

    beforeAll(async () => {
      server = await RedisServer.start(program ?? '');
    });

    afterAll(async () => {
      await server.end();
    });

    beforeEach(async () => {
      bed = new RedisBed(server);
      await bed.admin.flushall();
    });

    afterEach(async () => {
      await bed.end();
    });

    define(() => bed);
  });
}

/** Stores a revision with an entry and an alert. */
export async function commitNext(store: Store, rev: number): Promise<void> {
  const on = (await store.read())?.token ?? null;
  const [timeline, alerts] = [[entryOf(rev)], [alertOf(`alert-${rev}`, rev)]];
  stored(await store.commit(decisionOn(on, { record: recordOf(rev), timeline, alerts })));
}
