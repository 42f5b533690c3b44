import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Cluster, force } from '../testing/node.ts';
import { bad, item, ok, reporterId } from '../testing/reports.ts';

let cluster: Cluster;

beforeEach(() => {
  cluster = new Cluster();
});

afterEach(async () => {
  await cluster.end();
});

describe('while the store is away', () => {
  it('the last view stays and nothing is decided', async () => {
    const { coordinator, troubles } = await cluster.add();
    cluster.shelf.isDown = true;
    cluster.outage([coordinator]);
    await cluster.clock.advance(30_000);
    expect(coordinator.view()).toMatchObject({ rev: 1, providers: { juso: { phase: 'closed' } } });
    expect(coordinator.isStoreUp).toBe(false);
    expect(troubles).toEqual(['the store is down']);
  });

  it('reports are kept, and decide by their true age once it is back', async () => {
    const { coordinator, troubles } = await cluster.add();
    cluster.shelf.isDown = true;
    await cluster.clock.advance(10_000);
    cluster.outage([coordinator]);
    await cluster.clock.advance(1_000);
    cluster.shelf.isDown = false;
    await cluster.clock.advance(1_200);
    expect(coordinator.isStoreUp).toBe(true);
    expect(troubles).toEqual(['the store is down', null]);
    expect(cluster.transitions()).toEqual(['juso 2 open']);
  });

  it('memory is bounded: the newest reports of each sort stay', async () => {
    const { coordinator } = await cluster.add({ reportsWaiting: 10 });
    cluster.shelf.isDown = true;
    await cluster.clock.advance(1_000);
    for (let n = 0; n < 1_000; n++) coordinator.enqueue(cluster.report(n, [item('juso', ok)]));
    coordinator.enqueue(cluster.report(5_000, [item('juso', bad)]));
    cluster.shelf.isDown = false;
    await cluster.clock.advance(2_000);
    const heard = Object.keys(coordinator.record.reporters);
    expect(heard.length).toBeLessThanOrEqual(21);
    expect(heard).toContain(reporterId(999));
    expect(heard).toContain(reporterId(5_000));
    expect(heard).not.toContain(reporterId(0));
  });

  it('regression: one that could be read but not written was called back a moment after each failed command', async () => {
    const { coordinator, troubles } = await cluster.add();
    cluster.shelf.isReadOnly = true;
    expect((await coordinator.command(force(coordinator))).kind).toBe('unavailable');
    await cluster.clock.advance(10_000);
    expect(coordinator.isStoreUp).toBe(false);
    expect(troubles).toEqual(['the store takes no writes']);
    cluster.shelf.isReadOnly = false;
    await cluster.clock.advance(500);
    expect(coordinator.isStoreUp).toBe(true);
    expect(troubles).toEqual(['the store takes no writes', null]);
    expect((await coordinator.command(force(coordinator))).kind).toBe('done');
  });

  it('a long outage is no jump of the clock', async () => {
    await cluster.add();
    cluster.shelf.isDown = true;
    await cluster.clock.advance(900_000);
    cluster.shelf.isDown = false;
    await cluster.clock.advance(5_000);
    expect(cluster.alerts()).toEqual([]);
  });

  it('a commit that never reached the store loses no report', async () => {
    const { coordinator, store } = await cluster.add();
    cluster.outage([coordinator]);
    store.nextCommit = 'hangs';
    await cluster.clock.advance(5_000);
    expect(cluster.transitions()).toEqual(['juso 2 open']);
  });

  it('a commit whose answer was lost counts once', async () => {
    const { coordinator, store } = await cluster.add();
    cluster.outage([coordinator]);
    store.nextCommit = 'applied-but-lost';
    await cluster.clock.advance(5_000);
    expect(cluster.transitions()).toEqual(['juso 2 open']);
    expect(cluster.alerts()).toEqual(['juso:2:opened']);
    expect(coordinator.view()).toMatchObject({ rev: 2, providers: { juso: { phase: 'open' } } });
  });
});

describe('a store that has lost its memory', () => {
  it('a wiped store gets a new incarnation that sorts after the old one', async () => {
    const { coordinator } = await cluster.add();
    const before = coordinator.view().inc;
    const heard: string[] = [];
    coordinator.onView(() => heard.push(coordinator.view().inc));
    cluster.shelf.wipe();
    await cluster.clock.advance(1_100);
    expect(heard).toEqual([coordinator.view().inc]);
    expect(coordinator.view().inc > before).toBe(true);
  });

  it('two nodes agree on the incarnation of a wiped store', async () => {
    const [a, b] = [await cluster.add(), await cluster.add()];
    cluster.shelf.wipe();
    await cluster.clock.advance(3_000);
    expect(a.coordinator.view().inc).toBe(b.coordinator.view().inc);
  });

  it('a store that fell back to an older revision gets a new incarnation, or browsers would ignore it', async () => {
    const { coordinator } = await cluster.add();
    const old = cluster.shelf.json;
    await coordinator.command(force(coordinator));
    const before = coordinator.view();
    cluster.shelf.json = old;
    cluster.shelf.token++;
    await cluster.clock.advance(1_100);
    expect(coordinator.view().inc > before.inc).toBe(true);
    expect(coordinator.view().providers['juso']?.forced).toBeNull();
  });

  it("takes its times from the store's clock, not from the node's", async () => {
    cluster.shelf.aheadMs = -3_600_000;
    const { coordinator } = await cluster.add();
    await cluster.clock.advance(5_000);
    expect(coordinator.view().providers['juso']?.phaseAgeMs).toBe(5_000);
  });
});

describe('a store that has failed over', () => {
  it('gets a new incarnation of what it still has, also where no revision is missed', async () => {
    const { coordinator } = await cluster.add();
    await coordinator.command(force(coordinator));
    const before = coordinator.view();
    cluster.shelf.mayBeOlder = true;
    await cluster.clock.advance(1_100);
    expect(coordinator.view().inc > before.inc).toBe(true);
    expect(coordinator.view().providers['juso']?.forced).toBe('open');
  });

  it('takes no decision before that, and loses no report over it', async () => {
    const { coordinator } = await cluster.add();
    const before = coordinator.view().inc;
    const made = cluster.shelf.commits.length;
    cluster.shelf.mayBeOlder = true;
    cluster.outage([coordinator]);
    await cluster.clock.advance(200);
    const incs = cluster.shelf.commits.slice(made).map(({ record }) => record.inc > before);
    expect(new Set(incs)).toEqual(new Set([true]));
    expect(cluster.transitions()).toEqual(['juso 2 open']);
  });

  it('gets one new incarnation of two nodes', async () => {
    const [a, b] = [await cluster.add(), await cluster.add()];
    await cluster.clock.advance(1_000);
    cluster.shelf.mayBeOlder = true;
    await cluster.clock.advance(1_100);
    expect(a.coordinator.view().inc).toBe(b.coordinator.view().inc);
    expect(new Set(cluster.shelf.commits.map(({ record }) => record.inc)).size).toBe(2);
  });

  it('gets it too from a node that has just started and knows nothing of before', async () => {
    const { coordinator } = await cluster.add();
    const before = coordinator.view().inc;
    await coordinator.close();
    cluster.shelf.mayBeOlder = true;
    expect((await cluster.add()).coordinator.view().inc > before).toBe(true);
  });
});

describe('a node beside a newer version', () => {
  /** What a node of a newer version has made of the record. */
  function plantNewer(): string {
    const record = JSON.parse(cluster.shelf.json ?? '{}') as object;
    cluster.shelf.json = JSON.stringify({ ...record, v: 2, rev: 50, more: 'than this version knows' });
    cluster.shelf.token++;
    return cluster.shelf.json;
  }

  it('writes nothing over its record, keeps the last view, and says why it is not ready', async () => {
    const { coordinator, troubles } = await cluster.add();
    const before = coordinator.view();
    const newer = plantNewer();
    cluster.outage([coordinator]);
    expect(await coordinator.command(force(coordinator))).toEqual({ kind: 'unavailable' });
    await cluster.clock.advance(30_000);
    expect(cluster.shelf.json).toBe(newer);
    expect(coordinator.view()).toMatchObject({ inc: before.inc, rev: before.rev });
    expect(coordinator.isStoreUp).toBe(false);
    expect(troubles).toEqual([expect.stringContaining('update this node')]);
  });

  it('does not start on its record', async () => {
    await cluster.add();
    const newer = plantNewer();
    await expect(cluster.add()).rejects.toThrow('update this node');
    expect(cluster.shelf.json).toBe(newer);
  });

  it('goes on as soon as the record is one that it knows', async () => {
    const { coordinator, troubles } = await cluster.add();
    const { json } = cluster.shelf;
    plantNewer();
    await cluster.clock.advance(2_000);
    cluster.shelf.json = json;
    cluster.shelf.token++;
    cluster.outage([coordinator]);
    await cluster.clock.advance(2_000);
    expect(cluster.transitions()).toEqual(['juso 2 open']);
    expect(troubles.at(-1)).toBeNull();
  });
});
