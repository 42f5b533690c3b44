import { expect, it, vi } from 'vitest';
import { describeFailover } from '../testing/failover-suite.ts';
import { startSentinelSet } from '../testing/failover-sets.ts';
import { command } from '../testing/operator-load.ts';
import { patience } from '../testing/redis-bed.ts';

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
