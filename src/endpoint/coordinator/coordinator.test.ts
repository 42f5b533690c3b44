import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createShared } from '../../circuit/index.ts';
import { settle } from '../../platform/testing/fake-clock.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { Cluster, force } from '../testing/node.ts';
import { bad, item, ok, reporterId } from '../testing/reports.ts';

let cluster: Cluster;

beforeEach(() => {
  cluster = new Cluster();
});

afterEach(async () => {
  await cluster.end();
});

describe('one node', () => {
  it('opens a circuit within one fold of the evidence, and tells its listeners once', async () => {
    const { coordinator } = await cluster.add();
    const heard: string[] = [];
    coordinator.onView(() => heard.push(coordinator.view().providers['juso']?.phase ?? ''));
    cluster.outage([coordinator]);
    await cluster.clock.advance(100);
    expect(heard).toEqual(['open']);
    expect(coordinator.view().rev).toBe(2);
  });

  it('stores the transition, its timeline entry and its alert in one commit', async () => {
    const { coordinator } = await cluster.add();
    cluster.outage([coordinator]);
    await cluster.clock.advance(100);
    const decision = cluster.shelf.commits.at(-1);
    expect(decision?.durable).toBe(true);
    expect(decision?.timeline.map(({ effect }) => effect.type)).toEqual(['transition']);
    const { inc, lastNow } = coordinator.record;
    expect(decision?.alerts).toMatchObject([
      { id: `juso:2:opened:${inc}`, at: lastNow, dueAt: lastNow + 3_000 },
    ]);
  });

  it('lets evidence without a transition be soft', async () => {
    const { coordinator } = await cluster.add();
    coordinator.enqueue(cluster.report(1, [item('juso', ok)]));
    await cluster.clock.advance(100);
    expect(cluster.shelf.commits.at(-1)).toMatchObject({ durable: false, timeline: [], alerts: [] });
  });

  it('writes nothing while nothing happens, but does not let the stored time fall behind', async () => {
    const { coordinator } = await cluster.add();
    const writes = cluster.shelf.commits.length;
    await cluster.clock.advance(25_000);
    expect(cluster.shelf.commits.length).toBe(writes);
    await cluster.clock.advance(10_000);
    expect(cluster.shelf.commits.length).toBe(writes + 1);
    expect(coordinator.now() - coordinator.record.lastNow).toBeLessThan(10_000);
  });

  it('begins half-open when it is due, not at the next tick', async () => {
    const { coordinator } = await cluster.add();
    cluster.outage([coordinator]);
    await cluster.clock.advance(100);
    const inMs = coordinator.view().providers['juso']?.then?.inMs ?? 0;
    await cluster.clock.advance(inMs + 100);
    expect(coordinator.record.providers['juso']?.phase).toBe('half-open');
  });

  it('says both-down at once, and keeps the last usable provider', async () => {
    const { coordinator } = await cluster.add();
    for (let n = 0; n < 5; n++)
      coordinator.enqueue(cluster.report(n, [item('juso', bad), item('kakao-postcode', bad)]));
    await cluster.clock.advance(100);
    expect(coordinator.view().providers['juso']).toMatchObject({ phase: 'closed', doubtful: true });
    const down = [...cluster.shelf.outbox.values()].find(({ id }) => id.startsWith('juso:1:both-down'));
    expect(down?.dueAt).toBe(down?.at);
    // The next outage of the same epoch has another id, or the store would take it for one that was told.
    expect(down?.id).toBe(`juso:1:both-down:${down?.at}:${coordinator.record.inc}`);
  });

  it('books an outcome when it ended, however long its report had to wait', async () => {
    const { coordinator } = await cluster.add();
    await cluster.clock.advance(60_040);
    const ended = coordinator.now() - 500;
    coordinator.enqueue(cluster.report(1, [item('juso', { ...ok, ageMs: 500 })]));
    await cluster.clock.advance(60);
    expect(coordinator.record.providers['juso']?.window[reporterId(1)]?.endedAt).toBe(ended);
  });

  it('raises no clock alarm after the endpoint was off for an hour', async () => {
    const first = await cluster.add();
    await first.coordinator.close();
    cluster.nodes.length = 0;
    await cluster.clock.advance(3_600_000);
    await cluster.add();
    await cluster.clock.advance(2_000);
    expect(cluster.alerts()).toEqual([]);
  });

  it("raises one clock alarm when the store's clock jumps under a running endpoint", async () => {
    await cluster.add();
    await cluster.add();
    await cluster.clock.advance(2_000);
    cluster.shelf.aheadMs += 600_000;
    await cluster.clock.advance(60_000);
    expect(cluster.alerts().map((id) => id.split(':')[0])).toEqual(['clock-jump']);
  });

  it('ends without a timer left', async () => {
    const { coordinator } = await cluster.add();
    await coordinator.close();
    expect(cluster.clock.pending).toBe(0);
  });

  it('folds what it has taken before it ends', async () => {
    const { coordinator } = await cluster.add();
    cluster.outage([coordinator]);
    await coordinator.close();
    expect(cluster.transitions()).toEqual(['juso 2 open']);
  });

  it('publishes anew after a restart, since its policy may have changed', async () => {
    const before = (await cluster.add()).coordinator.view().rev;
    expect((await cluster.add()).coordinator.view().rev).toBe(before + 1);
  });

  it('takes a provider that is new in its options, and drops one that is gone', async () => {
    await cluster.add();
    const { coordinator } = await cluster.add({ providers: ['juso', 'other'] });
    expect(coordinator.view().order).toEqual(['juso', 'other']);
    expect(Object.keys(coordinator.view().providers).sort()).toEqual(['juso', 'other']);
  });

  it('regression: the outage of a provider that was taken out and put in again was told to nobody', async () => {
    const first = (await cluster.add()).coordinator;
    cluster.outage([first]);
    await cluster.clock.advance(200);
    await first.close();
    await (await cluster.add({ providers: ['kakao-postcode'] })).coordinator.close();
    const { coordinator } = await cluster.add();
    // Its epochs begin anew, so all that is named after them needs another name.
    expect(coordinator.view().inc > first.view().inc).toBe(true);
    for (let n = 0; n < 5; n++) coordinator.enqueue(cluster.report(n, [item('juso', { ...bad, epoch: 1 })]));
    await cluster.clock.advance(200);
    expect(cluster.transitions()).toEqual(['juso 2 open', 'juso 2 open']);
    expect(cluster.alerts()).toEqual(['juso:2:opened', 'juso:2:opened']);
  });
});

describe("an operator's command", () => {
  it('is durable, published and alerted at once when it resolves', async () => {
    const { coordinator } = await cluster.add();
    const answer = coordinator.command(force(coordinator));
    await settle();
    expect(await answer).toMatchObject({ kind: 'done', record: { rev: 2 } });
    expect(cluster.shelf.commits.at(-1)?.durable).toBe(true);
    expect(cluster.alerts()).toEqual(['juso:2:forced-open']);
    expect([...cluster.shelf.outbox.values()][0]).toMatchObject({ dueAt: coordinator.record.lastNow });
  });

  it('is refused when what it names has changed since', async () => {
    const { coordinator } = await cluster.add();
    await coordinator.command(force(coordinator));
    const stale = await coordinator.command(force(coordinator, { to: null, forMs: null, rev: 1 }));
    expect(stale).toMatchObject({ kind: 'refused', reason: 'conflict' });
  });

  it('is made again on what another node has stored meanwhile', async () => {
    const [a, b] = [await cluster.add(), await cluster.add()];
    await cluster.clock.advance(1_000);
    a.store.beforeCommit = async () => {
      a.store.beforeCommit = () => undefined;
      await b.coordinator.command({
        type: 'order',
        order: ['juso', 'kakao-postcode'],
        by: 'lee',
        why: 'cheaper today',
        rev: b.coordinator.record.rev,
      });
    };
    expect(await a.coordinator.command(force(a.coordinator))).toMatchObject({ kind: 'done' });
    expect(a.coordinator.view()).toMatchObject({
      order: ['juso', 'kakao-postcode'],
      providers: { juso: { forced: 'open' } },
    });
    expect([a.conflicts(), b.conflicts()]).toEqual([1, 0]);
  });

  it('leaves a trace when it only prolongs a hold', async () => {
    const { coordinator } = await cluster.add();
    await coordinator.command(force(coordinator));
    await coordinator.command(force(coordinator, { why: 'takes longer', forMs: 1_800_000 }));
    expect(cluster.shelf.entries.map(({ effect }) => 'why' in effect && effect.why)).toEqual([
      'planned work',
      'takes longer',
    ]);
  });

  it('is unavailable while the store is away, never a silent no-op', async () => {
    const { coordinator } = await cluster.add();
    cluster.shelf.isDown = true;
    expect(await coordinator.command(force(coordinator))).toEqual({ kind: 'unavailable' });
    expect(await coordinator.command(force(coordinator))).toEqual({ kind: 'unavailable' });
    cluster.shelf.isDown = false;
    await cluster.clock.advance(2_000);
    expect(coordinator.view().providers['juso']?.forced).toBeNull();
  });

  it('is not done, and changes nothing, where the store has no replica that could take over', async () => {
    const { coordinator, store } = await cluster.add();
    store.nextCommit = 'no-replica';
    expect(await coordinator.command(force(coordinator))).toMatchObject({
      kind: 'unreplicated',
      isStored: false,
      record: { rev: 1 },
    });
    expect(coordinator.isStoreUp).toBe(true);
    expect(await coordinator.command(force(coordinator))).toMatchObject({ kind: 'done' });
  });

  it('is seen, and not called done, where no replica has said that it has it', async () => {
    const { coordinator, store } = await cluster.add();
    store.nextCommit = 'not-replicated';
    expect(await coordinator.command(force(coordinator))).toMatchObject({
      kind: 'unreplicated',
      isStored: true,
    });
    expect(coordinator.view().providers['juso']?.forced).toBe('open');
    expect(coordinator.isStoreUp).toBe(true);
  });

  it('is stored although it is so already: what made it so may not be replicated', async () => {
    const { coordinator, store } = await cluster.add();
    const release = force(coordinator, { to: null, forMs: null });
    store.nextCommit = 'no-replica';
    expect(await coordinator.command(release)).toMatchObject({ kind: 'unreplicated' });
    expect(await coordinator.command(release)).toMatchObject({ kind: 'done' });
  });

  it('is all that waits for a replica: reports decide without one', async () => {
    const { coordinator, store } = await cluster.add();
    store.nextCommit = 'no-replica';
    cluster.outage([coordinator]);
    await cluster.clock.advance(200);
    expect(cluster.transitions()).toEqual(['juso 2 open']);
  });

  it('is told to be unavailable when the store never answers', async () => {
    const { coordinator, store } = await cluster.add();
    store.nextCommit = 'hangs';
    const answer = coordinator.command(force(coordinator));
    await cluster.clock.advance(3_000);
    expect(await answer).toEqual({ kind: 'unavailable' });
  });
});

describe('two nodes on one store', () => {
  it('make exactly one transition and one alert from evidence that both hold', async () => {
    const [a, b] = [await cluster.add(), await cluster.add()];
    await cluster.clock.advance(1_000);
    cluster.outage([a.coordinator, b.coordinator]);
    cluster.outage([b.coordinator, a.coordinator]);
    await cluster.clock.advance(2_000);
    expect(cluster.transitions()).toEqual(['juso 2 open']);
    expect(cluster.alerts()).toEqual(['juso:2:opened']);
    expect(a.coordinator.view().providers['juso']).toEqual(b.coordinator.view().providers['juso']);
  });

  it('make one transition and one alert for each epoch of a long outage', async () => {
    const [a, b] = [await cluster.add(), await cluster.add()];
    for (let second = 0; second < 180; second++) {
      const { epoch = 1, phase = 'closed' } = a.coordinator.record.providers['juso'] ?? {};
      const kind = phase === 'half-open' ? 'probe' : 'normal';
      for (let n = 0; n < 6; n++) {
        const coordinator = (n + second) % 2 === 0 ? a.coordinator : b.coordinator;
        coordinator.enqueue(cluster.report(n, [item('juso', { ...bad, epoch, kind })]));
      }
      await cluster.clock.advance(1_000);
    }
    const made = cluster.transitions();
    expect(made.length).toBeGreaterThan(4);
    expect(new Set(made.map((text) => text.split(' ')[1])).size).toBe(made.length);
    const opened = made.filter((text) => text.endsWith(' open'));
    expect(cluster.alerts().length).toBe(opened.length);
  });

  it('start at the same moment: who meets the half-made record of the other counts from now all the same', async () => {
    const [first, second] = [new MemoryStore(cluster.shelf), new MemoryStore(cluster.shelf)];
    let commits = 0;
    // Between the two commits of the node that makes the first record.
    first.beforeCommit = async () => {
      if (++commits === 2) await cluster.add({ store: second });
    };
    const { coordinator } = await cluster.add({ store: first });
    await cluster.clock.advance(5_000);
    for (const node of cluster.nodes) {
      expect(node.coordinator.view().inc).toBe(coordinator.view().inc);
      expect(node.coordinator.view().providers['juso']?.phaseAgeMs).toBe(5_000);
    }
    expect(cluster.nodes).toHaveLength(2);
  });

  it('meet the half-made record of a third after a wipe, and count from now', async () => {
    const { coordinator } = await cluster.add();
    const { inc } = coordinator.view();
    const maker = new MemoryStore(cluster.shelf);
    cluster.shelf.wipe();
    const record = createShared(`${inc}z`, ['kakao-postcode', 'juso'], 1, cluster.policy);
    await maker.commit({ on: null, record, durable: true, replicated: false, timeline: [], alerts: [] });
    await cluster.clock.advance(100);
    expect(coordinator.view()).toMatchObject({ inc: `${inc}z`, providers: { juso: { phaseAgeMs: 100 } } });
  });

  it("one hears of the other's change without waiting for its next look", async () => {
    const [a, b] = [await cluster.add(), await cluster.add()];
    await cluster.clock.advance(150);
    await a.coordinator.command(force(a.coordinator));
    await settle();
    expect(b.coordinator.view().providers['juso']?.forced).toBe('open');
  });
});
