import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { EndpointNode } from '../cluster/endpoint-node.ts';
import { eventually } from '../cluster/program.ts';
import { RedisNode } from '../cluster/redis.ts';
import { needs } from '../setup/needs.ts';
import { Prometheus } from './prometheus.ts';

export { expect, eventually };

/** Two nodes on one Redis, and a Prometheus that watches them. */
export interface Monitored {
  readonly nodes: readonly [EndpointNode, EndpointNode];
  readonly redis: RedisNode;
  readonly prometheus: Prometheus;
}

/** An outage that is over is noticed in seconds: nobody waits for the pauses that sites need. */
const POLICY = { retryMs: 1_000, retryMaxMs: 2_000, shortWindowMs: 1_000 };

const NEEDED = ['redis', 'prometheus', 'promtool'] as const;

/** The commands of what is installed. */
type Installed = Readonly<Record<(typeof NEEDED)[number], string>>;

export const test = base.extend<{
  readonly installed: Installed;
  readonly redis: string;
  readonly promtool: string;
  readonly monitored: Monitored;
}>({
  // Playwright wants the braces.
  installed: async ({}, use, testInfo) => {
    await use(needs((why) => testInfo.skip(true, why), 'MONITORING IS', NEEDED));
  },
  redis: ({ installed }, use) => use(installed.redis),
  promtool: ({ installed }, use) => use(installed.promtool),
  monitored: async ({ installed }, use) => {
    const { redis: redisCommand, prometheus: command } = installed;
    const folder = await mkdtemp(join(tmpdir(), 'address-search-monitoring-'));
    const ends: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
    try {
      const redis = await RedisNode.start(redisCommand, folder);
      ends.push(() => redis.end());
      const policy = join(folder, 'policy.json');
      await writeFile(policy, JSON.stringify(POLICY));
      // A channel that nobody answers: its metrics are there, and no alert of this test leaves the machine.
      const env = { REDIS_URL: redis.url, POLICY_FILE: policy, SLACK_WEBHOOK_URL: 'http://127.0.0.1:9/' };
      const nodes = await Promise.all([EndpointNode.start(env), EndpointNode.start(env)]);
      ends.push(() => Promise.all(nodes.map((node) => node.kill())));
      const ports = nodes.map(({ port }) => port);
      const prometheus = await Prometheus.start(command, join(folder, 'prometheus'), ports);
      ends.push(() => prometheus.end());
      await eventually('both nodes are scraped, and nothing is wrong', async () => {
        return (await prometheus.query('up == 1')) === 2 && (await prometheus.names()).length === 0;
      });
      await use({ nodes, redis, prometheus });
    } finally {
      for (const end of ends.toReversed()) await end();
    }
  },
});
