import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Invariants, must } from '../testing/invariants.ts';
import { BROWSERS, Walk, type Action } from '../testing/walk.ts';
import type { ForcedTo, Outcome } from '../record/types.ts';
import { view } from './public-view.ts';

const browser = fc.nat({ max: BROWSERS - 1 });
const health = fc.constantFrom<Outcome>('ok', 'ok', 'ok', 'bad', 'bad', 'bad', 'late', 'void', 'opaque');

/** Random walks, weighted so that an outage and its end are seen often. */
const weighted: readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<Action> }[] = [
  { weight: 4, arbitrary: fc.record({ type: fc.constant('begin' as const), browser }) },
  { weight: 8, arbitrary: fc.constant({ type: 'begin-all' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('settle' as const),
      call: fc.nat({ max: 40 }),
      fate: fc.constantFrom('sent' as const, 'lost' as const, 'twice' as const),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constant('settle-all' as const), reversed: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('health' as const),
      provider: fc.constantFrom('a' as const, 'a' as const, 'b' as const),
      outcome: health,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('wait' as const),
      ms: fc.oneof(fc.nat({ max: 6_000 }), fc.integer({ min: 15_000, max: 40_000 })),
      tick: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('stretch' as const),
      a: fc.constantFrom<Outcome>('ok', 'ok', 'ok', 'bad'),
      b: fc.constantFrom<Outcome>('ok', 'ok', 'ok', 'bad'),
      rounds: fc.integer({ min: 1, max: 24 }),
      ms: fc.integer({ min: 5_000, max: 16_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('hear' as const), browser }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('force' as const),
      provider: fc.constantFrom('a' as const, 'b' as const),
      to: fc.constantFrom<ForcedTo | null>('open', 'closed', null, null),
      forMs: fc.integer({ min: 1_000, max: 60_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'flip' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'replay' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('mishap' as const),
      what: fc.constantFrom('crash' as const, 'conflict' as const, 'clock-back' as const),
    }),
  },
];

/** What is known of the world without looking into it: the calls in flight and the operators' holds. */
interface Model {
  inFlight: number;
  held: { [provider in 'a' | 'b']: { readonly to: ForcedTo; readonly until: number } | null };
}

/** One thing that happens. Begun calls are settled by other commands, so that outcomes land late and out of order. */
class Happening implements fc.Command<Model, Walk> {
  constructor(private readonly action: Action) {}

  check({ inFlight }: Readonly<Model>): boolean {
    return !this.action.type.startsWith('settle') || inFlight > 0;
  }

  run(model: Model, walk: Walk): void {
    const { action } = this;
    walk.do(action);
    if (action.type === 'settle') must(walk.inFlight === model.inFlight - 1, 'one call settles');
    if (action.type === 'settle-all') must(walk.inFlight === 0, 'every call settles');
    if (action.type === 'begin') must(walk.inFlight > model.inFlight, 'a search calls someone');
    model.inFlight = walk.inFlight;
    this.holds(model, walk);
  }

  /** A hold is there from its command to its end or release, and shows as share 0 or 1 in every view between. */
  private holds({ held }: Model, walk: Walk): void {
    const { action } = this;
    for (const id of ['a', 'b'] as const) if ((held[id]?.until ?? Infinity) <= walk.now) held[id] = null;
    if (action.type === 'force') {
      const { provider, to, forMs } = action;
      const other = held[provider === 'a' ? 'b' : 'a'];
      const isRefused = to === 'open' && other?.to === 'open';
      if (!isRefused) held[provider] = to === null ? null : { to, until: walk.now + forMs };
    }
    const shown = view(walk.record, walk.clock).providers;
    for (const id of ['a', 'b'] as const) {
      const to = held[id]?.to ?? null;
      must(shown[id]?.forced === to, `${id} is held as commanded`);
      must(to === null || shown[id].share === (to === 'open' ? 0 : 1), 'a hold decides the share');
    }
  }

  toString(): string {
    return JSON.stringify(this.action);
  }
}

/** Weighted so that an outage and its end are seen often. */
const happenings = fc.commands(
  weighted.flatMap(({ weight, arbitrary }) =>
    Array.from({ length: weight }, () => arbitrary.map((action) => new Happening(action))),
  ),
  { maxCommands: 50, size: 'max' },
);

describe('a random walk of the circuit', () => {
  /** Invariants 1, 2, 4, 7, 8, 10, 13, 15, 17, 18, 20 and 22, and of 3, 5, 11 and 12 what a walk can see of them. */
  it('keeps its invariants on every walk, and the walks reach every phase', () => {
    const runs: (readonly string[])[] = [];
    fc.assert(
      fc.property(happenings, (commands) => {
        const invariants = new Invariants();
        const walk = new Walk(invariants);
        fc.modelRun(() => ({ model: { inFlight: 0, held: { a: null, b: null } }, real: walk }), commands);
        runs.push([...invariants.reached]);
        heal(walk);
      }),
      { numRuns: 150 },
    );
    // About half of what was measured over several seeds: a walk that never gets there tests nothing.
    const least = {
      open: 0.3,
      'half-open': 0.3,
      recovering: 0.12,
      closed: 0.05,
      'forced open': 0.08,
      'forced closed': 0.08,
      'forced null': 0.1,
      doubtful: 0.08,
      panic: 0.03,
    };
    const shares = Object.keys(least).map((what) => {
      const share = runs.filter((reached) => reached.includes(what)).length / runs.length;
      return [what, share] as const;
    });
    console.info(
      `Walks that reach: ${shares.map(([what, share]) => `${what} ${share.toFixed(2)}`).join(', ')}`,
    );
    const tooFew = shares.filter(([what, share]) => share < least[what as keyof typeof least]);
    expect(tooFew).toEqual([]);
  });
});

/** Invariant 8: wherever a walk has led, healthy providers and demand lead back to closed in bounded time. */
function heal(walk: Walk): void {
  for (const provider of ['a', 'b'] as const) walk.do({ type: 'force', provider, to: null, forMs: 0 });
  const isClosed = () => Object.values(walk.record.providers).every(({ phase }) => phase === 'closed');
  for (let round = 0; round < 200 && !isClosed(); round++) {
    walk.do({ type: 'stretch', a: 'ok', b: 'ok', rounds: 1, ms: 5_000 });
  }
  must(isClosed(), 'closed is reached again');
}
