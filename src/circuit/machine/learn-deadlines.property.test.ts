import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../record/policy.ts';
import type { ReportItem } from '../record/report.ts';
import { answeredIn, AnsweredFleet } from '../testing/answered-fleet.ts';
import { seeded } from '../testing/random.ts';

const { learnSoftLeastMs, learnHardLeastMs, learnCutShare, votesPerNetwork, learnVoters } = defaultPolicy;

/** What a share of the browsers says in a round; the rest is answered in 100 ms. */
const round = fc.record({
  browsers: fc.integer({ min: 20, max: 300 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  says: fc.oneof(
    fc.record({
      ok: fc.constant(1),
      slowestMs: fc.oneof(fc.nat({ max: 20_000 }), fc.constantFrom(-1, 1e300, NaN)),
    }),
    fc.record({ late: fc.constant(1), slowestMs: fc.nat({ max: 20_000 }) }),
    fc.constant<Partial<ReportItem>>({ bad: 1, corroborated: 1 }),
    fc.constant<Partial<ReportItem>>({ ok: 1, censored: 1 }),
  ),
});

/** A log-normal latency, ms: median 80, and 250 for one in twenty. */
function latency(random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return 80 * Math.exp(0.69 * normal);
}

describe('learned deadlines', () => {
  it('stay within the least that is learned and what the site has set, whatever is reported', () => {
    fc.assert(
      fc.property(fc.array(round, { maxLength: 12 }), (rounds) => {
        const fleet = new AnsweredFleet();
        for (const { browsers, share, says } of rounds) {
          fleet.round(browsers, (i) => (i < share * browsers ? says : { ok: 1, slowestMs: 100 }));
          const { softMs, hardMs } = fleet.deadlines;
          expect(softMs).toBeGreaterThanOrEqual(learnSoftLeastMs);
          expect(hardMs).toBeGreaterThanOrEqual(learnHardLeastMs);
          expect(softMs).toBeLessThanOrEqual(Math.min(1_000, hardMs));
          expect(hardMs).toBeLessThanOrEqual(3_000);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never fall while more than two in a hundred browsers waited past the soft one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 160, max: 250 }),
        fc.double({ min: 0.021, max: 0.4, noNaN: true }),
        fc.boolean(),
        (browsers, share, isLate) => {
          const fleet = new AnsweredFleet().rounds(8, browsers, () => ({ ok: 1, slowestMs: 90 }));
          const before = fleet.deadlines;
          expect(before.hardMs).toBeLessThan(3_000);
          const slow = Math.ceil(share * browsers);
          fleet.rounds(4, browsers, (i) => {
            if (i >= slow) return { ok: 1, slowestMs: 90 };
            return isLate ? { late: 1, slowestMs: 90 } : { ok: 1, censored: 1, slowestMs: 90 };
          });
          expect(slow / browsers).toBeGreaterThan(learnCutShare);
          expect(fleet.deadlines.softMs).toBeGreaterThanOrEqual(before.softMs);
          expect(fleet.deadlines.hardMs).toBeGreaterThanOrEqual(before.hardMs);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('are steered by one network by no more than its three browsers, whatever it claims', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: learnVoters, max: 200 }),
        fc.constantFrom(1, 20_000, null),
        (honest, lie) => {
          const random = seeded(honest);
          const honestMs = Array.from({ length: honest }, () => latency(random));
          const says = (i: number): Partial<ReportItem> =>
            i < honest
              ? { ok: 1, slowestMs: honestMs[i] ?? 0 }
              : lie === null
                ? { bad: 1, corroborated: 1 }
                : { ok: 1, slowestMs: lie };
          const networkOf = (i: number): string => (i < honest ? `net-${i}` : 'hostile');
          const lied = new AnsweredFleet().rounds(40, honest + 100, says, networkOf);
          const few = new AnsweredFleet().rounds(40, honest + votesPerNetwork, says, networkOf);
          expect(lied.learned?.browsers).toBe(honest + votesPerNetwork);
          expect(lied.deadlines).toEqual(few.deadlines);
          const sorted = [...honestMs].sort((a, b) => a - b);
          const at = (rank: number): number =>
            sorted[Math.min(honest - 1, Math.max(0, Math.round(rank)))] ?? 0;
          // The quantile moves by three ranks, and within the bucket there.
          const { quantileMs } = lied.learned ?? {};
          expect(quantileMs).toBeLessThanOrEqual(bucketAbove(at(0.95 * (honest + votesPerNetwork))));
          expect(quantileMs).toBeGreaterThanOrEqual(bucketBelow(at(0.95 * honest - votesPerNetwork - 1)));
        },
      ),
      { numRuns: 12 },
    );
  });

  it.each([1, 2])(
    'open nothing while answers come to take three times as long in an hour (seed %d)',
    (seed) => {
      const random = seeded(seed);
      const looks = 120;
      const fleet = new AnsweredFleet({ ...defaultPolicy, learnEveryMs: 3_600_000 / looks });
      fleet.rounds(40, 160, () => answeredIn(latency(random), fleet.deadlines));
      const before = fleet.deadlines;
      expect(before.hardMs).toBeLessThan(1_500);
      for (let i = 0; i < looks; i++) {
        fleet.round(160, () => answeredIn(latency(random) * (1 + (2 * i) / looks), fleet.deadlines));
        expect(fleet.phase).toBe('closed');
      }
      expect(fleet.learned).not.toBeNull();
      expect(fleet.deadlines.hardMs).toBeGreaterThan(before.hardMs * 1.5);
    },
  );
});

const bounds = [0, 50, 100, 150, 200, 250, 350, 500, 700, 1_000, 1_500, 2_500, 5_000, 10_000];
const bucketAbove = (ms: number): number => bounds.find((bound) => bound >= ms) ?? 10_000;
const bucketBelow = (ms: number): number => bounds.findLast((bound) => bound < ms) ?? 0;
