import { rm } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as EndpointModule from '../../src/endpoint/index.ts';
import { answering } from '../processes/answering.ts';
import { machineMs } from './clock.ts';
import type { Asked, Memory, Opened, Published } from './questions.ts';

// The built endpoint, but in this process, which so knows when a change was asked for.
const built = new URL('../../dist/endpoint/index.js', import.meta.url).href;
const { startEndpoint, defaultRules, openStore } = (await import(built)) as typeof EndpointModule;

const { policy, limits } = defaultRules;
const dir = mkdtempSync(join(tmpdir(), 'address-search-bench-'));
const store = await openStore({ redisUrl: null, dataDir: dir, policy }, console.error);
const { url, keeper, close } = await startEndpoint(
  {
    port: 0,
    host: '127.0.0.1',
    providers: ['kakao-postcode', 'juso'],
    allowOrigins: [],
    trustProxy: { hops: 0 },
    policy,
    // All streams of the bench come from one network, and all at once.
    limits: { ...limits, streamsPerNetwork: limits.streams, overloadMs: 10_000 },
    log: { level: 'warn' },
  },
  store,
);

answering<Asked>(async (question): Promise<Opened | Published | Memory> => {
  switch (question.type) {
    case 'open':
      return { port: Number(new URL(url).port) };
    case 'publish': {
      const { order, rev } = keeper.record;
      const command = { order: order.toReversed(), by: 'bench', why: 'to see how fast it spreads', rev };
      const at = machineMs();
      const { kind } = await keeper.command({ type: 'order', ...command });
      if (kind !== 'done') throw new Error(`The command was ${kind}`);
      return { at };
    }
    case 'memory':
      return { rss: process.memoryUsage.rss() };
    case 'close':
      await close();
      await store.close();
      await rm(dir, { recursive: true, force: true });
      return { rss: 0 };
  }
});
