import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConsoleStream } from '../ops/testing/console-stream.ts';
import { kimsToken, OpsNode } from '../ops/testing/ops-node.ts';
import { bad, item, ok } from '../testing/reports.ts';
import { seriesEveryMs, type SeriesAnswer, type SeriesEvent } from '../../protocol/series.ts';

const bearer = { authorization: `Bearer ${kimsToken}` };
let node: OpsNode;

beforeEach(async () => {
  node = await new OpsNode().start();
});

afterEach(async () => {
  await node.end();
});

async function series(at = node): Promise<SeriesAnswer> {
  return (await (await at.call('GET', 'series')).json()) as SeriesAnswer;
}

async function report(n: number, over: object = ok): Promise<void> {
  const timed = { ...item('juso', over), ms: [[100, 1]] };
  expect((await node.post(node.body(n, [timed]), `198.51.${n}.7`)).status).toBe(200);
}

describe('the series route', () => {
  it('the series shows what browsers said and how long the answers took', async () => {
    await report(1);
    await report(2, bad);
    await node.clock.advance(2 * seriesEveryMs);
    const { everyMs, node: name, providers } = await series();
    expect(everyMs).toBe(seriesEveryMs);
    expect(name).toContain(new URL(node.url).port);
    expect(providers['kakao-postcode']).toEqual([]);
    expect(providers['juso']).toMatchObject([{ ok: 1, bad: 1 }]);
    expect(providers['juso']?.[0]?.p50Ms).toBeLessThanOrEqual(100);
  });

  it('each node shows the part that it took itself', async () => {
    const other = await new OpsNode(node).start();
    await report(1);
    await node.clock.advance(2 * seriesEveryMs);
    expect((await series()).providers['juso']).toHaveLength(1);
    expect((await series(other)).providers['juso']).toEqual([]);
    expect((await series(other)).node).not.toBe((await series()).node);
    await other.end();
  });

  it('the series goes on while the store is away', async () => {
    node.shelf.isDown = true;
    await node.clock.advance(2_000);
    await report(1);
    await node.clock.advance(2 * seriesEveryMs);
    expect((await series()).providers['juso']).toMatchObject([{ ok: 1 }]);
    node.shelf.isDown = false;
  });

  it('who looks on is told each bucket once, a silent one too', async () => {
    const stream = await ConsoleStream.open(node, bearer);
    await report(1);
    await node.clock.advance(4 * seriesEveryMs);
    await stream.until(() => stream.of('series').length >= 3);
    const told = stream.of('series').map(({ data }) => data as SeriesEvent);
    expect(told.filter(({ providers }) => providers['juso'] !== undefined)).toHaveLength(1);
    const times = told.map(({ at }) => at);
    expect(times).toEqual(times.map((_, i) => (times[0] ?? 0) + i * seriesEveryMs));
    stream.close();
  });

  it('regression: who looked on was told nothing for an hour after the clock had been set back an hour', async () => {
    const stream = await ConsoleStream.open(node, bearer);
    await node.clock.advance(2 * seriesEveryMs);
    node.shelf.aheadMs = -3_600_000;
    await node.clock.advance(4 * seriesEveryMs);
    const now = node.endpoint.keeper.now();
    await stream.until(() => stream.of('series').some(({ data }) => (data as SeriesEvent).at < now));
    stream.close();
  });

  it('the series is for nobody without a token', async () => {
    expect((await node.call('GET', 'series', undefined, { authorization: '' })).status).toBe(401);
  });
});
