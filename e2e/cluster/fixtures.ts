import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { startDemo } from '../../demo/server.ts';
import { AddressField } from '../address-field.ts';
import { withoutDeadlines } from '../deadlines.ts';
import { expect, test as base } from '../fixtures.ts';
import { needs } from '../setup/needs.ts';
import { Balancer } from './balancer.ts';
import { EndpointNode, type NodeView } from './endpoint-node.ts';
import { EventStream } from './event-stream.ts';
import { Program, eventually } from './program.ts';
import { RedisNode } from './redis.ts';

export { expect, eventually };

/** Two nodes on one Redis behind nginx, with a demo whose pages use them. */
export interface Cluster {
  /** Of nginx: the only one that browsers know. */
  readonly url: string;
  readonly nodes: readonly [EndpointNode, EndpointNode];
  readonly redis: RedisNode;
  /** Opens a stream that is closed with the test; through nginx unless told otherwise. */
  stream(url?: string): Promise<EventStream>;
  /** Gives a command on a node of its own, which is killed as soon as it has obeyed. @returns the revision */
  command(command: Readonly<Record<string, unknown>>): Promise<number>;
  /** Waits until so many reports are in the shared record, and each node has brought some. */
  folded(reports: number): Promise<void>;
  /** A real browser page whose field is in use and follows the cluster by a stream. */
  browse(): Promise<Follower>;
}

/** A page that follows. */
export interface Follower {
  readonly page: Page;
  readonly field: AddressField;
  /** The view that the page has kept on the device; null: none yet. */
  known(): Promise<NodeView | null>;
}

const OPERATOR = fileURLToPath(new URL('operator.ts', import.meta.url));

export const test = base.extend<{ readonly cluster: Cluster }>({
  cluster: async ({ simulated, browser }, use, testInfo) => {
    const { redis: redisCommand, nginx } = needs((why) => testInfo.skip(true, why), 'SEVERAL NODES ARE', [
      'redis',
      'nginx',
    ]);
    const folder = await mkdtemp(join(tmpdir(), 'address-search-cluster-'));
    const ends: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
    try {
      const redis = await RedisNode.start(redisCommand, folder);
      ends.push(() => redis.end());
      let url: string | null = null;
      const demo = await startDemo({ port: 0, simulated, endpoint: () => url });
      ends.push(() => demo.close());
      const env = { REDIS_URL: redis.url, ALLOW_ORIGINS: demo.url };
      const nodes = await Promise.all([EndpointNode.start(env), EndpointNode.start(env)]);
      ends.push(() => Promise.all(nodes.map((node) => node.kill())));
      // A node that starts publishes a revision of its own.
      await eventually('both nodes know of each other', async () => {
        const [a, b] = await Promise.all(nodes.map((node) => node.view()));
        return a?.rev === b?.rev && a?.inc === b?.inc;
      });
      const ports = nodes.map(({ port }) => port);
      const balancer = await Balancer.start(nginx, join(folder, 'nginx'), ports);
      ends.push(() => balancer.end());
      url = balancer.url;
      await use({
        url,
        nodes,
        redis,
        stream: async (at = balancer.url) => {
          const stream = await EventStream.open(at);
          ends.push(() => stream.close());
          return stream;
        },
        command: async (command) => {
          const operator = new Program(process.execPath, [
            '--import',
            'tsx',
            OPERATOR,
            redis.url,
            JSON.stringify(command),
          ]);
          ends.push(() => operator.kill());
          const rev = Number(await operator.until(/obeyed: done at revision (\d+)\n/));
          await operator.kill();
          return rev;
        },
        folded: async (reports) => {
          let folded: readonly number[] = [];
          await eventually('every report is in the record', async () => {
            folded = await Promise.all(nodes.map((node) => node.metric('reports_accepted_total')));
            return folded.reduce((sum, each) => sum + each, 0) >= reports;
          });
          console.log(`  reports folded by the nodes: ${folded.join(' and ')}`);
          expect(Math.min(...folded)).toBeGreaterThanOrEqual(1);
        },
        browse: async () => {
          const context = await browser.newContext({ locale: 'ko-KR' });
          ends.push(() => context.close());
          const page = await context.newPage();
          await page.goto(demo.url + withoutDeadlines('/signup.html'));
          const field = new AddressField(page.locator('address-search').first());
          const streams = async (): Promise<number> => {
            const open = await Promise.all(nodes.map((node) => node.metric('streams_open')));
            return open.reduce((sum, each) => sum + each, 0);
          };
          const before = await streams();
          await field.query.focus();
          await eventually('the page has a stream', async () => (await streams()) > before);
          return { page, field, known: () => knownView(page, balancer.url) };
        },
      });
    } finally {
      for (const end of ends.toReversed()) await end();
    }
  },
});

function knownView(page: Page, endpoint: string): Promise<NodeView | null> {
  return page.evaluate((key) => {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as { view: NodeView } | null;
    return kept?.view ?? null;
  }, `address-search:view:${endpoint}`);
}

/** The node that holds the only open stream, and the other one. */
export async function holderOf({ nodes }: Cluster): Promise<readonly [EndpointNode, EndpointNode]> {
  const [a, b] = nodes;
  let holder: EndpointNode | null = null;
  await eventually('a node holds the stream of the page', async () => {
    for (const node of nodes) if ((await node.metric('streams_open')) === 1) holder = node;
    return holder !== null;
  });
  return holder === b ? [b, a] : [a, b];
}
