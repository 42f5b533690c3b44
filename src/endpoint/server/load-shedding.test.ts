import { describe, expect, it } from 'vitest';
import { createShared, defaultPolicy, step } from '../../circuit/index.ts';
import { bad, item, ok, report } from '../../circuit/testing/reports.ts';
import { reporterId } from '../testing/reports.ts';
import { loadShedding } from './load-shedding.ts';

const busy = { isOverloaded: true };
const fleet = Array.from({ length: 4_000 }, (_, i) => reporterId(i));

describe('an overloaded node', () => {
  it('counts about a quarter of the reporters, always the same ones', () => {
    const isShed = loadShedding(busy, 'secret');
    const kept = fleet.filter((reporter) => !isShed(reporter));
    expect(kept.length / fleet.length).toBeCloseTo(0.25, 1);
    expect(fleet.filter((reporter) => !isShed(reporter))).toEqual(kept);
  });

  it('keeps others under another secret', () => {
    const [a, b] = [loadShedding(busy, 'one'), loadShedding(busy, 'another')];
    expect(fleet.filter((reporter) => !a(reporter))).not.toEqual(fleet.filter((reporter) => !b(reporter)));
  });

  it('sheds nobody when it is in time again', () => {
    expect(fleet.some(loadShedding({ isOverloaded: false }, 'secret'))).toBe(false);
  });

  it.each([
    ['a healthy circuit stays closed', ok, 'closed'],
    ['a dead one opens', bad, 'open'],
  ] as const)('regression: under a flood and three hostile networks %s', (_, says, phase) => {
    const isShed = loadShedding(busy, 'secret');
    const lies = says === ok ? bad : ok;
    const honest = fleet.slice(0, 400).map((name, i) => report(name, [item('a', 1, says)], `net-${i}`));
    const hostile = fleet
      .slice(1_000, 1_600)
      .map((name, i) => report(name, [item('a', 1, lies)], `hostile-${i % 3}`));
    const counted = [...honest, ...hostile].filter(({ reporter }) => !isShed(reporter));
    const shared = createShared('inc', ['a', 'b'], 1_000_000, defaultPolicy);
    const { record } = step(shared, { type: 'reports', reports: counted }, 1_000_100, defaultPolicy);
    expect(record.providers['a']?.phase).toBe(phase);
  });
});
