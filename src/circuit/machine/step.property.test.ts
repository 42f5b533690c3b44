import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Endpoint, T } from '../testing/test-endpoint.ts';
import { bad, item, ok, report } from '../testing/reports.ts';
import { defaultPolicy } from '../record/policy.ts';
import { readShared } from '../record/parse-record.ts';
import { createShared, type SharedRecord } from '../record/record.ts';
import type { Report, ReportItem } from '../record/report.ts';
import { shiftTimes } from '../record/shift-times.ts';
import { step } from './step.ts';
import type { CallKind, Phase } from '../record/types.ts';

const five = ['r1', 'r2', 'r3', 'r4', 'r5'];
const phases: readonly Phase[] = ['closed', 'open', 'half-open', 'recovering'];

/** An endpoint whose provider `a` is in this phase, with two browsers and more active. */
function inPhase(phase: Phase): Endpoint {
  const endpoint = new Endpoint().all(five, 'b', ok);
  if (phase === 'closed') return endpoint;
  endpoint.all(five, 'a', bad);
  if (phase === 'open') return endpoint;
  endpoint.wait((endpoint.get('a').retryAt ?? 0) - endpoint.now);
  return phase === 'half-open' ? endpoint : endpoint.all(five, 'a', ok, 'probe');
}

const count = fc.oneof(fc.nat({ max: 3 }), fc.constant(1_000_000));
const claims = fc.record({
  ok: count,
  late: count,
  bad: count,
  opaque: count,
  misconfigured: count,
  suspectEmpty: count,
  limited: count,
  censored: count,
  void: count,
  corroborated: count,
  ageMs: fc.oneof(fc.nat({ max: 20_000 }), fc.constantFrom(-1e12, 1e12, Number.NaN)),
  kind: fc.constantFrom<CallKind>('normal', 'probe', 'hedge'),
});
const phase = fc.constantFrom(...phases);

function batch(
  endpoint: Endpoint,
  says: readonly (Partial<ReportItem> & { readonly who: number })[],
): Report[] {
  const { epoch } = endpoint.get('a');
  return says.map(({ who, ...over }, i) =>
    report(`who-${who}`, [item('a', epoch, over)], `net-${who}`, 1_000 + i),
  );
}

const batches = fc.array(
  fc.tuple(claims, fc.nat({ max: 6 })).map(([claim, who]) => ({ ...claim, who })),
  {
    maxLength: 12,
  },
);

function take(record: SharedRecord, reports: readonly Report[], now: number): SharedRecord {
  return step(record, { type: 'reports', reports }, now, defaultPolicy).record;
}

describe('evidence', () => {
  it('invariant 3: of another epoch changes no phase, tally or window', () => {
    fc.assert(
      fc.property(phase, batches, fc.constantFrom(-1, 1, 2, 100), (at, says, off) => {
        const endpoint = inPhase(at);
        const before = endpoint.record.providers;
        const stale = batch(endpoint, says).map((each) => ({
          ...each,
          items: each.items.map((one) => ({ ...one, epoch: one.epoch + off })),
        }));
        expect(endpoint.send(...stale).record.providers).toEqual(before);
      }),
    );
  });

  it('invariant 4: of one reporter, whatever it claims, opens nothing and decides no half-open', () => {
    fc.assert(
      fc.property(fc.constantFrom<Phase>('closed', 'half-open'), fc.array(claims), (at, says) => {
        const endpoint = inPhase(at);
        const reports = batch(
          endpoint,
          says.map((one) => ({ ...one, who: 1 })),
        );
        expect(endpoint.send(...reports).get('a').phase).toBe(at);
        expect(Object.keys(endpoint.get('a').window).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('invariant 4: of one network, however many reporters it invents, opens nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat({ max: 20 }), (liars, honest) => {
        const endpoint = inPhase('closed');
        const lies = Array.from({ length: liars }, (_, i) => report(`liar${i}`, [item('a', 1, bad)], 'one'));
        const truths = Array.from({ length: honest }, (_, i) => report(`h${i}`, [item('a', 1, ok)]));
        expect(endpoint.send(...truths, ...lies).get('a').phase).toBe('closed');
      }),
    );
  });

  it('invariant 6: that is void or uncorroborated moves no phase', () => {
    fc.assert(
      fc.property(phase, batches, (at, says) => {
        const endpoint = inPhase(at);
        const nothing = says.map((one) => ({ ...one, ok: 0, late: 0, corroborated: 0 }));
        expect(endpoint.send(...batch(endpoint, nothing)).get('a').phase).toBe(at);
      }),
    );
  });

  it('invariant 5: opens within one evaluation when a quorum says bad, and never when everyone is well', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 120 }), fc.boolean(), (voters, isBad) => {
        const endpoint = new Endpoint();
        const names = Array.from({ length: voters }, (_, i) => `v${i}`);
        expect(endpoint.all(names, 'a', isBad ? bad : ok).get('a').phase).toBe(isBad ? 'open' : 'closed');
      }),
    );
  });
});

describe('a batch', () => {
  it('invariant 12: gives the same record in any order of arrival', () => {
    fc.assert(
      fc.property(phase, batches, fc.infiniteStream(fc.nat()), (at, says, random) => {
        const endpoint = inPhase(at);
        const reports = batch(endpoint, says);
        const keyed = reports.map((each) => [random.next().value ?? 0, each] as const);
        const shuffled = keyed.sort(([a], [b]) => a - b).map(([, each]) => each);
        const [one, other] = [reports, shuffled].map((each) => take(endpoint.record, each, endpoint.now));
        expect(other).toEqual(one);
      }),
    );
  });

  it('invariant 12: counts once, however often it arrives', () => {
    fc.assert(
      fc.property(phase, batches, (at, says) => {
        const endpoint = inPhase(at);
        const reports = batch(endpoint, says);
        const once = take(endpoint.record, reports, endpoint.now);
        expect(take(endpoint.record, [...reports, ...reports], endpoint.now)).toEqual(once);
        const again = take(once, reports, endpoint.now);
        expect(again.providers).toEqual(once.providers);
        expect(again.reporters).toEqual(once.reporters);
      }),
    );
  });

  it('invariant 11: commutes with a flip of the order', () => {
    fc.assert(
      fc.property(phase, batches, (at, says) => {
        const endpoint = inPhase(at);
        const reports = batch(endpoint, says);
        const flip = { type: 'order', order: ['b', 'a'], by: 'kim', why: 'flip', rev: 1 } as const;
        const flipped = step(endpoint.record, flip, endpoint.now, defaultPolicy).record;
        const flipFirst = take(flipped, reports, endpoint.now);
        const reported = take(endpoint.record, reports, endpoint.now);
        const flipLast = step(reported, flip, endpoint.now, defaultPolicy).record;
        expect(flipFirst.providers).toEqual(flipLast.providers);
        expect(flipFirst.order).toEqual(flipLast.order);
      }),
    );
  });

  it('invariant 11: commutes with a flip of the order of three, unless the last usable one is chosen by it', () => {
    // Opening takes that nobody is answered, which an even coin hardly ever brings.
    const isMostly = fc.nat({ max: 3 }).map((side) => side > 0);
    const says = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat({ max: 6 }), isMostly), {
      minLength: 10,
      maxLength: 30,
    });
    let compared = 0;
    let opened = 0;
    fc.assert(
      fc.property(says, fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3 }), (words, order) => {
        const fresh = createShared('inc', ['a', 'b', 'c'], T, defaultPolicy);
        const reports = words.map(([id, who, isBad], i) =>
          report(`who-${who}`, [item(id, 1, isBad ? bad : ok)], `net-${who}`, i),
        );
        const flip = { type: 'order', order, by: 'kim', why: 'flip', rev: 1 } as const;
        const flipFirst = take(step(fresh, flip, T, defaultPolicy).record, reports, T);
        const reported = step(fresh, { type: 'reports', reports }, T, defaultPolicy);
        const flipLast = step(reported.record, flip, T, defaultPolicy).record;
        // All of them would have opened: then the order says which one is kept.
        if (reported.effects.some((each) => each.type === 'alert' && each.kind === 'both-down')) return;
        compared++;
        if (Object.values(flipLast.providers).some(({ phase: at }) => at === 'open')) opened++;
        expect(flipFirst.providers).toEqual(flipLast.providers);
        expect(flipFirst.order).toEqual(flipLast.order);
      }),
    );
    expect(compared).toBeGreaterThan(50);
    expect(opened).toBeGreaterThan(10);
  });

  it('invariant 19: has one vote for each reporter, whatever counts, ages and kinds it claims', () => {
    fc.assert(
      fc.property(phase, batches, (at, says) => {
        const endpoint = inPhase(at);
        const before = Object.keys(endpoint.get('a').window).length;
        const { record } = endpoint.send(...batch(endpoint, says));
        const own = Object.entries(record.providers['a']?.window ?? {}).filter(([name]) =>
          name.startsWith('who'),
        );
        expect(own.length).toBeLessThanOrEqual(new Set(says.map(({ who }) => who)).size);
        for (const [, voter] of own) {
          expect(voter.endedAt).toBeGreaterThanOrEqual(record.providers['a']?.epochAt ?? Infinity);
          expect(voter.endedAt).toBeLessThanOrEqual(endpoint.now);
        }
        expect(Object.keys(record.providers['a']?.window ?? {}).length).toBeLessThanOrEqual(
          before + own.length,
        );
      }),
    );
  });

  it('invariant 13: weighs the same at a clock that is a little early as at the last one', () => {
    fc.assert(
      fc.property(phase, batches, fc.nat({ max: defaultPolicy.clockBackMs }), (at, says, back) => {
        const endpoint = inPhase(at);
        const reports = batch(endpoint, says);
        const { record } = endpoint;
        expect(take(record, reports, record.lastNow - back)).toEqual(take(record, reports, record.lastNow));
      }),
    );
  });

  it('invariant 13: weighs the same after the clock was set back: every time goes with it, and nothing else', () => {
    const { clockBackMs, slotMs } = defaultPolicy;
    const slots = fc.integer({ min: clockBackMs / slotMs + 1, max: (400 * 86_400_000) / slotMs });
    fc.assert(
      fc.property(phase, batches, slots, (at, says, back) => {
        const endpoint = inPhase(at);
        const event = { type: 'reports', reports: batch(endpoint, says) } as const;
        const { record } = endpoint;
        const byMs = -back * slotMs;
        const stepped = step(record, event, record.lastNow + byMs, defaultPolicy);
        expect(stepped.record).toEqual(shiftTimes(take(record, event.reports, record.lastNow), byMs));
        const [alert, ...more] = stepped.effects;
        expect(alert).toEqual({ type: 'alert', kind: 'clock-jump', byMs, at: record.lastNow + byMs });
        expect(more.filter(({ type }) => type === 'alert')).not.toContainEqual(
          expect.objectContaining({ kind: 'clock-jump' }),
        );
      }),
    );
  });

  it('invariant 18: leaves bounded memory behind, whatever arrives', () => {
    const endpoint = new Endpoint();
    for (let round = 0; round < 5; round++) {
      const names = Array.from({ length: 400 }, (_, i) => `flood-${round}-${i}`);
      endpoint.all(names, 'a', ok);
    }
    expect(Object.keys(endpoint.record.reporters)).toHaveLength(256);
    expect(Object.keys(endpoint.get('a').window)).toHaveLength(256);
  });
});

describe('recovery', () => {
  it('invariant 8: reaches closed in bounded time from any phase, though most probes are lost', () => {
    fc.assert(
      fc.property(phase, fc.array(fc.nat({ max: 9 }), { minLength: 200, maxLength: 200 }), (at, luck) => {
        const endpoint = inPhase(at);
        const deadline = endpoint.now + 1_000_000;
        let turn = 0;
        while (endpoint.get('a').phase !== 'closed' && endpoint.now < deadline) {
          endpoint.wait(5_000);
          const survivors = five.filter(() => (luck[turn++ % luck.length] ?? 0) === 0);
          endpoint.all(survivors, 'a', ok, endpoint.get('a').phase === 'half-open' ? 'probe' : 'normal');
        }
        expect(endpoint.get('a').phase).toBe('closed');
      }),
      { numRuns: 30 },
    );
  });
});

describe('a stored record', () => {
  it('invariant 20: is unknown under another schema version, and when it is no record', () => {
    const { record } = inPhase('open');
    for (const stored of [{ ...record, v: 2 }, null, 'x', [], {}, { ...record, providers: { a: 1, b: 2 } }]) {
      expect(readShared(stored, defaultPolicy)).toBeNull();
    }
  });

  it('invariant 20: loses the fields that nobody knows, and nothing else', () => {
    const { record } = inPhase('recovering');
    const stored: unknown = JSON.parse(JSON.stringify({ ...record, later: { version: 'field' } }));
    expect(readShared(stored, defaultPolicy)).toEqual(record);
  });
});

it('starts at the time it is given', () => {
  expect(new Endpoint().record.lastNow).toBe(T);
});
