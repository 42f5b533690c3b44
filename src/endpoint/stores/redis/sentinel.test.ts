import { beforeAll, describe, expect, it, vi } from 'vitest';
import { lacks, required } from '../../../../e2e/setup/needs.ts';
import { describeFailover } from '../testing/failover-suite.ts';
import { startSentinelSet } from '../testing/failover-sets.ts';
import { command } from '../testing/operator-load.ts';
import { policy } from '../testing/records.ts';
import { patience } from '../testing/redis-bed.ts';
import { freePort, RedisServer } from '../testing/redis-server.ts';
import { openRedisStore } from './redis-store.ts';

describeFailover('a set that Sentinels watch', startSentinelSet, (bed) => {
  it('is left by its node when the primary hangs, and nothing of what the old one says later counts', async () => {
    const node = await bed.serve();
    const hanging = await bed.set.primary();
    hanging.hang();
    expect(await command(node, 'the primary hangs')).toMatchObject({ status: 503 });
    await bed.opens([node]);
    const { inc } = node.keeper.view();
    expect((await bed.set.primary()).port).not.toBe(hanging.port);
    // It takes itself for the primary, until a Sentinel tells it.
    hanging.resume();
    await vi.waitFor(
      async () => expect(await command(node, 'there is another one')).toMatchObject({ status: 200 }),
      patience,
    );
    expect(node.keeper.view()).toMatchObject({ inc, providers: { juso: { phase: 'open' } } });
  });

  it('tells where it is without the passwords of anybody', async () => {
    const [node, { port }] = [await bed.serve(), await bed.set.primary()];
    const health = await (await fetch(`${node.url}/healthz`)).json();
    expect(health).toEqual({ alive: true, store: { kind: 'redis-sentinel', server: `127.0.0.1:${port}` } });
  });
});

describe.skipIf(lacks('PASSWORDS OF SENTINELS ARE', ['redis']))(
  'a set and Sentinels with passwords of their own',
  () => {
    it('are given each its own, and no reason says any', async () => {
      const program = required(['redis']).redis;
      const user = '--user app on >data-secret ~* &* +@all --user default off'.split(' ');
      const server = await RedisServer.start(program, user);
      const sentinel = await RedisServer.startSentinel(program, [
        `sentinel monitor mymaster 127.0.0.1 ${server.port} 1`,
        'sentinel auth-user mymaster app',
        'sentinel auth-pass mymaster data-secret',
        'requirepass sentinel-secret',
      ]);
      const open = (login: string, query: string) =>
        openRedisStore({
          url: `redis+sentinel://${login}127.0.0.1:${sentinel.port}/mymaster${query}`,
          policy,
          onTrouble: () => undefined,
        });
      try {
        const store = await open('app:data-secret@', '?sentinelPassword=sentinel-secret');
        expect(await store.read()).toBeNull();
        expect(store.place().server).toBe(`127.0.0.1:${server.port}`);
        await store.close();
        const refused = async (login: string, query: string): Promise<string> =>
          open(login, query).then(
            () => 'nothing was wrong',
            (error: unknown) => String(error),
          );
        const reasons = await Promise.all([
          refused('app:data-secret@', '?sentinelPassword=wrong-secret'),
          refused('app:wrong-secret@', '?sentinelPassword=sentinel-secret'),
        ]);
        expect(reasons[0]).toMatch(/mymaster of the Sentinels .*WRONGPASS/);
        expect(reasons[1]).toMatch(/WRONGPASS/);
        expect(reasons.join()).not.toContain('secret');
      } finally {
        await sentinel.end();
        await server.end();
      }
    });
  },
);

describe.skipIf(lacks('SENTINELS THAT DISAGREE ARE', ['redis']))('Sentinels that disagree', () => {
  let primary: RedisServer;
  let replica: RedisServer;
  let sentinel: RedisServer;

  const program = (): string => required(['redis']).redis;
  const watch = (port: number): Promise<RedisServer> =>
    RedisServer.startSentinel(program(), [`sentinel monitor mymaster 127.0.0.1 ${port} 2`]);

  beforeAll(async () => {
    primary = await RedisServer.start(program());
    replica = await RedisServer.start(program(), ['--replicaof', `127.0.0.1 ${primary.port}`]);
    sentinel = await watch(primary.port);
    return () => Promise.all([sentinel, replica, primary].map((each) => each.end()));
  });

  // As one does that is started again with the file that it had at first: it has never heard of the others.
  it.each(['gone', 'a replica now'])(
    'regression: a node starts although the first one names a primary that is %s',
    async (what) => {
      const behind = await watch(what === 'gone' ? await freePort() : replica.port);
      try {
        const hosts = [behind, sentinel].map(({ port }) => `127.0.0.1:${port}`);
        const url = `redis+sentinel://${hosts.join(',')}/mymaster`;
        const store = await openRedisStore({ url, policy, onTrouble: () => undefined });
        expect(store.place().server).toBe(`127.0.0.1:${primary.port}`);
        await store.close();
      } finally {
        await behind.end();
      }
    },
  );
});
