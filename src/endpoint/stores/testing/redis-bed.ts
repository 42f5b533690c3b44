import { Redis } from 'ioredis';
import { afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { lacks, required } from '../../../../e2e/setup/needs.ts';
import { openRedisStore } from '../redis/redis-store.ts';
import type { Store } from '../store.ts';
import { RedisServer } from './redis-server.ts';
import { alertOf, decisionOn, entryOf, policy, recordOf, stored } from './records.ts';

/** For what a real process does in its own time. */
export const patience = { timeout: 10_000, interval: 10 };

/** A caller may wait a second (docs/endpoint.md#stores). */
const slowestMs = 1_500;

/**
 * Whether it has settled before a timer that begins with it is over: both stand in the queue of this one process, so
 * a machine that has no time for it delays them alike.
 */
export async function settlesInTime(asked: Promise<unknown>): Promise<boolean> {
  const isLate = new Promise<boolean>((resolve) => setTimeout(resolve, slowestMs, false).unref());
  const isThere = asked.then(
    () => true,
    () => true,
  );
  return Promise.race([isThere, isLate]);
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
  describe.skipIf(lacks(`"${name}" IS`, ['redis']))(name, { timeout: 60_000 }, () => {
    let server: RedisServer;
    let bed: RedisBed;

    beforeAll(async () => {
      server = await RedisServer.start(required(['redis']).redis);
      return () => server.end();
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
