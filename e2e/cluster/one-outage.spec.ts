import type { Cluster } from './fixtures.ts';
import { expect, test, eventually } from './fixtures.ts';
import { report } from './reporting.ts';

const OPENED = { phase: 'open', epoch: 2 };

/** What happened to the epoch that every test here is about: exactly one transition and one alert. */
async function expectOneOpening({ redis }: Cluster): Promise<void> {
  expect(await redis.transitions()).toEqual(['kakao-postcode 2 open']);
  expect(await redis.alerts()).toEqual(['kakao-postcode:2:opened']);
}

/** Both nodes say the same, and the circuit is open. */
async function expectBothOpen({ nodes }: Cluster): Promise<void> {
  const [a, b] = await Promise.all(nodes.map((node) => node.view()));
  expect([b?.inc, b?.rev]).toEqual([a?.inc, a?.rev]);
  for (const seen of [a, b]) expect(seen?.providers['kakao-postcode']).toMatchObject(OPENED);
}

test('an outage that two networks see through different nodes opens the circuit once, for all', async ({
  cluster,
}) => {
  const { nodes, url } = cluster;
  const { inc, rev } = await nodes[0].view();
  const streams = await Promise.all(nodes.map((node) => cluster.stream(node.url)));
  for (const name of [0, 1]) expect(await report({ name, address: '127.0.5.1' }, { url, inc })).toBe(200);
  for (const name of [2, 3]) expect(await report({ name, address: '127.0.6.1' }, { url, inc })).toBe(200);

  const told = `${inc}.${rev + 1}`;
  await eventually('both streams are told', () => streams.every((stream) => stream.toldAt(told) !== null));
  await cluster.folded(4);
  await expectBothOpen(cluster);
  await expectOneOpening(cluster);
});

test('when both nodes have all evidence at the same moment, one of them opens the circuit', async ({
  cluster,
}) => {
  const { nodes, url } = cluster;
  const { inc } = await nodes[0].view();
  const witnesses = Array.from({ length: 24 }, (_, name) => ({
    name,
    address: `127.0.${5 + (name >> 1)}.1`,
  }));
  const statuses = await Promise.all(witnesses.map((witness) => report(witness, { url, inc })));
  expect(new Set(statuses)).toEqual(new Set([200]));
  await cluster.folded(witnesses.length);
  await eventually('both nodes know', async () => {
    const views = await Promise.all(nodes.map((node) => node.view()));
    return views.every((view) => view.providers['kakao-postcode']?.phase === 'open');
  });
  await expectBothOpen(cluster);
  await expectOneOpening(cluster);
});

test('one network that claims to be many opens nothing: nginx says where a report comes from', async ({
  cluster,
}) => {
  const { nodes, redis, url } = cluster;
  const { inc } = await nodes[0].view();
  for (let name = 0; name < 8; name++) {
    const headers = { 'x-forwarded-for': `198.51.${name}.7` };
    expect(await report({ name, address: '127.0.5.1' }, { url, inc, headers })).toBe(200);
  }
  await eventually('every report is in the record', async () => (await redis.reporters()) === 8);
  expect((await nodes[0].view()).providers['kakao-postcode']?.phase).toBe('closed');
  expect(await redis.transitions()).toEqual([]);
});
