import { describe, expect, it } from 'vitest';
import { INCIDENTS } from './incidents.ts';
import { parseOutage } from './link.ts';
import { SCENARIOS, TARGETS, findScenario } from './scenario.ts';

const KOREAN = /[가-힣]/;
const dates = INCIDENTS.map(({ date }) => date);

it('names every scenario once', () => {
  const names = SCENARIOS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(findScenario(name)?.name).toBe(name);
});

it('finds nothing under a name that there is not', () => {
  expect([findScenario('explode'), findScenario('__proto__')]).toEqual([undefined, undefined]);
});

it('has something to force on every target', () => {
  for (const target of TARGETS) expect(SCENARIOS.some(({ targets }) => targets.includes(target))).toBe(true);
});

it('re-enacts every incident of the list, of which each has its words', () => {
  const reenacted = SCENARIOS.flatMap(({ incidents }) => incidents);
  expect([...new Set(reenacted)].sort()).toEqual(dates);
  for (const { what, then, now } of INCIDENTS)
    for (const { ko, en } of [what, then, now])
      expect([KOREAN.test(ko), KOREAN.test(en), /니다\.$/.test(ko)]).toEqual([true, false, true]);
});

it.each(INCIDENTS)('re-enacts $date by scenarios that name it', ({ date, stages }) => {
  for (const stage of stages) {
    const { forced, wrong } = parseOutage(stage);
    expect([forced.length, wrong]).toEqual([1, []]);
    for (const { scenario } of forced) expect(findScenario(scenario)?.incidents).toContain(date);
  }
});

describe.each(SCENARIOS)('$name', ({ name, targets, title, does, amount, where }) => {
  it('has a name that fits a link', () => {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('is told in Korean and in English', () => {
    for (const words of [title, does])
      expect([KOREAN.test(words.ko), KOREAN.test(words.en), words.en !== '']).toEqual([true, false, true]);
    expect(does.ko).toMatch(/니다\.$/);
  });

  it('can be forced somewhere, each place once', () => {
    expect(targets.length).toBeGreaterThan(0);
    expect(where.length).toBeGreaterThan(0);
    expect(new Set(targets).size).toBe(targets.length);
  });

  it('has a normal amount in its range, if it takes one', () => {
    if (amount === null) return;
    expect(amount.normal).toBeGreaterThanOrEqual(amount.least);
    expect(amount.normal).toBeLessThanOrEqual(amount.most);
  });
});
