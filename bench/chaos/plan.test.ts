import { describe, expect, it } from 'vitest';
import { seeded } from '../../src/circuit/testing/random.ts';
import { kindsOf, planOf, type ChaosSetup, type PlannedEvent } from './plan.ts';

function plan(setup: ChaosSetup, seed: number): readonly PlannedEvent[] {
  const options = { setup, forMs: 60_000, providers: ['kakao-postcode', 'juso'] };
  return planOf({ ...options, gapMs: [1_000, 2_000], outageMs: [0, 5_000] }, seeded(seed));
}

describe.each(['redis', 'embedded'] as const)('a plan for %s', (setup) => {
  it('is the same for the same seed, and another one for another', () => {
    expect(plan(setup, 7)).toEqual(plan(setup, 7));
    expect(plan(setup, 8)).not.toEqual(plan(setup, 7));
  });

  it('has everything that can go wrong before anything comes again', () => {
    const round = plan(setup, 7).slice(0, kindsOf[setup].length * 1.5);
    expect(new Set(round.map(({ event }) => event.kind))).toEqual(new Set(kindsOf[setup]));
  });

  it('begins with a service that is down', () => {
    expect(plan(setup, 7)[0]).toMatchObject({ at: 0, event: { kind: 'turn-service', health: 'refusing' } });
  });
});
