import { expect, it, vi } from 'vitest';
import { describeStore } from '../testing/conformance.ts';
import { describeFailover } from '../testing/failover-suite.ts';
import { startClusterSet } from '../testing/failover-sets.ts';
import { commitNext, patience } from '../testing/redis-bed.ts';

describeFailover('a cluster', startClusterSet, (bed) => {
  it('tells one node what another has published', async () => {
    const [mine, theirs] = [await bed.open(), await bed.open()];
    const told = vi.fn();
    mine.watch(told);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1), patience);
    await commitNext(theirs, 1);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2), patience);
  });

  describeStore('the store in a cluster', async () => {
    const { admin } = await bed.set.primary();
    return {
      isShared: true,
      troubles: bed.troubles,
      open: () => bed.open(),
      plant: async (record) => {
        await admin.hset('{test}:record', { token: 'from elsewhere', json: JSON.stringify(record) });
      },
      planted: async () => JSON.parse((await admin.hget('{test}:record', 'json')) ?? 'null') as unknown,
      end: () => Promise.resolve(),
    };
  });
});
