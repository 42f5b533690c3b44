import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCENARIOS, type Scenario } from '../src/qa/scenarios/scenario.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const manual = read('testing.md');
const korean = read('testing.ko.md');

const UNITS = { s: '초', '%': '%', h: '시간' };

/** A line of the manual's table. */
function lineOf({ name, targets, amount, does, incidents, where }: Scenario): string {
  const link = amount === null ? `\`${name}\`` : `\`${name}=${amount.normal}\``;
  const range = amount === null ? '' : ` (${amount.least} to ${amount.most} ${amount.unit})`;
  const on = targets.join(', ');
  return `| ${link}${range} | ${on} | ${where.join(', ')} | ${does.en} | ${incidents.join(', ')} |`;
}

/** A line of the Korean manual's table. */
function koreanLineOf({ name, targets, amount, does, incidents, where }: Scenario): string {
  const link = amount === null ? `\`${name}\`` : `\`${name}=${amount.normal}\``;
  const range = amount === null ? '' : `(${amount.least}–${amount.most}${UNITS[amount.unit]})`;
  return `| ${link}${range} | ${targets.join(', ')} | ${where.join(', ')} | ${does.ko} | ${incidents.join(', ')} |`;
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => /^\| `/.test(line));

describe('the table of scenarios in the manual', () => {
  it('the manual has a line for every scenario of the one table', () => {
    expect(linesOf(manual)).toEqual(SCENARIOS.map(lineOf));
    expect(linesOf(korean)).toEqual(SCENARIOS.map(koreanLineOf));
  });

  it.each(['recipes/vitest.test.ts', 'recipes/playwright.spec.ts'])(
    'the manual shows %s as it runs',
    (name) => {
      expect(manual).toContain(read(name).trim());
      expect(korean).toContain(read(name).trim());
    },
  );
});
