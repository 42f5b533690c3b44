import { afterEach, expect, it } from 'vitest';
import { alertLeaseMs } from '../stores/retention.ts';
import { openEmbeddedStore } from '../stores/embedded/embedded-store.ts';
import type { AlertOutcome, Store } from '../stores/store.ts';
import { createFolder, removeFolder } from '../stores/testing/folder.ts';
import { policy } from '../stores/testing/records.ts';
import { describeRedis } from '../stores/testing/redis-bed.ts';
import { useTestBeds } from './testing/beds.ts';
import type { AlertsTestBed } from './testing/alerts-bed.ts';
import { answer, cut, serviceOf, type Mood } from './testing/receivers.ts';

const names = ['telegram', 'slack', 'webhook'] as const;
const bedOf = useTestBeds();
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await removeFolder(folder);
});

async function embedded(): Promise<Store> {
  const dir = await createFolder();
  folders.push(dir);
  return openEmbeddedStore({ dir, policy, now: Date.now, onTrouble: () => undefined });
}

/** Figures of xorshift32, so that a failing run can be run again. */
function randomOf(seed: number): () => number {
  let state = seed * 2_654_435_761 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

it('a crash between a change and its alert: the next start delivers it once', async () => {
  const dir = await createFolder();
  folders.push(dir);
  const open = (): Promise<Store> =>
    openEmbeddedStore({ dir, policy, now: Date.now, onTrouble: () => undefined });
  const before = await bedOf(await open());
  const crashed = before.add(before.receivers.options());
  await before.happen(before.change('opened', 8));
  crashed.die();
  await before.pass(10_000);
  expect(before.receivers.got.telegram).toEqual([]);
  await before.store.close();

  const bed = await bedOf(await open());
  bed.add(bed.receivers.options());
  await bed.pass(30_000);
  for (const name of names) expect(bed.receivers.ids(name)).toEqual(['juso:8:opened']);
});

it('a crash between sending and noting it: a repeat at most, with the same webhook-id', async () => {
  const bed = await bedOf(await embedded());
  bed.add(bed.receivers.options('webhook'), (what, die) => {
    if (what.startsWith('settleAlert')) die();
  });
  await bed.happen(bed.force('kim', 'maintenance', 9));
  await bed.pass(2_000);
  bed.add(bed.receivers.options('webhook'));
  await bed.pass(alertLeaseMs + 1_000);
  const ids = bed.receivers.taken('webhook').map(({ headers }) => headers['webhook-id']);
  expect(ids).toEqual(['juso:9:forced-open:inc1', 'juso:9:forced-open:inc1']);
  expect(await bed.store.oldestAlert()).toBeNull();
});

it('a crash after one channel has been told does not tell it again', async () => {
  const bed = await bedOf(await embedded());
  bed.receivers.always('slack', cut);
  const node = bed.add(bed.receivers.options());
  await bed.happen(bed.force('kim', 'maintenance', 9));
  await bed.pass(2_000);
  node.die();
  bed.receivers.always('slack');
  bed.add(bed.receivers.options());
  await bed.pass(alertLeaseMs + 60_000);
  for (const name of names) expect(bed.receivers.ids(name)).toEqual(['juso:9:forced-open']);
});

it('a node that ends leaves its alerts to another', async () => {
  const bed = await bedOf(await embedded());
  bed.receivers.next('slack', answer(503), answer(503), answer(503));
  const first = bed.add(bed.receivers.options());
  bed.add(bed.receivers.options());
  await bed.happen(bed.force('kim', 'maintenance', 9));
  await bed.pass(8_000);
  await first.alerts.close();
  await bed.pass(40_000);
  for (const name of names) expect(bed.receivers.ids(name)).toEqual(['juso:9:forced-open']);
  expect(await bed.store.oldestAlert()).toBeNull();
});

it('a node that froze for a minute does not send what another has sent', async () => {
  const bed = await bedOf(await embedded());
  let isFrozen = false;
  bed.receivers.always('webhook', answer(503));
  bed.add(bed.receivers.options('webhook'), () => {
    if (isFrozen) throw new Error('frozen');
  });
  await bed.happen(bed.force('kim', 'maintenance', 9));
  await bed.pass(1_000);
  isFrozen = true;
  bed.receivers.always('webhook');
  bed.add(bed.receivers.options('webhook'));
  await bed.pass(60_000);
  isFrozen = false;
  await bed.pass(60_000);
  expect(bed.receivers.ids('webhook')).toEqual(['juso:9:forced-open']);
});

it('another node takes over from one that dies while it sends, in time for five seconds', async () => {
  const bed = await bedOf(await embedded());
  const first = bed.add(bed.receivers.options('telegram'), (what, die) => {
    if (what.startsWith('fetch:')) die();
  });
  await bed.happen(bed.change('opened', 8));
  await bed.pass(3_500);
  expect(bed.receivers.got.telegram).toEqual([]);
  expect(first.deliveries).toEqual([]);
  bed.add(bed.receivers.options('telegram'));
  await bed.pass(1_500);
  expect(bed.receivers.ids('telegram')).toEqual(['juso:8:opened']);
});

it('a message that takes longer than the lease is not sent again by another node', async () => {
  const bed = await bedOf(await embedded());
  bed.add(bed.receivers.options('telegram'));
  bed.add(bed.receivers.options('telegram'));
  const waiting: (() => void)[] = [];
  bed.receivers.next('telegram', (response) => {
    bed.receivers.hanging++;
    waiting.push(() => {
      bed.receivers.hanging--;
      response.writeHead(200).end('{"ok":true,"result":{"message_id":1}}');
    });
  });
  await bed.happen(bed.force('kim', 'maintenance', 9));
  await bed.pass(5 * alertLeaseMs);
  for (const go of waiting) go();
  await bed.pass(5 * alertLeaseMs);
  expect(bed.receivers.got.telegram).toHaveLength(1);
  expect(await bed.store.oldestAlert()).toBeNull();
});

it('a store that was away lets the node go first that may have sent something meanwhile', async () => {
  const bed = await bedOf(await embedded());
  let isAway = false;
  bed.add(bed.receivers.options('telegram'), () => {
    if (isAway) throw new Error('the connection is not back yet');
  });
  bed.add(bed.receivers.options('telegram'));
  bed.receivers.onTaken = () => (isAway = bed.isStoreDown = true);
  await bed.happen(bed.force('kim', 'maintenance', 9));
  await bed.pass(60_000);
  bed.isStoreDown = false;
  await bed.pass(1_000);
  isAway = false;
  await bed.pass(60_000);
  expect(bed.receivers.ids('telegram')).toEqual(['juso:9:forced-open']);
  expect(await bed.store.oldestAlert()).toBeNull();
});

async function twoNodes(bed: AlertsTestBed): Promise<void> {
  bed.add(bed.receivers.options());
  bed.add(bed.receivers.options());
  const expected: string[] = [];
  for (let epoch = 1; epoch <= 8; epoch++) {
    await bed.happen(bed.force('kim', 'maintenance', epoch));
    expected.push(`juso:${epoch}:forced-open`);
    await bed.pass(epoch * 500);
  }
  await bed.pass(10_000);
  for (const name of names) expect(bed.receivers.ids(name)).toEqual(expected);
  expect(await bed.store.oldestAlert()).toBeNull();
}

it('two nodes on one store deliver each alert once, in order', async () => {
  await twoNodes(await bedOf(await embedded()));
});

/** A store that tells when it has been noted that a channel has an alert. */
function telling(store: Store, noted: (channel: string, id: string) => void): Store {
  return new Proxy(store, {
    get: (target, name: keyof Store) => {
      if (name === 'settleAlert') {
        return async (id: string, outcome: AlertOutcome): Promise<void> => {
          await target.settleAlert(id, outcome);
          if (outcome.kind === 'progress' && outcome.progress.isDone) noted(outcome.channel, shortOf(id));
        };
      }
      const member = target[name];
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}

function shortOf(id: string): string {
  return id.split(':').slice(0, -1).join(':');
}

/**
 * Two nodes, of which one after another dies at some call, and services that fail now and then. Returns how many
 * alerts came twice: only such as a node sent that died before it could note it.
 */
async function randomRun(store: Store, seed: number): Promise<{ deaths: number; repeats: number }> {
  const log: string[] = [];
  const bed = await bedOf(telling(store, (channel, id) => log.push(`noted ${channel} ${id}`)));
  bed.receivers.onTaken = (channel, id) => log.push(`taken ${channel} ${id}`);
  const random = randomOf(seed);
  const faults: Mood[] = [cut, answer(500), answer(503, '', { 'retry-after': '2' }), bed.receivers.hang];
  let deaths = 0;
  const add = (): void => {
    let calls = 0;
    const diesAt = deaths < 6 ? 1 + Math.floor(random() * 30) : Infinity;
    bed.add(bed.receivers.options(), (what, die) => {
      // Looking for alerts is most of what is called, and the least interesting moment to die.
      if (what.startsWith('claimAlerts') && random() < 0.9) return;
      if (++calls !== diesAt) {
        if (what.startsWith('fetch:')) log.push(`begun ${serviceOf(what.slice(6)) ?? ''}`);
        return;
      }
      deaths++;
      log.push('death');
      die();
      queueMicrotask(add);
    });
  };
  add();
  add();
  const expected: string[] = [];
  for (let epoch = 1; epoch <= 8; epoch++) {
    if (random() < 0.4) {
      const fault = faults[Math.floor(random() * faults.length)] ?? cut;
      bed.receivers.next(names[Math.floor(random() * names.length)] ?? 'slack', fault);
    }
    const provider = random() < 0.5 ? 'juso' : 'kakao-postcode';
    const kind = epoch % 2 === 1 ? 'opened' : 'recovered';
    await bed.happen(bed.change(kind, epoch, provider));
    expected.push(`${provider}:${epoch}:${kind}`);
    await bed.pass(500 * Math.ceil(random() * 20));
  }
  await bed.passUntilDelivered(15 * 60_000);
  // Longer than any lease and any pause between attempts of what may still come twice.
  await bed.pass(2 * 60_000);

  let repeats = 0;
  for (const name of names) {
    const ids = bed.receivers.ids(name);
    expect([...new Set(ids)].sort(), `seed ${seed}: what ${name} has`).toEqual([...expected].sort());
    for (const id of expected) {
      const takings = log.flatMap((entry, i) => (entry === `taken ${name} ${id}` ? [i] : []));
      repeats += takings.length - 1;
      for (const [i, taking] of takings.slice(1).entries()) {
        const begun = log.lastIndexOf(`begun ${name}`, takings[i]);
        const between = log.slice(begun, taking);
        expect(between, `seed ${seed}: ${name} has ${id} twice`).toContain('death');
        expect(between, `seed ${seed}: ${name} has ${id} twice`).not.toContain(`noted ${name} ${id}`);
      }
    }
  }
  const hooks = bed.receivers.taken('webhook').map(({ headers }) => headers['webhook-id']);
  expect(new Set(hooks).size, `seed ${seed}: ids of the webhook`).toBe(expected.length);
  expect(await bed.store.oldestAlert(), `seed ${seed}: what is left`).toBeNull();
  return { deaths, repeats };
}

it('50 random runs with crashes: each channel has each alert, and twice only when the crash hid it', async () => {
  const totals = { deaths: 0, repeats: 0 };
  for (let seed = 1; seed <= 50; seed++) {
    const { deaths, repeats } = await randomRun(await embedded(), seed);
    totals.deaths += deaths;
    totals.repeats += repeats;
  }
  // Otherwise the runs would show nothing.
  expect(totals.deaths).toBeGreaterThan(100);
  expect(totals.repeats).toBeGreaterThan(0);
}, 600_000);

describeRedis('alerts in Redis', (redis) => {
  it('two nodes deliver each alert once, in order', async () => {
    await twoNodes(await bedOf(await redis().open()));
  });

  it('random runs with crashes: each channel has each alert', async () => {
    for (let seed = 101; seed <= 105; seed++) await randomRun(await redis().open(`run-${seed}`), seed);
  });
});
