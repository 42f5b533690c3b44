import { beforeEach, describe, expect, it } from 'vitest';
import { voteOf } from '../circuit/record/report.ts';
import { ReportQueue, type ReportedOutcome } from './report-queue.ts';
import { FakeClock } from '../platform/testing/fake-clock.ts';
import { INC, LATER_INC, outcomeOf } from './testing/views.ts';

let clock: FakeClock;
let queue: ReportQueue;

beforeEach(() => {
  clock = new FakeClock();
  queue = new ReportQueue(clock);
});

const add = (changes: Partial<ReportedOutcome> = {}): void => {
  queue.add(outcomeOf(clock.now(), changes), INC);
};
const bad = { outcome: 'bad', corroborated: true } as const;
const take = () => queue.take(() => true);
const items = () => take().map(({ item }) => item);

describe('the queue of reports', () => {
  it('successes are counted together, with their latencies', () => {
    add({ durationMs: 90 });
    add({ durationMs: 240 });
    add({ durationMs: 80 });
    expect(items()).toMatchObject([
      {
        provider: 'juso',
        ok: 3,
        bad: 0,
        corroborated: 0,
        ms: [
          [100, 2],
          [250, 1],
        ],
      },
    ]);
  });

  it('providers, epochs and kinds are counted apart', () => {
    add();
    add({ provider: 'kakao-postcode' });
    add({ epoch: 2 });
    add({ kind: 'probe' });
    expect(items()).toHaveLength(4);
  });

  it('incarnations of the store are counted apart', () => {
    add();
    queue.add(outcomeOf(clock.now()), LATER_INC);
    expect(items()).toHaveLength(2);
  });

  it.each([
    ['bad', 'bad'],
    ['opaque', 'opaque'],
    ['misconfigured', 'misconfigured'],
    ['suspect-empty', 'suspectEmpty'],
  ] as const)('%s is a failure, and says whether it was corroborated', (outcome, field) => {
    add({ outcome, corroborated: true });
    add({ outcome, corroborated: false });
    expect(items()).toMatchObject([{ [field]: 2, corroborated: 1, ms: [] }]);
  });

  it.each(['limited', 'censored', 'void'] as const)('%s is counted, and no vote', (outcome) => {
    add({ outcome, corroborated: true });
    const [item] = items();
    expect(item).toMatchObject({ [outcome]: 1, corroborated: 0 });
    expect(item && voteOf(item)).toBeNull();
  });

  it('an item begins anew when its vote would change, so the last vote is told', () => {
    add();
    add(bad);
    add(bad);
    add();
    expect(items().map(voteOf)).toEqual(['ok', 'bad', 'ok']);
  });

  it('a late answer begins a new item too', () => {
    add();
    add({ outcome: 'late' });
    expect(items().map(voteOf)).toEqual(['ok', 'late']);
  });

  it('what is no vote joins whatever is there', () => {
    add({ outcome: 'void' });
    add(bad);
    add({ outcome: 'censored' });
    add({ outcome: 'bad', corroborated: false });
    expect(items()).toMatchObject([{ void: 1, censored: 1, bad: 2, corroborated: 1 }]);
  });

  it('what is no vote does not make an older vote look young', async () => {
    add();
    const endedAt = clock.now();
    await clock.advance(5000);
    add({ outcome: 'void' });
    expect(take()).toMatchObject([{ endedAt }]);
  });

  it('an item is as young as its last vote, also when that is told late', async () => {
    await clock.advance(5000);
    const endedAt = clock.now();
    add({ endedAt });
    add({ endedAt: endedAt - 3000 });
    expect(take()).toMatchObject([{ endedAt }]);
  });

  it('no more than 20 items wait; the oldest is dropped and counted', () => {
    for (let epoch = 1; epoch <= 23; epoch++) add({ epoch });
    expect(queue.dropped).toBe(3);
    expect(items().map(({ epoch }) => epoch)).toEqual(Array.from({ length: 20 }, (_, n) => n + 4));
  });

  it('no item waits for more than 60 s', async () => {
    add();
    await clock.advance(60_000);
    add({ epoch: 2 });
    await clock.advance(1);
    expect(items()).toMatchObject([{ epoch: 2 }]);
    expect(queue.dropped).toBe(1);
  });

  it('an outcome of before a sleep is dropped: nobody knows how old it is', () => {
    add();
    clock.jump(3_600_000);
    add({ epoch: 2 });
    expect(items()).toMatchObject([{ epoch: 2 }]);
    expect(queue.dropped).toBe(1);
  });

  it('an outcome of after a sleep is told all the same', () => {
    add();
    clock.jump(3_600_000);
    add();
    expect(items()).toMatchObject([{ ok: 1 }]);
  });

  it('the newest items go first when not all fit; the others wait', () => {
    for (let epoch = 1; epoch <= 5; epoch++) add({ epoch });
    const two = queue.take((some) => some.length <= 2).map(({ item }) => item.epoch);
    expect(two).toEqual([4, 5]);
    expect(items().map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  });
});
