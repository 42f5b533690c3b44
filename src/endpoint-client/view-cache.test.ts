import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { choose } from '../circuit/browser/choose.ts';
import { emptyLocal, localView } from '../circuit/browser/local-breaker.ts';
import { defaultPolicy } from '../circuit/record/policy.ts';
import type { ProviderView } from '../circuit/record/types.ts';
import { ViewCache } from './view-cache.ts';
import { FakeClock } from '../platform/testing/fake-clock.ts';
import { closed, INC, LATER_INC, viewOf } from './testing/views.ts';

const open: ProviderView = {
  ...closed,
  epoch: 7,
  phase: 'open',
  phaseAgeMs: 1000,
  share: 0,
  then: { inMs: 14_000, epoch: 8, phase: 'half-open', share: 0.5 },
};

function setup() {
  const clock = new FakeClock();
  const onSleep = vi.fn();
  const newest = new ViewCache(clock, onSleep);
  const offer = (changes: Parameters<typeof viewOf>[0] = {}, ageMs = 0, exact = true) =>
    newest.offer({ view: viewOf(changes), ageMs, exact });
  return { clock, onSleep, newest, offer };
}

describe('the cache of the view', () => {
  it('nothing is known at first', () => {
    expect(setup().newest.read()).toBeNull();
  });

  it('a view ages', async () => {
    const { clock, newest, offer } = setup();
    offer({}, 400);
    await clock.advance(1000);
    expect(newest.read()?.ageMs).toBe(1400);
  });

  it('a higher revision takes its place', () => {
    const { newest, offer } = setup();
    offer({ rev: 5 });
    expect(offer({ rev: 6 })).toBe('newer');
    expect(newest.read()?.view.rev).toBe(6);
  });

  it('a lower revision that comes late is refused', () => {
    const { newest, offer } = setup();
    offer({ rev: 6 });
    expect(offer({ rev: 5 })).toBe('refused');
    expect(newest.read()?.view.rev).toBe(6);
  });

  it('the same revision makes it fresh again', async () => {
    const { clock, newest, offer } = setup();
    offer();
    await clock.advance(20_000);
    expect(offer()).toBe('renewed');
    expect(newest.read()?.ageMs).toBe(0);
  });

  it('the same revision, older than what is held, renews nothing', async () => {
    const { clock, newest, offer } = setup();
    await clock.advance(1000);
    offer();
    expect(offer({}, 900)).toBe('refused');
    expect(newest.read()?.ageMs).toBe(0);
  });

  it('the same revision leaves the phases as old as they were', async () => {
    const { clock, newest, offer } = setup();
    offer({ providers: { juso: open } });
    await clock.advance(10_000);
    offer({
      providers: { juso: { ...open, phaseAgeMs: 99_999, then: { ...closed, inMs: 1, phase: 'closed' } } },
    });
    expect(newest.read()?.view.providers['juso']).toMatchObject({
      phaseAgeMs: 11_000,
      then: { inMs: 4000, epoch: 8, phase: 'half-open' },
    });
  });

  it('the first revision of a store that was wiped is newer than the last one before', () => {
    const { newest, offer } = setup();
    offer({ inc: INC, rev: 900 });
    expect(offer({ inc: LATER_INC, rev: 1 })).toBe('newer');
    expect(newest.read()?.view.rev).toBe(1);
  });

  it('a late answer of the wiped store is refused', () => {
    const { newest, offer } = setup();
    offer({ inc: LATER_INC, rev: 1 });
    expect(offer({ inc: INC, rev: 901 })).toBe('refused');
    expect(newest.read()?.view.inc).toBe(LATER_INC);
  });

  it('a store wiped under a clock set back is followed once the old view means nothing any more', async () => {
    const { clock, offer } = setup();
    offer({ inc: LATER_INC, rev: 900 });
    await clock.advance(300_000);
    expect(offer({ inc: INC, rev: 1 })).toBe('refused');
    await clock.advance(1);
    expect(offer({ inc: INC, rev: 1 })).toBe('newer');
  });

  it('a view too old to mean anything is not taken', () => {
    const { newest, offer } = setup();
    expect(offer({}, 300_001)).toBe('refused');
    expect(offer({}, Number.NaN)).toBe('refused');
    expect(newest.read()).toBeNull();
  });

  it('a view of a guessed age is stale at best, its phases no older than it says', () => {
    const { newest, offer } = setup();
    offer({ providers: { juso: open } }, 2000, false);
    const read = newest.read();
    expect(read?.ageMs).toBe(30_001);
    expect((read?.view.providers['juso']?.phaseAgeMs ?? 0) + (read?.ageMs ?? 0)).toBe(1000 + 2000);
  });

  it('a live answer of the same revision replaces a guessed age', () => {
    const { newest, offer } = setup();
    offer({}, 2000, false);
    expect(offer({}, 100)).toBe('renewed');
    expect(newest.read()).toMatchObject({ ageMs: 100, exact: true });
  });

  it('a guess says nothing about a revision that is known', () => {
    const { newest, offer } = setup();
    offer();
    expect(offer({}, 0, false)).toBe('refused');
    expect(newest.read()).toMatchObject({ ageMs: 0, exact: true });
  });

  it('a laptop that slept holds a stale view', () => {
    const { clock, newest, offer, onSleep } = setup();
    offer();
    clock.jump(3_600_000);
    expect(newest.read()).toMatchObject({ ageMs: 30_001, exact: false });
    expect(onSleep).toHaveBeenCalledTimes(1);
  });

  it('a clock set back by an hour makes the view stale, no more', () => {
    const { clock, newest, offer } = setup();
    offer();
    clock.jump(-3_600_000);
    expect(newest.read()).toMatchObject({ ageMs: 30_001, view: { rev: 5 } });
  });

  it('a clock that is gently corrected changes nothing', () => {
    const { clock, newest, offer, onSleep } = setup();
    offer();
    clock.jump(2000);
    expect(newest.read()).toMatchObject({ ageMs: 0, exact: true });
    expect(onSleep).not.toHaveBeenCalled();
  });

  it('what was buffered over a sleep is not believed to be fresh', () => {
    const { clock, newest, offer } = setup();
    offer({ rev: 5 });
    clock.jump(3_600_000);
    expect(offer({ rev: 6 })).toBe('newer');
    expect(newest.read()).toMatchObject({ ageMs: 30_001, view: { rev: 6 } });
  });

  it('what comes after that is fresh', () => {
    const { clock, newest, offer } = setup();
    offer();
    clock.jump(3_600_000);
    newest.read();
    expect(offer()).toBe('renewed');
    expect(newest.read()).toMatchObject({ ageMs: 0, exact: true });
  });

  it('a clock that jumps changes nobody that a search would try', () => {
    const plans = [0, 3_600_000, -3_600_000].map((jump) => {
      const { clock, newest, offer } = setup();
      offer({ providers: { 'kakao-postcode': open, juso: closed } });
      clock.jump(jump);
      const read = newest.read();
      const pages = ['kakao-postcode', 'juso'].map((id) => ({ id, softMs: 1000, hardMs: 3000 }));
      const local = localView(emptyLocal, clock.now(), pages, defaultPolicy);
      return choose(read?.view ?? null, local, read?.ageMs ?? Infinity, 'me', 0.5).steps;
    });
    expect(plans[1]).toEqual(plans[0]);
    expect(plans[2]).toEqual(plans[0]);
  });

  it('whatever comes in whatever order, (inc, rev) never falls while it means anything', async () => {
    const offered = fc.record({
      inc: fc.constantFrom(INC, LATER_INC),
      rev: fc.nat(6),
      ageMs: fc.nat(40_000),
      exact: fc.boolean(),
      passMs: fc.nat(2000),
      jumpMs: fc.constantFrom(0, 0, 0, 3_600_000, -3_600_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(offered, { maxLength: 30 }), async (offers) => {
        const { clock, newest, offer } = setup();
        let highest = '';
        for (const { inc, rev, ageMs, exact, passMs, jumpMs } of offers) {
          offer({ inc, rev }, ageMs, exact);
          const held = newest.read()?.view;
          const version = `${held?.inc}.${held?.rev}`;
          expect(version >= highest).toBe(true);
          expect(version >= `${inc}.${rev}`).toBe(true);
          highest = version;
          clock.jump(jumpMs);
          await clock.advance(passMs);
        }
      }),
    );
  });

  it('within one incarnation the revision never falls, however long ago it was', async () => {
    const offered = fc.record({ rev: fc.nat(6), passMs: fc.nat(400_000) });
    await fc.assert(
      fc.asyncProperty(fc.array(offered, { maxLength: 20 }), async (offers) => {
        const { clock, newest, offer } = setup();
        let highest = 0;
        for (const { rev, passMs } of offers) {
          offer({ rev });
          expect(newest.read()?.view.rev).toBe(Math.max(highest, rev));
          highest = Math.max(highest, rev);
          await clock.advance(passMs);
        }
      }),
    );
  });
});
