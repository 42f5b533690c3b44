import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultPolicy, type Policy } from '../../circuit/index.ts';
import { openEmbeddedStore } from '../stores/embedded/embedded-store.ts';
import type { Store } from '../stores/store.ts';
import { createFolder, removeFolder } from '../stores/testing/folder.ts';
import { settle } from '../../platform/testing/fake-clock.ts';
import { Cluster, force } from '../testing/node.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
let cluster: Cluster;

beforeEach(() => {
  cluster = new Cluster();
});

afterEach(async () => {
  await cluster.end();
});

/** The clock of the store is set; it goes on from there. */
function setClock(byMs: number): void {
  cluster.shelf.aheadMs += byMs;
}

function jumps(): readonly number[] {
  return cluster.shelf.entries.flatMap(({ effect }) =>
    effect.type === 'alert' && effect.kind === 'clock-jump' ? [effect.byMs] : [],
  );
}

describe('a clock that is set back', () => {
  it('regression: an open circuit stood until real time had caught up', async () => {
    const { coordinator } = await cluster.add();
    cluster.outage([coordinator]);
    await cluster.clock.advance(100);
    const inMs = coordinator.view().providers['juso']?.then?.inMs ?? 0;
    setClock(-hour);
    await cluster.clock.advance(1_100);
    expect(coordinator.view().providers['juso']?.phase).toBe('open');
    await cluster.clock.advance(inMs);
    expect(coordinator.record.providers['juso']?.phase).toBe('half-open');
  });

  it('regression: an hour ahead for 2.5 s froze the record for that hour', async () => {
    const { coordinator } = await cluster.add();
    await cluster.clock.advance(2_000);
    setClock(hour);
    await cluster.clock.advance(1_100);
    cluster.outage([coordinator]);
    await cluster.clock.advance(1_400);
    expect(coordinator.record.providers['juso']?.phase).toBe('open');
    setClock(-hour);
    await cluster.clock.advance(20_000);
    expect(coordinator.record.providers['juso']?.phase).toBe('half-open');
    expect(coordinator.now()).toBe(cluster.clock.wall());
    expect(jumps()).toEqual([expect.any(Number), expect.any(Number)]);
  });

  it('regression: a hold of 3 s never ended after the clock had been 400 days ahead', async () => {
    const { coordinator } = await cluster.add();
    setClock(400 * day);
    await cluster.clock.advance(1_100);
    await coordinator.command(force(coordinator, { forMs: 3_000 }));
    setClock(-400 * day);
    await cluster.clock.advance(2_000);
    expect(coordinator.view().providers['juso']?.forced).toBe('open');
    await cluster.clock.advance(3_000);
    expect(coordinator.record.providers['juso']?.forced).toBeNull();
  });

  it('raises one alert, which says by how much', async () => {
    await cluster.add();
    await cluster.clock.advance(2_000);
    setClock(-hour);
    await cluster.clock.advance(60_000);
    expect(cluster.alerts().map((id) => id.split(':')[0])).toEqual(['clock-jump']);
    expect(jumps()).toHaveLength(1);
    // Less what has passed since the record was stored last.
    expect(jumps()[0]).toBeGreaterThanOrEqual(-hour);
    expect(jumps()[0]).toBeLessThan(-hour + 30_000);
  });

  it('by five seconds is waited for: nothing is moved, and nobody is told', async () => {
    const { coordinator } = await cluster.add();
    await coordinator.command(force(coordinator, { forMs: 60_000 }));
    const { lastNow, providers } = coordinator.record;
    setClock(-5_000);
    await cluster.clock.advance(4_900);
    expect(coordinator.now()).toBe(lastNow);
    expect(coordinator.record.providers).toEqual(providers);
    await cluster.clock.advance(2_000);
    expect(coordinator.now()).toBeGreaterThan(lastNow);
    expect(cluster.alerts().filter((id) => id.startsWith('clock'))).toEqual([]);
  });

  it('ends nothing early, but by what the clock had been ahead when it was ordered', async () => {
    const { coordinator } = await cluster.add();
    await coordinator.command(force(coordinator, { forMs: 3 * minute }));
    setClock(minute);
    await cluster.clock.advance(2_500);
    setClock(-minute);
    await cluster.clock.advance(2 * minute - 2_500);
    expect(coordinator.view().providers['juso']?.forced).toBe('open');
    await cluster.clock.advance(minute);
    expect(coordinator.view().providers['juso']?.forced).toBeNull();
  });

  it('leaves a hold as long as it had left when nothing had been ahead', async () => {
    const { coordinator } = await cluster.add();
    await coordinator.command(force(coordinator, { forMs: 5 * minute }));
    setClock(-day);
    await cluster.clock.advance(5 * minute - 1_000);
    expect(coordinator.view().providers['juso']?.forced).toBe('open');
    await cluster.clock.advance(2_000);
    expect(coordinator.view().providers['juso']?.forced).toBeNull();
  });

  it('makes no hold longer that is ordered before the record has followed it', async () => {
    const { coordinator, store } = await cluster.add();
    await cluster.clock.advance(5_000);
    setClock(-hour);
    // The order comes between the read that brings the clock and the step that follows it.
    const read = store.read.bind(store);
    let ordered: Promise<unknown> | null = null;
    store.read = async () => {
      const found = await read();
      ordered ??= coordinator.command(force(coordinator, { forMs: 3_000 }));
      return found;
    };
    await cluster.clock.advance(2_000);
    expect(await ordered).toMatchObject({ kind: 'done' });
    expect(coordinator.record.providers['juso']?.forced?.to).toBe('open');
    await cluster.clock.advance(3_000);
    expect(coordinator.record.providers['juso']?.forced).toBeNull();
  });
});

describe('two nodes whose store has its clock set back', () => {
  it('move the record once', async () => {
    const [a, b] = [await cluster.add(), await cluster.add()];
    await cluster.clock.advance(2_000);
    setClock(-hour);
    await cluster.clock.advance(60_000);
    expect(jumps()).toHaveLength(1);
    expect(cluster.alerts()).toHaveLength(1);
    for (const { coordinator } of [a, b]) expect(coordinator.now()).toBe(cluster.clock.wall() - hour);
  });

  it('move it once although both have found out and write at the same time', async () => {
    const [a, b] = [await cluster.add(), await cluster.add()];
    await a.coordinator.command(force(a.coordinator, { forMs: hour }));
    await cluster.clock.advance(2_000);
    setClock(-hour);
    let held = 0;
    for (const { store } of [a, b]) {
      store.beforeCommit = async () => {
        // Until the other one stands here, too, with a decision on the same record.
        held++;
        for (let turn = 0; held < 2 && turn < 50; turn++)
          await new Promise((resolve) => setImmediate(resolve));
      };
    }
    await cluster.clock.advance(5_000);
    expect(held).toBeGreaterThanOrEqual(2);
    expect(jumps()).toHaveLength(1);
    const { until = null, at = 0 } = a.coordinator.record.providers['juso']?.forced ?? {};
    expect((until ?? 0) - at).toBe(hour);
    expect(b.coordinator.record.providers).toEqual(a.coordinator.record.providers);
  });
});

describe('a node that starts again after its clock was set back', () => {
  const policy: Policy = defaultPolicy;
  let dir: string;
  let aheadMs: number;
  let store: Store;
  let busy = 0;

  beforeEach(async () => {
    dir = await createFolder();
    aheadMs = 0;
    store = await open();
  });

  afterEach(async () => {
    await cluster.end();
    cluster.nodes.length = 0;
    await store.close();
    await removeFolder(dir);
  });

  /** One that can be seen at work: a disk takes real time, which the clock of the test knows nothing of. */
  async function open(): Promise<Store> {
    const now = (): number => cluster.clock.wall() + aheadMs;
    const opened = await openEmbeddedStore({ dir, policy, now, onTrouble: () => undefined });
    return new Proxy(opened, {
      get: (target, name: keyof Store) => {
        const member = target[name];
        if (typeof member !== 'function') return member;
        const method = member.bind(target) as (...args: readonly unknown[]) => unknown;
        return (...args: readonly unknown[]) => {
          const answer = method(...args);
          if (!(answer instanceof Promise)) return answer;
          busy++;
          return answer.finally(() => busy--);
        };
      },
    });
  }

  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 100) {
      await cluster.clock.advance(100);
      while (busy > 0) await settle();
    }
  }

  it('regression: a hold of 3 s of a clock 400 days ahead never ended', async () => {
    aheadMs = 400 * day;
    const first = await cluster.addOn(store);
    await first.coordinator.command(force(first.coordinator, { forMs: 3_000 }));
    await first.coordinator.close();
    cluster.nodes.length = 0;
    await store.close();

    aheadMs = 0;
    store = await open();
    const { coordinator } = await cluster.addOn(store);
    expect(coordinator.view().providers['juso']?.forced).toBe('open');
    await pass(5_000);
    expect(coordinator.record.providers['juso']?.forced).toBeNull();
    expect(coordinator.now()).toBeLessThan(cluster.clock.wall() + day);
    const told = (await store.timeline(null, 10)).filter(({ effect }) => effect.type === 'alert');
    expect(told).toMatchObject([{ effect: { kind: 'clock-jump' } }]);
  });
});
