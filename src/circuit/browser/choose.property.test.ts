import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose, freshnessOf, probeSlotKey } from './choose.ts';
import { admissionHash, admitted } from '../hash.ts';
import type { LocalView, PageProvider, Phase, ProviderView, PublicView } from '../record/types.ts';

const ids = ['a', 'b', 'c', 'd'];
const share = fc.constantFrom(0, 0.01, 0.1, 0.5, 1);
const phase = fc.constantFrom<Phase>('closed', 'open', 'half-open', 'recovering');
const ms = fc.nat({ max: 400_000 });

const provider: fc.Arbitrary<ProviderView> = fc
  .record({
    epoch: fc.integer({ min: 1, max: 9 }),
    phase,
    phaseAgeMs: ms,
    share,
    forced: fc.constantFrom(null, null, null, 'open' as const, 'closed' as const),
    inMs: fc.nat({ max: 60_000 }),
  })
  .map(({ inMs, ...rest }) => ({
    ...rest,
    softMs: 1_000,
    hardMs: 3_000,
    ...(rest.phase === 'open'
      ? { then: { inMs, epoch: rest.epoch + 1, phase: 'half-open' as const, share: 0.5 } }
      : {}),
  }));

const view: fc.Arbitrary<PublicView> = fc
  .record({
    order: fc.shuffledSubarray(ids),
    providers: fc.dictionary(fc.constantFrom(...ids), provider),
  })
  .map((rest) => ({
    v: 1,
    inc: 'i',
    rev: 1,
    validForMs: 30_000,
    graceMs: 300_000,
    sample: 1,
    notice: null,
    ...rest,
  }));

const pageOf = (names: readonly string[]): PageProvider[] =>
  names.map((id) => ({ id, softMs: 800, hardMs: 2_000 }));

const local: fc.Arbitrary<LocalView> = fc
  .record({
    names: fc.shuffledSubarray(ids, { minLength: 1 }),
    demoted: fc.subarray(ids),
    due: fc.subarray(ids),
    probed: fc.subarray(ids.flatMap((id) => [0, 1, 2].map((slot) => probeSlotKey(id, 1, slot)))),
    probeInFlight: fc.boolean(),
  })
  .map(({ names, demoted, due, probed, probeInFlight }) => ({
    providers: pageOf(names),
    demoted: new Set(demoted),
    probeDue: new Set(due.filter((id) => demoted.includes(id))),
    probedSlots: new Set(probed),
    probeInFlight,
  }));

const situation = fc.record({
  view: fc.option(view, { freq: 8 }),
  local,
  age: fc.oneof(fc.nat({ max: 30_000 }), ms),
  reporter: fc.string({ minLength: 16, maxLength: 24 }),
  random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
});

type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;

function planOf(s: Situation) {
  return choose(s.view, s.local, s.age, s.reporter, s.random);
}

/** What the circuit allows, said a second time and slowly: the share of searches admitted now. */
function allowed(s: Situation, id: string): { real: boolean; probe: boolean } {
  const seen = s.view?.providers[id];
  if (seen === undefined || freshnessOf(s.view, s.age) === 'unknown') return { real: true, probe: true };
  if (seen.forced === 'open') return { real: false, probe: false };
  if (seen.forced === 'closed' || seen.phase === 'closed') return { real: true, probe: true };
  if (seen.phase === 'recovering') {
    const real = admitted(admissionHash(s.reporter, id, seen.epoch, 0), seen.share);
    return { real, probe: real };
  }
  const isDue = seen.then !== undefined && s.age >= seen.then.inMs;
  if (seen.phase === 'open' && !isDue) return { real: false, probe: false };
  const { epoch, share: part } = isDue && seen.then ? seen.then : seen;
  const age = isDue && seen.then ? s.age - seen.then.inMs : seen.phaseAgeMs + s.age;
  return {
    real: false,
    probe: admitted(admissionHash(s.reporter, id, epoch, Math.floor(age / 5_000)), part),
  };
}

function check(property: (s: Situation) => void): void {
  fc.assert(fc.property(situation, property), { numRuns: 1_000 });
}

describe('choose', () => {
  it('invariant 9: is pure: the same arguments give the same plan, and none is changed', () => {
    check((s) => {
      const before = structuredClone(s);
      expect(planOf(s)).toEqual(planOf(s));
      expect(s).toEqual(before);
    });
  });

  it('invariant 15: tries at least one provider, whatever the endpoint last said, and each at most once', () => {
    check((s) => {
      const tried = planOf(s).steps.map((step) => step.provider);
      expect(tried.length).toBeGreaterThan(0);
      expect(new Set(tried).size).toBe(tried.length);
      expect(tried.every((id) => s.local.providers.some((page) => page.id === id))).toBe(true);
    });
  });

  it('invariants 7, 10: calls nobody for real whom the circuit refuses, the panic rule excepted', () => {
    check((s) => {
      const plan = planOf(s);
      if (plan.panic) expect(s.local.providers.some(({ id }) => allowed(s, id).real)).toBe(false);
      else for (const step of plan.steps) expect(allowed(s, step.provider).real).toBe(true);
    });
  });

  it('invariant 16: tries the whole order when all are refused, those that operators hold open last', () => {
    check((s) => {
      const plan = planOf(s);
      fc.pre(plan.panic);
      const page = s.local.providers.map(({ id }) => id);
      const ordered = [...new Set([...(s.view?.order ?? []), ...page])].filter((id) => page.includes(id));
      const isHeld = (id: string) => s.view?.providers[id]?.forced === 'open';
      const expected = [...ordered.filter((id) => !isHeld(id)), ...ordered.filter(isHeld)];
      expect(plan.steps.map((step) => step.provider)).toEqual(expected);
      expect(plan.steps.every((step) => step.reason === 'panic' && step.hardMs === step.softMs)).toBe(true);
    });
  });

  it('invariant 7: probes only where the circuit allows it, at most one at a time and once a slot', () => {
    check((s) => {
      const { probe } = planOf(s);
      fc.pre(probe !== null);
      if (probe === null) return;
      expect(s.local.probeInFlight).toBe(false);
      expect(allowed(s, probe.provider).probe).toBe(true);
      expect(s.local.probedSlots.has(probeSlotKey(probe.provider, probe.epoch, probe.slot))).toBe(false);
      expect(probe.hardMs).toBeLessThan(3_000);
    });
  });

  it('invariant 21: lets local knowledge only demote: it adds no provider to those that the fleet allows', () => {
    check((s) => {
      const knowing = planOf(s);
      const blank = planOf({ ...s, local: { ...s.local, demoted: new Set(), probeDue: new Set() } });
      const names = (plan: typeof knowing) => plan.steps.map((step) => step.provider).sort();
      expect(names(knowing)).toEqual(names(blank));
      const firsts = knowing.steps.filter((step) => !s.local.demoted.has(step.provider));
      expect(knowing.steps.slice(0, firsts.length)).toEqual(knowing.panic ? expect.anything() : firsts);
    });
  });

  it('neither extends nor shortens anything when time passes: an older view equals a younger one aged', () => {
    check((s) => {
      fc.pre(s.view !== null && s.age <= 30_000);
      if (s.view === null) return;
      const aged: PublicView = {
        ...s.view,
        providers: Object.fromEntries(
          Object.entries(s.view.providers).map(([id, seen]) => {
            const { then, ...rest } = seen;
            const isDue = then !== undefined && s.age >= then.inMs && seen.forced === null;
            const phaseAgeMs = isDue ? s.age - then.inMs : seen.phaseAgeMs + s.age;
            if (isDue)
              return [id, { ...rest, phaseAgeMs, epoch: then.epoch, phase: then.phase, share: then.share }];
            return [
              id,
              {
                ...rest,
                phaseAgeMs,
                ...(then && { then: { ...then, inMs: Math.max(0, then.inMs - s.age) } }),
              },
            ];
          }),
        ),
      };
      expect(planOf({ ...s, view: aged, age: 0 })).toEqual(planOf(s));
    });
  });

  it('invariant 14: a clock that stepped only changes how fresh the view is taken to be', () => {
    fc.assert(
      fc.property(situation, fc.constantFrom(-3_600_000, -1, Number.NaN, Infinity), (s, age) => {
        const plan = planOf({ ...s, age });
        const expected = age < 0 ? planOf({ ...s, age: 0 }) : planOf({ ...s, view: null });
        expect(plan).toEqual(expected);
      }),
    );
  });

  it('reaches every kind of plan in these runs', () => {
    const samples = fc.sample(situation, 2_000).map(planOf);
    const share = (is: (plan: (typeof samples)[number]) => boolean) =>
      samples.filter(is).length / samples.length;
    expect(share((plan) => plan.panic)).toBeGreaterThan(0.05);
    expect(share((plan) => plan.probe !== null)).toBeGreaterThan(0.05);
    expect(share((plan) => plan.steps.some((step) => step.reason === 'ramp'))).toBeGreaterThan(0.02);
    for (const freshness of ['fresh', 'stale', 'unknown']) {
      expect(share((plan) => plan.freshness === freshness)).toBeGreaterThan(0.02);
    }
  });
});
