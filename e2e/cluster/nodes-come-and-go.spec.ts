import { expect, holderOf, test, eventually } from './fixtures.ts';
import { viewOf } from './endpoint-node.ts';
import { EventStream } from './event-stream.ts';
import { MANY } from '../known-addresses.ts';

const FORCED = { type: 'force', provider: 'kakao-postcode', to: 'open', forMs: null };
const JUSO_FIRST = { type: 'order', order: ['juso', 'kakao-postcode'] };

test('a node that is killed takes nothing with it: commands stay, searches go on, pages follow the other node', async ({
  cluster,
}) => {
  const { nodes, url } = cluster;
  const { field, known } = await cluster.browse();
  const [holder, other] = await holderOf(cluster);
  // The node that obeyed is killed as soon as it has answered, and then the one that told the page.
  const forced = await cluster.command(FORCED);
  await eventually('the page knows', async () => (await known())?.rev === forced);
  await holder.kill();

  for (let i = 0; i < 20; i++) expect((await viewOf(url)).rev).toBe(forced);
  await field.search(MANY);
  await expect(field.options.first()).toBeVisible();
  await eventually('the page follows the other node', async () => {
    return (await other.metric('streams_open')) === 1;
  });
  const flipped = await cluster.command(JUSO_FIRST);
  await eventually('the page knows what is commanded now', async () => (await known())?.rev === flipped);

  // Nobody is left who could remember, but Redis.
  const before = await other.view();
  await other.kill();
  await Promise.all(nodes.map((node) => node.run()));
  for (const node of nodes) {
    const { inc, order, providers } = await node.view();
    expect(inc).toBe(before.inc);
    expect(order).toEqual(JUSO_FIRST.order);
    expect(providers['kakao-postcode']?.forced).toBe('open');
  }
  await cluster.command({ ...FORCED, to: null });
  await eventually('the page follows again', async () => {
    return (await known())?.providers['kakao-postcode']?.forced === null;
  });
});

test('a node that is asked to end says goodbye to every stream, and its pages come back on the other node', async ({
  cluster,
}) => {
  const { known } = await cluster.browse();
  const [ending, staying] = await holderOf(cluster);
  const streams = await Promise.all(Array.from({ length: 300 }, () => cluster.stream(ending.url)));
  await eventually('all streams are open', async () => (await ending.metric('streams_open')) === 301);

  ending.program.signal('SIGTERM');
  await eventually('the balancer is told', async () => (await ending.readyz()) === 503);
  // It serves on for a while, so that a balancer can turn to the other node.
  await eventually('it takes no newcomers', async () => {
    const newcomer = await EventStream.open(ending.url);
    newcomer.close();
    return newcomer.status === 503;
  });
  // They are sent to the other node now, also by a balancer that does not ask.
  const newcomers = await Promise.all(Array.from({ length: 6 }, () => cluster.stream()));
  expect(newcomers.map(({ status }) => status)).toEqual(newcomers.map(() => 200));
  expect(await ending.program.ended).toBe(0);
  await eventually('all streams are over', () => streams.every(({ isClosed }) => isClosed));
  expect(streams.filter(({ saidGoodbye }) => !saidGoodbye)).toEqual([]);

  await eventually('the page is back', async () => {
    return (await staying.metric('streams_open')) === newcomers.length + 1;
  });
  const flipped = await cluster.command(JUSO_FIRST);
  await eventually('the page knows what is commanded now', async () => (await known())?.rev === flipped);
});
