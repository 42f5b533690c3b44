import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../record/policy.ts';
import { AnsweredFleet } from '../testing/answered-fleet.ts';
import { view } from './public-view.ts';

const set = { softMs: 1_000, hardMs: 3_000 };
/** Of 200 browsers ten are answered in 300 ms, the others sooner. */
const quick = (i: number) => ({ ok: 1, slowestMs: i % 20 === 0 ? 300 : 120 });
const learned = (): AnsweredFleet => new AnsweredFleet().rounds(60, 200, quick);

describe('deadlines learned from the fleet', () => {
  it('are the site’s own at first, and fall slowly', () => {
    const fleet = new AnsweredFleet();
    expect(fleet.deadlines).toEqual(set);
    fleet.round(200, quick);
    expect(fleet.deadlines).toEqual({ softMs: 960, hardMs: 2_880 });
  });

  it('come to rest near the quantile times their factors, and say what they rest on', () => {
    const fleet = learned();
    const { quantileMs } = fleet.learned ?? {};
    expect(quantileMs).toBeGreaterThanOrEqual(150);
    expect(quantileMs).toBeLessThanOrEqual(350);
    expect(fleet.deadlines.softMs).toBeLessThanOrEqual(700);
    expect(fleet.learned).toMatchObject({ quantile: 0.95, browsers: 200, cutShare: 0 });
  });

  it('are what browsers are told, under a new revision', () => {
    const fleet = new AnsweredFleet();
    const { rev } = fleet.record;
    fleet.round(200, quick);
    expect(fleet.record.rev).toBeGreaterThan(rev);
    expect(view(fleet.record, fleet.record.lastNow).providers['a']).toMatchObject(fleet.deadlines);
  });

  it('rise at once', () => {
    const fleet = learned().round(200, () => ({ late: 1, slowestMs: 450 }));
    expect(fleet.deadlines).toEqual({ softMs: 990, hardMs: 2_220 });
  });

  it('are the site’s own again when many browsers are not answered, and the others not as fast as before', () => {
    const fleet = learned().round(200, (i) =>
      i % 10 === 0 ? { censored: 1, ok: 1, slowestMs: 90 } : { late: 1, slowestMs: 800 },
    );
    expect(fleet.deadlines).toEqual(set);
    expect(fleet.learned).toMatchObject({ quantileMs: null });
  });

  it('stay where some browsers are not answered and the others as fast as ever: waiting longer helps nobody', () => {
    const fleet = learned();
    const before = fleet.deadlines;
    fleet.round(200, (i) => (i % 3 === 0 ? { censored: 1, ok: 1, slowestMs: 90 } : quick(i)));
    expect(fleet.deadlines).toEqual(before);
  });

  it('are not made of failures that came at once: an ad blocker has waited for nobody', () => {
    const fleet = new AnsweredFleet().rounds(60, 220, (i) =>
      i < 20 ? { opaque: 1, corroborated: 1 } : quick(i),
    );
    expect(fleet.learned).toMatchObject({ browsers: 200, cutShare: 0 });
  });

  it('need enough browsers, and are forgotten where fewer than half of these are left', () => {
    expect(new AnsweredFleet().rounds(10, 149, quick).deadlines).toEqual(set);
    const fleet = learned();
    const told = fleet.learned;
    expect(told).not.toBeNull();
    expect(fleet.leaving(100).round(0, quick).learned).toEqual(told);
    expect(fleet.leaving(74).round(0, quick).learned).toBeNull();
  });

  it('end with the circuit’s closed phase: who comes back may be slower for good', () => {
    const fleet = learned();
    expect(fleet.learned).not.toBeNull();
    fleet.round(200, () => ({ bad: 1, corroborated: 1 }));
    expect(fleet.phase).toBe('open');
    expect(fleet.deadlines).toEqual(set);
  });

  it('are never those of an embedded page: its times say how long it took to load', () => {
    const fleet = new AnsweredFleet(defaultPolicy, ['kakao-postcode', 'juso']).rounds(60, 200, quick);
    expect(fleet.deadlines).toEqual(defaultPolicy.deadlines['kakao-postcode']);
  });

  it('stay as the site has set them where the policy says so, and nothing is written down for them', () => {
    const fleet = new AnsweredFleet({ ...defaultPolicy, learnDeadlines: false }).rounds(60, 200, quick);
    expect(fleet.deadlines).toEqual(set);
    expect(JSON.stringify(fleet.record.providers['a']?.window)).not.toContain('took');
  });

  it('are the site’s own in the step in which the policy turns them off', () => {
    const { record } = learned();
    const off = { ...record, policy: { ...defaultPolicy, learnDeadlines: false } };
    expect(view(off, off.lastNow).providers['a']).toMatchObject(set);
  });

  it('make a voter’s row larger by less than a sixth', () => {
    const rows = (policy = defaultPolicy): number =>
      JSON.stringify(new AnsweredFleet(policy).round(200, quick).record.providers['a']?.window).length;
    expect(rows() / rows({ ...defaultPolicy, learnDeadlines: false })).toBeLessThan(7 / 6);
  });
});
