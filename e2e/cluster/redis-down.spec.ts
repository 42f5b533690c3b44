import { MANY } from '../known-addresses.ts';
import type { AddressField } from '../address-field.ts';
import { viewOf } from './endpoint-node.ts';
import { expect, test, eventually } from './fixtures.ts';
import { report } from './reporting.ts';

const JUSO_FIRST = { type: 'order', order: ['juso', 'kakao-postcode'] };

async function searchAgain(field: AddressField): Promise<void> {
  await field.query.fill('');
  await expect(field.options).toHaveCount(0);
  await field.search(MANY);
  await expect(field.options.first()).toBeVisible();
}

test('Redis is killed and comes back: browsers notice nothing, nothing is lost, and nothing counts twice', async ({
  cluster,
}) => {
  const { nodes, redis, url } = cluster;
  const { field, known } = await cluster.browse();
  const rev = await cluster.command(JUSO_FIRST);
  await eventually('the page knows', async () => (await known())?.rev === rev);
  const { inc } = await nodes[0].view();
  await searchAgain(field);

  await redis.kill();
  await eventually('both nodes say that they are not ready', async () => {
    return (await Promise.all(nodes.map((node) => node.readyz()))).every((status) => status === 503);
  });
  expect(await viewOf(url)).toMatchObject({ inc, rev, order: JUSO_FIRST.order });
  await searchAgain(field);
  // An outage of the provider at the same time: each node is told by enough networks, neither decides.
  const witnesses = Array.from({ length: 12 }, (_, name) => ({ name, address: `127.0.${5 + name}.1` }));
  for (const witness of witnesses) {
    expect(await report(witness, { url: nodes[witness.name % 2]?.url ?? url, inc })).toBe(200);
  }
  for (const node of nodes) {
    expect(await node.view()).toMatchObject({ rev, providers: { 'kakao-postcode': { phase: 'closed' } } });
  }

  await redis.run();
  await eventually('both nodes are ready', async () => {
    return (await Promise.all(nodes.map((node) => node.readyz()))).every((status) => status === 200);
  });
  await cluster.folded(witnesses.length);
  await eventually('both nodes and the page know of the outage', async () => {
    const views = await Promise.all([nodes[0].view(), nodes[1].view(), known()]);
    return views.every((view) => view?.providers['kakao-postcode']?.phase === 'open');
  });
  for (const node of nodes) expect(await node.view()).toMatchObject({ inc, order: JUSO_FIRST.order });
  expect(await redis.transitions()).toEqual(['kakao-postcode 2 open']);
  expect((await redis.alerts()).filter((id) => !id.startsWith('order:'))).toEqual([
    'kakao-postcode:2:opened',
  ]);
  expect((await redis.alerts()).filter((id) => id.startsWith('order:'))).toHaveLength(1);
});

test('Redis is wiped: a new incarnation begins, the same for both nodes, and pages take it over', async ({
  cluster,
}) => {
  const { nodes, redis } = cluster;
  const { known } = await cluster.browse();
  const rev = await cluster.command(JUSO_FIRST);
  await eventually('the page knows', async () => (await known())?.rev === rev);
  const before = await nodes[0].view();

  await redis.admin.flushall();
  await eventually('the page has taken over what is new', async () => {
    const inc = (await known())?.inc;
    return inc !== undefined && inc > before.inc;
  });
  await eventually('nodes and page agree', async () => {
    const [a, b, page] = await Promise.all([nodes[0].view(), nodes[1].view(), known()]);
    return a.inc === b.inc && a.rev === b.rev && a.inc === page?.inc && a.rev === page.rev;
  });
  // What was commanded went with the store, and is not claimed.
  expect((await nodes[0].view()).order).toEqual(['kakao-postcode', 'juso']);
  expect(await redis.alerts()).toEqual([]);
});
