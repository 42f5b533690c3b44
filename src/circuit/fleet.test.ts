import { beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from './record/policy.ts';
import { Fleet, hanging, healthy, type FleetCall, type FleetOptions } from './testing/fleet.ts';

// Two hundred browsers on fake time; provider `a` comes first, its hard deadline is 3 s.

const HARD_MS = 3_000;
const { slotMs, probeBudget } = defaultPolicy;

/** What one outage and one repair looked like. Times are server ms. */
interface Story {
  readonly fleet: Fleet;
  readonly brokenAt: number;
  readonly openAt: number;
  readonly halfOpenAt: number;
  readonly recoveringAt: number;
  readonly closedAt: number;
  /** Calls to `a` from the opening until recovering. */
  readonly callsWhileDoubted: readonly FleetCall[];
}

/** Two healthy minutes, an outage that outlives the opening by 10 s, a repair, and the way back. */
function tell(options: FleetOptions): Story {
  const fleet = new Fleet(options);
  fleet.pass(120_000);
  const brokenAt = fleet.now;
  fleet.set('a', hanging);
  fleet.until(() => fleet.phase('a') === 'open', 60_000);
  fleet.pass(10_000);
  fleet.set('a', healthy);
  fleet.until(() => fleet.phase('a') === 'closed', 300_000);
  const reached = (to: string): number => fleet.transitions.find((each) => each.to === to)?.at ?? Infinity;
  const [openAt, recoveringAt] = [reached('open'), reached('recovering')];
  return {
    fleet,
    brokenAt,
    openAt,
    halfOpenAt: reached('half-open'),
    recoveringAt,
    closedAt: reached('closed'),
    callsWhileDoubted: fleet.calls.filter(
      ({ provider, at }) => provider === 'a' && at > openAt && at < recoveringAt,
    ),
  };
}

const seeds = [1, 2, 3, 4, 5];

describe.each([10, 1])(
  'a fleet with %d searches a second, whose first provider hangs',
  (searchesPerSecond) => {
    let stories: readonly Story[] = [];
    beforeAll(() => {
      stories = seeds.map((seed) => tell({ seed, searchesPerSecond }));
    });

    it('opens once, recovers and closes', () => {
      for (const { fleet } of stories) {
        const phases = fleet.transitions.map(({ provider, to }) => `${provider} ${to}`);
        expect(phases).toEqual(['a open', 'a half-open', 'a recovering', 'a closed']);
      }
    });

    it('opens within a second of the first hard deadline, or of five searches if those are slower', () => {
      const fiveSearches = 5_000 / searchesPerSecond;
      for (const { openAt, brokenAt } of stories) {
        expect(openAt - brokenAt).toBeLessThanOrEqual(HARD_MS + Math.max(1_000, fiveSearches + 1_500));
      }
    });

    it('stops calling it in every browser within a second of the opening', () => {
      for (const { callsWhileDoubted, openAt } of stories) {
        const late = callsWhileDoubted.filter(({ kind, at }) => kind !== 'probe' && at > openAt + 1_000);
        expect(late).toEqual([]);
      }
    });

    it('serves no search from it before it is recovering', () => {
      for (const { fleet, openAt, recoveringAt } of stories) {
        const served = fleet.searches.filter(
          ({ provider, at, waitedMs }) =>
            provider === 'a' && at - waitedMs > openAt + 1_000 && at < recoveringAt,
        );
        expect(served).toEqual([]);
      }
    });

    it('probes within its budget: three a slot on average, and each browser once', () => {
      let slots = 0;
      let probes = 0;
      for (const { callsWhileDoubted, halfOpenAt, recoveringAt } of stories) {
        const seen = callsWhileDoubted
          .filter(({ kind }) => kind === 'probe')
          .map(({ browser, at }) => ({ browser, slot: Math.floor((at - halfOpenAt) / slotMs) }));
        slots += Math.ceil((recoveringAt - halfOpenAt) / slotMs);
        probes += seen.length;
        expect(seen.length).toBeGreaterThan(0);
        // A slot's number is a sum of many unlikely coins, so three standard deviations above three are rare.
        const inSlot = (slot: number) => seen.filter((each) => each.slot === slot).length;
        expect(Math.max(...seen.map(({ slot }) => inSlot(slot)))).toBeLessThanOrEqual(
          probeBudget + 3 * Math.sqrt(probeBudget),
        );
      }
      expect(probes / slots).toBeLessThanOrEqual(probeBudget);
    });

    it('is closed again within 75 s of the end of the open period', () => {
      for (const { closedAt, halfOpenAt } of stories)
        expect(closedAt - halfOpenAt).toBeLessThanOrEqual(75_000);
    });

    it('answers every search, none later than the soft deadline and one more answer', () => {
      for (const { fleet } of stories) {
        expect(fleet.searches.filter(({ provider }) => provider === null)).toEqual([]);
        expect(Math.max(...fleet.searches.map(({ waitedMs }) => waitedMs))).toBeLessThanOrEqual(1_000 + 250);
      }
    });
  },
);

describe('a fleet', () => {
  it('whose first provider loses one call in a hundred never opens', () => {
    const fleet = new Fleet({ seed: 7, arrivals: 'random' });
    fleet.set('a', { ms: [60, 250], hangs: 0.01 });
    fleet.pass(900_000);
    expect(fleet.transitions).toEqual([]);
  });

  it('whose first provider loses most calls opens, and does not close while it does', () => {
    const fleet = new Fleet({ seed: 7, searchesPerSecond: 5 });
    fleet.pass(60_000);
    fleet.set('a', { ms: [60, 250], hangs: 0.8 });
    fleet.pass(300_000);
    expect(fleet.transitions.map(({ to }) => to)).toContain('open');
    expect(fleet.transitions.map(({ to }) => to)).not.toContain('closed');
  });

  it('without its endpoint answers every search just so', () => {
    const fleet = new Fleet({ seed: 7 });
    fleet.pass(30_000);
    fleet.cutOff();
    fleet.set('a', hanging);
    fleet.pass(400_000);
    expect(fleet.searches.every(({ provider }) => provider !== null)).toBe(true);
    expect(Math.max(...fleet.searches.map(({ waitedMs }) => waitedMs))).toBeLessThanOrEqual(1_250);
  });

  it('whose providers both hang keeps one, doubtful, and comes back from both', () => {
    const fleet = new Fleet({ seed: 7 });
    fleet.pass(60_000);
    fleet.set('a', hanging);
    fleet.set('b', hanging);
    fleet.pass(60_000);
    expect(fleet.phase('a')).not.toBe('closed');
    expect(fleet.record.providers['b']).toMatchObject({ phase: 'closed', doubtful: true });
    fleet.set('a', healthy);
    fleet.set('b', healthy);
    const isBack = () => fleet.phase('a') === 'closed' && fleet.phase('b') === 'closed';
    expect(fleet.until(isBack, 300_000)).not.toBeNull();
  });
});
