import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demandNow } from '../machine/quorum.ts';
import { step } from '../machine/step.ts';
import { Walk, type Action } from '../testing/walk.ts';
import { defaultPolicy } from './policy.ts';
import type { SharedRecord } from './record.ts';
import { shiftTimes } from './shift-times.ts';
import type { Outcome } from './types.ts';

const silent = { stepped: () => undefined, planned: () => undefined };
const startAt = Date.UTC(2026, 10, 21, 9);
const { slotMs } = defaultPolicy;
const yearOfSlots = (366 * 86_400_000) / slotMs;

const provider = fc.constantFrom('a' as const, 'b' as const);
const health = fc.constantFrom<Outcome>('ok', 'ok', 'bad', 'misconfigured');
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    type: fc.constant('stretch' as const),
    a: health,
    b: health,
    rounds: fc.integer({ min: 1, max: 12 }),
    ms: fc.integer({ min: 1, max: 16_000 }),
  }),
  fc.record({
    type: fc.constant('force' as const),
    provider,
    to: fc.constantFrom('open' as const, 'closed' as const, null),
    forMs: fc.integer({ min: 1, max: 60_000 }),
  }),
  fc.constant({ type: 'flip' as const }),
);

/** What these actions make of a record that begins at a moment; in the end there is a notice, too. */
function lived(actions: readonly Action[], at: number): SharedRecord {
  const walk = new Walk(silent, at);
  for (const each of actions) walk.do(each);
  const notice = { id: 'n1', level: 'info', text: { ko: '안내', en: 'Notice' } } as const;
  const command = {
    type: 'notice',
    notice,
    forMs: 60_000,
    by: 'kim',
    why: 'a walk',
    rev: walk.record.rev,
  } as const;
  return step(walk.record, command, walk.clock, defaultPolicy).record;
}

describe('a record whose times are shifted', () => {
  it('is the one that the same would have made of it at the other clock', () => {
    fc.assert(
      fc.property(
        fc.array(action, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: -yearOfSlots, max: yearOfSlots }),
        (actions, slots) => {
          const byMs = slots * slotMs;
          expect(shiftTimes(lived(actions, startAt), byMs)).toEqual(lived(actions, startAt + byMs));
        },
      ),
    );
  });

  it('has been compared with every field in use', () => {
    const outage = { type: 'stretch', a: 'bad', b: 'ok', rounds: 3, ms: 1_000 } as const;
    const hold = { type: 'force', provider: 'b', to: 'closed', forMs: 60_000 } as const;
    const actions: readonly Action[] = [outage, hold, outage];
    const record = lived(actions, startAt);
    const { a, b } = record.providers;
    expect(a).toMatchObject({ phase: 'open', retryAt: expect.any(Number), openings: [expect.any(Number)] });
    expect(b?.forced?.until).toBeGreaterThan(startAt);
    expect(record.notice?.until).toBeGreaterThan(startAt);
    expect(Object.keys(b?.window ?? {}).length).toBeGreaterThan(0);
    expect(Object.keys(record.reporters).length).toBeGreaterThan(0);
    expect(shiftTimes(record, -slotMs)).toEqual(lived(actions, startAt - slotMs));
  });

  it('counts as many slots since the demand as before, whatever the difference', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e10, max: 1e10 }), fc.nat({ max: 3 }), (byMs, slots) => {
        const record = lived([], startAt);
        const counted = { ...record.demand, count: 7, before: 5 };
        const later = { ...record, demand: counted, lastNow: record.lastNow + slots * slotMs };
        const shifted = shiftTimes(later, byMs);
        expect(shifted.lastNow).toBe(later.lastNow + byMs);
        expect({ ...demandNow(shifted), slot: 0 }).toEqual({ ...demandNow(later), slot: 0 });
      }),
    );
  });
});
