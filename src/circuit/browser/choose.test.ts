import { describe, expect, it } from 'vitest';
import { choose, probeSlotKey } from './choose.ts';
import type { LocalView, ProviderView, PublicView } from '../record/types.ts';

const page = [
  { id: 'kakao', softMs: 1_500, hardMs: 5_000 },
  { id: 'juso', softMs: 1_000, hardMs: 3_000 },
];

function local(over: Partial<LocalView> = {}): LocalView {
  return {
    providers: page,
    demoted: new Set(),
    probeDue: new Set(),
    probedSlots: new Set(),
    probeInFlight: false,
    ...over,
  };
}

function provider(over: Partial<ProviderView> = {}): ProviderView {
  const base = { epoch: 3, phase: 'closed', phaseAgeMs: 60_000, share: 1, forced: null } as const;
  return { ...base, softMs: 700, hardMs: 2_000, ...over };
}

function view(kakao: Partial<ProviderView>, juso: Partial<ProviderView> = {}, order = ['kakao', 'juso']) {
  const shared: PublicView = {
    v: 1,
    inc: 'a',
    rev: 1,
    validForMs: 30_000,
    graceMs: 300_000,
    sample: 1,
    order,
    providers: { kakao: provider(kakao), juso: provider(juso) },
    notice: null,
  };
  return shared;
}

function names(plan: { readonly steps: readonly { readonly provider: string }[] }): string[] {
  return plan.steps.map((step) => step.provider);
}

const open = { phase: 'open', share: 0 } as const;
const halfOpen = { phase: 'half-open', phaseAgeMs: 12_000, share: 1 } as const;

describe('order', () => {
  it('tries the page order without a view, under epoch 0 and the page deadlines', () => {
    const plan = choose(null, local(), 0, 'r', 0);
    expect(plan.freshness).toBe('unknown');
    expect(plan.hedgeUnlimited).toBe(true);
    expect(plan.steps[0]).toEqual({
      provider: 'kakao',
      epoch: 0,
      softMs: 1_500,
      hardMs: 5_000,
      reason: 'usable',
    });
    expect(names(plan)).toEqual(['kakao', 'juso']);
  });

  it('follows the operators order and the shared deadlines', () => {
    const plan = choose(view({}, {}, ['juso', 'kakao']), local(), 0, 'r', 0);
    expect(names(plan)).toEqual(['juso', 'kakao']);
    expect(plan.steps[0]).toMatchObject({ epoch: 3, softMs: 700, hardMs: 2_000 });
    expect(plan.hedgeUnlimited).toBe(false);
  });

  it('puts a provider that the view does not know after the ordered ones, with the page deadlines', () => {
    const providers = [{ id: 'own', softMs: 5, hardMs: 9 }, ...page];
    const plan = choose(view({}, {}, ['juso', 'gone', 'juso', 'kakao']), local({ providers }), 0, 'r', 0);
    expect(names(plan)).toEqual(['juso', 'kakao', 'own']);
    expect(plan.steps[2]).toMatchObject({ epoch: 0, softMs: 5, hardMs: 9, reason: 'usable' });
  });

  it('has no step only when the page has no provider', () => {
    const plan = choose(view({}), local({ providers: [] }), 0, 'r', 0);
    expect(plan.steps).toEqual([]);
    expect(plan.panic).toBe(false);
  });
});

describe('freshness', () => {
  it.each([
    [30_000, 'fresh'],
    [30_001, 'stale'],
    [300_000, 'stale'],
    [300_001, 'unknown'],
    [Number.NaN, 'unknown'],
  ])('takes a view %d ms old for %s', (age, freshness) => {
    expect(choose(view({}), local(), age, 'r', 0).freshness).toBe(freshness);
  });

  it('keeps an open provider open while the view is stale', () => {
    expect(names(choose(view(open), local(), 200_000, 'r', 0))).toEqual(['juso']);
  });

  it('forgets the view, its order too, once it is unknown', () => {
    expect(names(choose(view(open, {}, ['juso', 'kakao']), local(), 300_001, 'r', 0))).toEqual([
      'kakao',
      'juso',
    ]);
  });
});

describe('the promised future', () => {
  const then = { inMs: 40_000, epoch: 4, phase: 'half-open', share: 1 } as const;

  it('does not begin early', () => {
    expect(choose(view({ ...open, then }), local(), 39_999, 'r', 0).probe).toBeNull();
  });

  it('begins on time in a browser that hears nothing more, in the promised epoch', () => {
    const plan = choose(view({ ...open, then }), local(), 46_000, 'r', 0);
    expect(names(plan)).toEqual(['juso']);
    expect(plan.probe).toMatchObject({ provider: 'kakao', epoch: 4, slot: 1 });
  });

  it('does not end a forced state', () => {
    const plan = choose(view({ ...open, forced: 'open', then }), local(), 46_000, 'r', 0);
    expect(plan.probe).toBeNull();
    expect(names(plan)).toEqual(['juso']);
  });
});

describe('half-open', () => {
  it('serves an admitted browser from the next provider and sends a shadow probe with a shorter deadline', () => {
    const plan = choose(view(halfOpen), local(), 0, 'r', 0);
    expect(names(plan)).toEqual(['juso']);
    expect(plan.probe).toEqual({ provider: 'kakao', epoch: 3, slot: 2, hardMs: 1_350 });
  });

  it('sends no probe from a browser outside the share', () => {
    expect(choose(view({ ...halfOpen, share: 0 }), local(), 0, 'r', 0).probe).toBeNull();
  });

  it('sends no second probe while one is in flight', () => {
    expect(choose(view(halfOpen), local({ probeInFlight: true }), 0, 'r', 0).probe).toBeNull();
  });

  it('probes once a slot and again in the next one', () => {
    const probedSlots = new Set([probeSlotKey('kakao', 3, 2)]);
    expect(choose(view(halfOpen), local({ probedSlots }), 0, 'r', 0).probe).toBeNull();
    expect(choose(view(halfOpen), local({ probedSlots }), 3_000, 'r', 0).probe?.slot).toBe(3);
  });

  it('probes from a browser that was hurt, so that a small fleet can recover', () => {
    const demoted = new Set(['kakao']);
    expect(choose(view(halfOpen), local({ demoted }), 0, 'r', 0).probe?.provider).toBe('kakao');
  });

  it('does not probe a provider that asked to be left alone', () => {
    const demoted = new Set(['kakao']);
    expect(choose(view(halfOpen), local({ demoted, limited: demoted }), 0, 'r', 0).probe).toBeNull();
  });

  it('chooses among several probes that are due by the random number', () => {
    const both = view(halfOpen, halfOpen);
    expect(choose(both, local(), 0, 'r', 0).probe?.provider).toBe('kakao');
    expect(choose(both, local(), 0, 'r', 0.99).probe?.provider).toBe('juso');
  });
});

describe('recovering', () => {
  it('uses the provider for real in an admitted browser', () => {
    const plan = choose(view({ phase: 'recovering', share: 1 }), local(), 0, 'r', 0);
    expect(plan.steps[0]).toMatchObject({ provider: 'kakao', reason: 'ramp', hardMs: 2_000 });
    expect(plan.probe).toBeNull();
  });

  it('does not flap: the same browser is admitted in every slot', () => {
    const shared = view({ phase: 'recovering', share: 0.5, phaseAgeMs: 0 });
    const seen = [0, 5_000, 10_000, 15_000, 29_000].map((age) => names(choose(shared, local(), age, 'r', 0)));
    expect(new Set(seen.map(String)).size).toBe(1);
  });
});

describe('forced states', () => {
  it('forced open refuses a healthy provider', () => {
    expect(names(choose(view({ forced: 'open', share: 0 }), local(), 0, 'r', 0))).toEqual(['juso']);
  });

  it('forced closed uses an open one', () => {
    expect(names(choose(view({ ...open, forced: 'closed', share: 1 }), local(), 0, 'r', 0))).toEqual([
      'kakao',
      'juso',
    ]);
  });

  it('forced closed does not silence the local demotion', () => {
    const demoted = new Set(['kakao']);
    expect(names(choose(view({ forced: 'closed' }), local({ demoted }), 0, 'r', 0))).toEqual([
      'juso',
      'kakao',
    ]);
  });
});

describe('local demotion', () => {
  it('moves a provider to the end', () => {
    const demoted = new Set(['kakao']);
    const plan = choose(view({}), local({ demoted }), 0, 'r', 0);
    expect(names(plan)).toEqual(['juso', 'kakao']);
    expect(plan.probe).toBeNull();
  });

  it('probes it when its time is over, still serving the user elsewhere', () => {
    const due = new Set(['kakao']);
    const plan = choose(null, local({ demoted: due, probeDue: due }), 0, 'r', 0);
    expect(names(plan)).toEqual(['juso', 'kakao']);
    expect(plan.probe).toEqual({ provider: 'kakao', epoch: 0, slot: 0, hardMs: 3_250 });
  });

  it('never brings back, nor probes, what the fleet has opened', () => {
    const due = new Set(['kakao']);
    const plan = choose(view(open), local({ demoted: due, probeDue: due }), 0, 'r', 0);
    expect(names(plan)).toEqual(['juso']);
    expect(plan.probe).toBeNull();
  });
});

describe('panic', () => {
  it('tries the order anyway, with tight deadlines, when everyone is refused', () => {
    const plan = choose(view(open, open, ['juso', 'kakao']), local(), 0, 'r', 0);
    expect(plan.panic).toBe(true);
    expect(plan.steps).toEqual([
      { provider: 'juso', epoch: 3, softMs: 700, hardMs: 700, reason: 'panic' },
      { provider: 'kakao', epoch: 3, softMs: 700, hardMs: 700, reason: 'panic' },
    ]);
  });

  it('tries what operators hold open too, since nobody may be left without a provider, but last', () => {
    const held = { forced: 'open', share: 0 } as const;
    expect(names(choose(view(held, open), local(), 0, 'r', 0))).toEqual(['juso', 'kakao']);
    expect(names(choose(view(held, held), local(), 0, 'r', 0))).toEqual(['kakao', 'juso']);
  });

  it('tries the demoted ones too', () => {
    const demoted = new Set(['kakao', 'juso']);
    expect(names(choose(view(open, open), local({ demoted }), 0, 'r', 0))).toEqual(['kakao', 'juso']);
  });

  it('still probes, so that a fleet with nowhere to go can recover', () => {
    expect(choose(view(halfOpen, open), local(), 0, 'r', 0).probe?.provider).toBe('kakao');
  });
});
