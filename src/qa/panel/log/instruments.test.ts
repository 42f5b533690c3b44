import { describe, expect, it } from 'vitest';
import type { LocalProvider } from '../../../circuit/browser/local-breaker.ts';
import type { ProviderView } from '../../../circuit/record/types.ts';
import type { Explained } from '../../../failover/diagnostics.ts';
import { instruments } from './instruments.ts';
import { planOf, stepOf } from '../testing/searches.ts';

const closed: ProviderView = {
  ...{ epoch: 4, phase: 'closed', phaseAgeMs: 60_000, share: 1, forced: null, softMs: 1500, hardMs: 5000 },
};
const local = (first: Partial<LocalProvider>): Explained['local'] => ({
  providers: { first: { failures: [], demotion: null, limitedUntil: null, ...first } },
  probe: null,
  probed: {},
});

function explained(view: Partial<ProviderView> | null, more: Partial<Explained> = {}): Explained {
  const providers = { first: { ...closed, ...view } };
  return {
    now: 100_000,
    read: view && {
      ageMs: 2000,
      view: {
        ...{
          v: 1,
          inc: 'i',
          rev: 1,
          validForMs: 30_000,
          graceMs: 300_000,
          sample: 1,
          order: [],
          notice: null,
        },
        providers,
      },
    },
    local: local({}),
    providers: [{ id: 'first', softMs: 1000, hardMs: 3000 }],
    plan: view ? planOf(['first']) : { ...planOf(['first']), freshness: 'unknown' },
    calls: [],
    ...more,
  };
}

const first = (given: Explained) => instruments(given)[0];

describe('the shared state', () => {
  it('shows phase, share and epoch, as old as they are by now', () => {
    const given = explained({ phase: 'recovering', share: 0.25 });
    expect(first(given)).toMatchObject({ phase: 'recovering', share: 0.25, epoch: 4, phaseAgeMs: 62_000 });
  });

  it('counts down to the phase that is promised', () => {
    const then = { inMs: 9000, epoch: 5, phase: 'half-open', share: 0.1 } as const;
    expect(first(explained({ phase: 'open', share: 0, then }))).toMatchObject({
      ...{ phase: 'open', nextInMs: 7000, epoch: 4 },
    });
  });

  it('shows a promised phase once it is due', () => {
    const then = { inMs: 500, epoch: 5, phase: 'half-open', share: 0.1 } as const;
    expect(first(explained({ phase: 'open', share: 0, then }))).toMatchObject({
      ...{ phase: 'half-open', nextInMs: null, epoch: 5, share: 0.1, phaseAgeMs: 1500 },
    });
  });

  it('is unknown without one, and the page’s own deadlines hold', () => {
    const given = explained(null, { plan: { ...planOf([]), freshness: 'unknown' } });
    expect(first(given)).toMatchObject({ phase: 'unknown', softMs: 1000, hardMs: 3000, place: null });
  });
});

describe('this browser', () => {
  it.each([
    ['trusts it, and counts failures', { failures: [99_000] }, { is: 'trusted', failures: 1 }],
    [
      'has put it back, for so long',
      { demotion: { origin: 'failures', level: 1, until: 112_000 } },
      { is: 'demoted', leftMs: 12_000, suspected: false },
    ],
    [
      'suspects a call that is overdue',
      { demotion: { origin: 'overdue', level: 1, until: 101_000 } },
      { is: 'demoted', leftMs: 1000, suspected: true },
    ],
    ['owes it a probe', { demotion: { origin: 'failures', level: 1, until: 99_000 } }, { is: 'probe-due' }],
    ['leaves it alone as asked', { limitedUntil: 130_000 }, { is: 'limited', leftMs: 30_000 }],
  ] as const)('%s', (_name, known: Partial<LocalProvider>, standing) => {
    expect(first(explained({}, { local: local(known) }))?.local).toEqual(standing);
  });

  it('counts calls under way apart from those that run on', () => {
    const call = { provider: 'first', kind: 'normal', startedAt: 0 } as const;
    const calls = [
      { ...call, runsOn: false },
      { ...call, runsOn: true },
    ];
    expect(first(explained({}, { calls }))).toMatchObject({ inFlight: 1, runningOn: 1 });
  });
});

it('stand in the order in which the next search would try them, the refused last', () => {
  const page = { softMs: 1000, hardMs: 3000 };
  const providers = ['first', 'second', 'third'].map((id) => ({ id, ...page }));
  const plan = { ...planOf([]), steps: [stepOf('third'), stepOf('second', { reason: 'ramp' })] };
  const shown = instruments(explained({}, { providers, plan }));
  expect(shown.map(({ provider, place, reason }) => [provider, place, reason])).toEqual([
    ['third', 1, 'usable'],
    ['second', 2, 'ramp'],
    ['first', null, null],
  ]);
});
