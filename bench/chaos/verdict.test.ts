import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/circuit/index.ts';
import { missingAlerts, violationsOf, type ChaosEvidence } from './verdict.ts';

const because = { rule: 'quorum', at: 1, bad: 5, ok: 0, networks: 3, reporters: [] } as const;
const opened: Effect = {
  ...{ type: 'transition', provider: 'juso', epoch: 2, from: 'closed', to: 'open', rule: 'quorum' },
  ...{ because, at: 1, alert: 'opened' },
};
const ordered: Effect = { type: 'order', order: ['juso'], by: 'kim', why: 'chaos kim 0', at: 2 };
const held: Effect = {
  ...{ type: 'forced', provider: 'juso', epoch: 3, to: 'open', by: 'kim', why: 'chaos kim 1', at: 3 },
  ...{ until: 9, expired: false },
};
const ran: Effect = { ...held, epoch: 4, to: null, by: 'expiry', until: null, expired: true };

const taken = (id: string, at = 0) => ({ id: `${id}:inc1`, at });

/** A run in which all is well, but for the changes. */
function evidence(over: Partial<ChaosEvidence> = {}, effects = [opened, ordered, held, ran]): ChaosEvidence {
  return {
    inc: 'inc1',
    timeline: effects.map((effect, i) => ({ id: String(i), at: i, effect })),
    commands: [
      { reason: 'chaos kim 0', status: 200 },
      { reason: 'chaos kim 1', status: 503 },
      { reason: 'chaos kim 2', status: null },
    ],
    alerts: [
      ...[taken('juso:2:opened'), taken('order:7'), taken('juso:3:forced-open'), taken('juso:4:expired')],
    ],
    disturbances: [],
    ...over,
  };
}

describe('the verdict on a run', () => {
  it('finds nothing where all is well', () => {
    expect(violationsOf(evidence())).toEqual([]);
  });

  it('finds a command that was answered 200 and is gone', () => {
    const commands = [{ reason: 'chaos kim 9', status: 200 }];
    expect(violationsOf(evidence({ commands }))).toEqual(['"chaos kim 9" was answered 200 and is not there']);
  });

  it('finds a command that was refused and is there', () => {
    const commands = [{ reason: 'chaos kim 0', status: 409 }];
    expect(violationsOf(evidence({ commands }))).toEqual(['"chaos kim 0" was answered 409 and is there']);
  });

  it('finds a command that was carried out twice', () => {
    const alerts = [...evidence().alerts, taken('order:8')];
    const effects = [opened, ordered, ordered, held, ran];
    expect(violationsOf(evidence({ alerts }, effects))).toEqual(['"chaos kim 0" is there 2 times']);
  });

  it('finds a transition that happened twice', () => {
    expect(violationsOf(evidence({}, [opened, opened, ordered, held, ran]))).toEqual([
      'the change to epoch juso 2 happened more than once',
    ]);
  });

  it('finds an alert that nobody got', () => {
    const alerts = evidence().alerts.slice(2);
    expect(missingAlerts(evidence({ alerts }))).toEqual(['juso:2:opened:inc1', '1 of order']);
    expect(violationsOf(evidence({ alerts }))).toHaveLength(2);
  });

  it('finds an alert of what did not happen', () => {
    const alerts = [...evidence().alerts, taken('juso:8:opened'), taken('order:8')];
    expect(violationsOf(evidence({ alerts }))).toEqual([
      'the alert juso:8:opened:inc1 tells what did not happen',
      'more alerts of orders than orders',
    ]);
  });

  it('finds an alert that came again, unless something was broken meanwhile', () => {
    const alerts = [...evidence().alerts, taken('juso:2:opened', 9_000)];
    const once = { from: 4_000, to: 5_000 };
    expect(violationsOf(evidence({ alerts }))).toEqual([
      'the alert juso:2:opened:inc1 came 2 times without a cause',
    ]);
    expect(violationsOf(evidence({ alerts, disturbances: [once] }))).toEqual([]);
    expect(violationsOf(evidence({ alerts, disturbances: [{ from: 10_000, to: 11_000 }] }))).toHaveLength(1);
  });
});
