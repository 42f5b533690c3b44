import type { AddressField } from '../address-field.ts';
import { viewOf } from '../cluster/endpoint-node.ts';
import { eventually, expect, holderOf, test } from '../cluster/fixtures.ts';
import { report } from '../cluster/reporting.ts';
import { MANY } from '../known-addresses.ts';
import { judgeBesideCalm } from './calm.ts';
import { tell } from './figure.ts';

/* How soon two nodes, their store and their pages are told; what they are told is held by e2e/cluster. */

/** By its stream; asking again by itself takes a page 12 s or more. */
const PAGE_KNOWS_MS = 3_000;
/** An event stream comes back after 3 to 10 s, as its node has told it. */
const COMES_BACK_MS = 15_000;
const TOLD_MS = 1_000;
/** Waiting for the store, or for an endpoint that waits for it, would cost a search its time-out. */
const NOISE_MS = 300;
const JUSO_FIRST = { type: 'order', order: ['juso', 'kakao-postcode'] };

/** Searches, and tells how long the list took by this test's clock, ms. */
async function searchMs(field: AddressField): Promise<number> {
  await field.query.fill('');
  await expect(field.options).toHaveCount(0);
  await field.query.fill(MANY);
  const begun = performance.now();
  await field.query.press('Enter');
  await expect(field.options.first()).toBeVisible();
  return performance.now() - begun;
}

test(
  'the report that decides is told to the streams of both nodes within a second',
  { tag: '@sample' },
  async ({ cluster }) => {
    const { nodes, url } = cluster;
    const { inc, rev } = await nodes[0].view();
    const streams = await Promise.all(nodes.map((node) => cluster.stream(node.url)));
    for (const name of [0, 1]) expect(await report({ name, address: '127.0.5.1' }, { url, inc })).toBe(200);
    const begun = performance.now();
    for (const name of [2, 3]) expect(await report({ name, address: '127.0.6.1' }, { url, inc })).toBe(200);
    const told = `${inc}.${rev + 1}`;
    await eventually('both streams are told', () => streams.every((stream) => stream.toldAt(told) !== null));
    const last = Math.max(...streams.map((stream) => stream.toldAt(told) ?? 0));
    await judgeBesideCalm('both streams are told', TOLD_MS, last - begun);
  },
);

test('a page knows of a command soon, and follows the other node soon after its own is killed', async ({
  cluster,
}) => {
  const { known } = await cluster.browse();
  const [holder, other] = await holderOf(cluster);
  const flipped = await cluster.command(JUSO_FIRST);
  const toldMs = await eventually('the page knows', async () => (await known())?.rev === flipped);
  await judgeBesideCalm('a page knows of a command', PAGE_KNOWS_MS, toldMs);
  await holder.kill();
  const backMs = await eventually('the page follows the other node', async () => {
    return (await other.metric('streams_open')) === 1;
  });
  await judgeBesideCalm('a page follows the other node', COMES_BACK_MS, backMs);
  const back = await cluster.command({ ...JUSO_FIRST, order: JUSO_FIRST.order.toReversed() });
  const againMs = await eventually('the page knows again', async () => (await known())?.rev === back);
  await judgeBesideCalm('a page knows by the other node', PAGE_KNOWS_MS, againMs);
});

test('with all nodes killed and back, a page follows again', async ({ cluster }) => {
  const { nodes } = cluster;
  const { known } = await cluster.browse();
  await Promise.all(nodes.map((node) => node.kill()));
  await Promise.all(nodes.map((node) => node.run()));
  const rev = await cluster.command(JUSO_FIRST);
  const backMs = await eventually('the page follows again', async () => (await known())?.rev === rev);
  await judgeBesideCalm('a page follows restarted nodes', COMES_BACK_MS, backMs);
});

test('a node that hangs costs no answer: nginx asks the other one', async ({ cluster }) => {
  const { nodes, url } = cluster;
  const { program } = nodes[0];
  const { rev } = await nodes[1].view();
  program.signal('SIGSTOP');
  try {
    let slowestMs = 0;
    for (let i = 0; i < 20; i++) {
      const begun = performance.now();
      expect((await viewOf(url)).rev).toBe(rev);
      slowestMs = Math.max(slowestMs, performance.now() - begun);
    }
    // Browsers give the endpoint that long.
    await judgeBesideCalm('the slowest of 20 answers while a node hangs', 1_500, slowestMs);
  } finally {
    program.signal('SIGCONT');
  }
});

test('a node that is asked to end tells its balancer at once and ends within ten seconds', async ({
  cluster,
}) => {
  await cluster.browse();
  const [ending, staying] = await holderOf(cluster);
  const streams = await Promise.all(Array.from({ length: 300 }, () => cluster.stream(ending.url)));
  await eventually('all streams are open', async () => (await ending.metric('streams_open')) === 301);
  const begun = performance.now();
  ending.program.signal('SIGTERM');
  const toldMs = await eventually('the balancer is told', async () => (await ending.readyz()) === 503);
  expect(await ending.program.ended).toBe(0);
  const endMs = performance.now() - begun;
  const overMs = await eventually('all streams are over', () => streams.every(({ isClosed }) => isClosed));
  const backMs = await eventually('the page is back', async () => {
    return (await staying.metric('streams_open')) === 1;
  });
  await judgeBesideCalm('the balancer is told of the end', TOLD_MS, toldMs);
  await judgeBesideCalm('a node ends', 10_000, endMs);
  await judgeBesideCalm('its 300 streams are over after it', TOLD_MS, overMs);
  await judgeBesideCalm('its page is back', COMES_BACK_MS, backMs);
});

test('Redis that is killed is noticed within three seconds, costs a search nothing, and is used again soon', async ({
  cluster,
}) => {
  const { nodes, redis } = cluster;
  const { field, known } = await cluster.browse();
  const rev = await cluster.command(JUSO_FIRST);
  await eventually('the page knows', async () => (await known())?.rev === rev);
  const ready = async (status: number): Promise<boolean> =>
    (await Promise.all(nodes.map((node) => node.readyz()))).every((each) => each === status);
  await searchMs(field);
  const healthyMs = await searchMs(field);

  const killedAt = performance.now();
  await redis.kill();
  await eventually('both nodes say that they are not ready', () => ready(503));
  await judgeBesideCalm('the loss of Redis is noticed', 3_000, performance.now() - killedAt);
  const outageMs = await searchMs(field);
  tell(`a search without Redis takes ${(outageMs / healthyMs).toFixed(2)} of a healthy one`);
  await judgeBesideCalm('a search without Redis, beyond a healthy one', NOISE_MS, outageMs - healthyMs);

  const backAt = performance.now();
  await redis.run();
  await eventually('both nodes are ready', () => ready(200));
  await judgeBesideCalm('Redis is used again', 10_000, performance.now() - backAt);
});

test('a page has the new incarnation within five seconds after Redis is wiped', async ({ cluster }) => {
  const { nodes, redis } = cluster;
  const { known } = await cluster.browse();
  const rev = await cluster.command(JUSO_FIRST);
  await eventually('the page knows', async () => (await known())?.rev === rev);
  const before = await nodes[0].view();
  await redis.admin.flushall();
  const tookMs = await eventually('the page has taken over what is new', async () => {
    const inc = (await known())?.inc;
    return inc !== undefined && inc > before.inc;
  });
  await judgeBesideCalm('a page has the new incarnation', 5_000, tookMs);
});
