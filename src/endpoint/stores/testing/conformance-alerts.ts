import { describe, expect, test } from 'vitest';
import { alertLeaseMs, farAheadMs } from '../retention.ts';
import type { Decision, Snapshot, Store } from '../store.ts';
import { alertOf, decisionOn } from './records.ts';

interface Doors {
  readonly store: () => Store;
  /** The second node, or the same handle where there can be one only. */
  readonly other: () => Store;
  /** Commits on what is stored. */
  readonly put: (over?: Partial<Decision>) => Promise<Snapshot>;
  readonly reopen: () => Promise<void>;
}

/** What every store must do with alerts. */
export function describeAlerts({ store, other, put, reopen }: Doors): void {
  describe('the alerts', () => {
    const ids = (alerts: readonly { readonly id: string }[]): readonly string[] => alerts.map(({ id }) => id);

    test('an alert is stored once, whatever is repeated, delivered or started again', async () => {
      await put({ alerts: [alertOf('juso:8:opened', 5)] });
      await put({ alerts: [alertOf('juso:8:opened', 1)] });
      const first = await store().claimAlerts(10, 10, 'node');
      expect(first).toEqual([{ ...alertOf('juso:8:opened', 5), attempts: 0, channels: {} }]);
      await store().settleAlert('juso:8:opened', { kind: 'delivered' });
      await put({ alerts: [alertOf('juso:8:opened', 1)] });
      await reopen();
      await put({ alerts: [alertOf('juso:8:opened', 1)] });
      expect(await store().claimAlerts(Number.MAX_SAFE_INTEGER, 10, 'node')).toEqual([]);
    });

    test('nodes that race with the same alert store it once', async () => {
      const on = (await put()).token;
      const decision = decisionOn(on, { alerts: [alertOf('juso:8:opened', 0)] });
      const answers = await Promise.all([store().commit(decision), other().commit(decision)]);
      expect(answers.map(({ kind }) => kind).sort()).toEqual(['conflict', 'stored']);
      expect(ids(await store().claimAlerts(1, 10, 'node'))).toEqual(['juso:8:opened']);
    });

    test('the due ones are claimed, oldest first, as many as asked for', async () => {
      await put({ alerts: [alertOf('c', 30), alertOf('a', 10), alertOf('b', 20), alertOf('d', 40)] });
      expect(ids(await store().claimAlerts(30, 2, 'node'))).toEqual(['a', 'b']);
      expect(ids(await store().claimAlerts(30, 9, 'node'))).toEqual(['c']);
    });

    test('while one node holds alerts, another is given none, not even others, until the lease ends', async () => {
      await put({ alerts: [alertOf('a', 10), alertOf('b', 40)] });
      expect(ids(await store().claimAlerts(10, 9, 'one'))).toEqual(['a']);
      expect(ids(await other().claimAlerts(10, 9, 'two'))).toEqual([]);
      expect(ids(await other().claimAlerts(9 + alertLeaseMs, 9, 'two'))).toEqual([]);
      expect(ids(await other().claimAlerts(10 + alertLeaseMs, 9, 'two'))).toEqual(['a', 'b']);
    });

    test('claiming again gives what is new, and keeps what is held', async () => {
      await put({ alerts: [alertOf('a', 10), alertOf('b', 40)] });
      await store().claimAlerts(10, 9, 'one');
      expect(ids(await store().claimAlerts(40, 9, 'one'))).toEqual(['b']);
      expect(ids(await other().claimAlerts(39 + alertLeaseMs, 9, 'two'))).toEqual([]);
      expect(ids(await other().claimAlerts(40 + alertLeaseMs, 9, 'two'))).toEqual(['a', 'b']);
    });

    test('whoever is late and has lost its alerts is given none of them', async () => {
      await put({ alerts: [alertOf('a', 10)] });
      await store().claimAlerts(10, 9, 'one');
      expect(ids(await other().claimAlerts(10 + alertLeaseMs, 9, 'two'))).toEqual(['a']);
      expect(ids(await store().claimAlerts(11 + alertLeaseMs, 9, 'one'))).toEqual([]);
    });

    test("whoever has settled all that it held is in nobody else's way", async () => {
      await put({ alerts: [alertOf('a', 10), alertOf('b', 40)] });
      await store().claimAlerts(10, 9, 'one');
      await store().settleAlert('a', { kind: 'delivered' });
      expect(ids(await other().claimAlerts(40, 9, 'two'))).toEqual(['b']);
    });

    test('of ten that claim at once one is given the alerts, each once', async () => {
      const all = Array.from({ length: 40 }, (_, i) => `alert-${i}`);
      await put({ alerts: all.map((id, i) => alertOf(id, i)) });
      const claims = await Promise.all(
        Array.from({ length: 10 }, (_, i) => [store, other][i % 2]?.().claimAlerts(99, 50, `node-${i}`)),
      );
      expect(claims.map((claim) => claim?.length).sort()).toEqual([...Array<number>(9).fill(0), 40]);
    });

    test('how far an alert has come is kept by channel, also after the next start', async () => {
      await put({ alerts: [alertOf('a', 10)] });
      await store().claimAlerts(10, 9, 'one');
      const done = { isDone: true, attempts: 1, notBefore: 0, isRejected: false };
      const failed = { isDone: false, attempts: 2, notBefore: 1_763_716_000_123, isRejected: true };
      await store().settleAlert('a', { kind: 'progress', channel: 'slack', progress: failed });
      await store().settleAlert('a', { kind: 'progress', channel: 'telegram', progress: failed });
      await store().settleAlert('a', { kind: 'progress', channel: 'telegram', progress: done });
      expect(await other().claimAlerts(11, 9, 'one')).toEqual([]);
      await reopen();
      const [alert] = await store().claimAlerts(11 + alertLeaseMs, 9, 'two');
      expect(alert?.channels).toEqual({ telegram: done, slack: failed });
    });

    test('a memo and a timeline entry are kept with the progress, and the memo stays', async () => {
      expect(await store().memo('telegram:juso')).toBeNull();
      await put({ alerts: [alertOf('a', 10)] });
      await store().claimAlerts(10, 9, 'one');
      const lost = {
        type: 'alert-lost',
        channel: 'slack',
        alert: 'a',
        why: '"시간 초과"',
        at: 20,
      } as const;
      await store().settleAlert('a', {
        kind: 'progress',
        channel: 'slack',
        progress: { isDone: true, attempts: 1, notBefore: 0, isRejected: false },
        told: { at: 20, effect: lost },
        memo: { key: 'telegram:juso', value: '{"id":7}' },
      });
      await store().settleAlert('a', { kind: 'delivered' });
      await reopen();
      expect(await store().memo('telegram:juso')).toBe('{"id":7}');
      expect(await store().timeline(null, 9)).toMatchObject([{ at: 20, effect: lost }]);
    });

    test('the oldest alert is known, due or not, until it is delivered', async () => {
      expect(await store().oldestAlert()).toBeNull();
      await put({ alerts: [alertOf('late', 50), alertOf('early', 20)] });
      expect(await other().oldestAlert()).toBe(20);
      await store().claimAlerts(20, 9, 'one');
      await store().settleAlert('early', { kind: 'delivered' });
      expect(await other().oldestAlert()).toBe(50);
    });

    test('one that could not be delivered comes back later, with one more attempt', async () => {
      await put({ alerts: [alertOf('a', 10)] });
      await store().claimAlerts(10, 9, 'node');
      await store().settleAlert('a', { kind: 'retry', dueAt: 5_000 });
      expect(await other().claimAlerts(4_999, 9, 'node')).toEqual([]);
      const again = { ...alertOf('a', 10), dueAt: 5_000, channels: {} };
      expect(await other().claimAlerts(5_000, 9, 'node')).toEqual([{ ...again, attempts: 1 }]);
      await other().settleAlert('a', { kind: 'retry', dueAt: 6_000 });
      await reopen();
      expect(await store().claimAlerts(6_000, 9, 'node')).toEqual([{ ...again, dueAt: 6_000, attempts: 2 }]);
    });

    test('regression: what a clock that was an hour ahead had written was due in an hour', async () => {
      const hour = 3_600_000;
      await put({ alerts: [alertOf('ahead', hour), alertOf('soon', farAheadMs), alertOf('now', 0)] });
      expect(ids(await store().claimAlerts(0, 9, 'one'))).toEqual(['now', 'ahead']);
      for (const id of ['now', 'ahead']) await store().settleAlert(id, { kind: 'delivered' });
      expect(ids(await store().claimAlerts(farAheadMs, 9, 'one'))).toEqual(['soon']);
    });

    test('regression: a node that died with a lease of a clock an hour ahead kept the alerts for that hour', async () => {
      const hour = 3_600_000;
      await put({ alerts: [alertOf('a', 10)] });
      expect(ids(await store().claimAlerts(hour, 9, 'one'))).toEqual(['a']);
      expect(await other().claimAlerts(20, 9, 'two')).toEqual([]);
      expect(await other().claimAlerts(19 + alertLeaseMs, 9, 'two')).toEqual([]);
      expect(ids(await other().claimAlerts(20 + alertLeaseMs, 9, 'two'))).toEqual(['a']);
    });

    test('settling what is not there does nothing', async () => {
      await store().settleAlert('never', { kind: 'delivered' });
      await store().settleAlert('never', { kind: 'retry', dueAt: 0 });
      const progress = { isDone: true, attempts: 1, notBefore: 0, isRejected: false };
      await store().settleAlert('never', { kind: 'progress', channel: 'slack', progress });
      expect(await store().claimAlerts(Number.MAX_SAFE_INTEGER, 9, 'node')).toEqual([]);
    });
  });
}
