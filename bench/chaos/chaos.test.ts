import { describe, expect, it } from 'vitest';
import { lacks } from '../../e2e/setup/needs.ts';
import { findService } from '../../e2e/setup/services.ts';
import { runChaos } from './chaos-run.ts';
import type { ChaosSetup } from './plan.ts';

/** A sample of `npm run chaos`: everything that can go wrong does so once. */
async function expectNothingLost(setup: ChaosSetup, seed: number): Promise<void> {
  const log: string[] = [];
  const { violations } = await runChaos({
    ...{ setup, seed, forMs: 6_500, redisCommand: findService('redis') },
    ...{ gapMs: [400, 900], outageMs: [300, 1_500], browsers: 12 },
    onEvent: (line) => log.push(line),
  });
  expect(violations, log.join('\n')).toEqual([]);
}

describe.concurrent('chaos', { timeout: 300_000 }, () => {
  it('one node with a store of its own loses nothing and repeats nothing', () =>
    expectNothingLost('embedded', 3));

  it.skipIf(lacks('CHAOS ON REDIS IS', ['redis']))('two nodes on Redis lose nothing and repeat nothing', () =>
    expectNothingLost('redis', 2),
  );
});
