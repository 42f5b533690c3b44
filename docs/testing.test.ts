import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCENARIOS, type Scenario } from '../src/qa/scenarios/scenario.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const manual = read('testing.md');

/** A line of the manual's table. */
function lineOf({ name, targets, amount, does, incidents, where }: Scenario): string {
  const link = amount === null ? `\`${name}\`` : `\`${name}=${amount.normal}\``;
  const range = amount === null ? '' : ` (${amount.least} to ${amount.most} ${amount.unit})`;
  const on = targets.join(', ');
  return `| ${link}${range} | ${on} | ${where.join(', ')} | ${does.en} | ${incidents.join(', ')} |`;
}

describe('the table of scenarios in the manual', () => {
  it('the manual has a line for every scenario of the one table', () => {
    const lines = manual.split('\n').filter((line) => /^\| `/.test(line));
    expect(lines).toEqual(SCENARIOS.map(lineOf));
  });

  it.each(['recipes/vitest.test.ts', 'recipes/playwright.spec.ts'])(
    'the manual shows %s as it runs',
    (name) => {
      expect(manual).toContain(read(name).trim());
    },
  );
});
