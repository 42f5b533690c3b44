import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { defaultPolicy, type Policy } from '../../src/circuit/index.ts';
import type { Measures } from './measures.ts';
import { Results } from './results.ts';
import { oursWith } from './rules/ours/index.ts';
import { smallAttack } from './traces/hostile.ts';
import { brownOut, flapping } from './traces/partial.ts';
import { quickHang } from './traces/total.ts';
import { minute } from './traces/outage-trace.ts';
import type { Trace } from './world/world.ts';

/*
 * What each number of the policy does: halved and doubled, one at a time, against the shipped ones. Prints the tables of
 * docs/decisions/policy-numbers.md, in half an hour, and goes on where it was stopped.
 */

/** Numbers whose half and double make sense; those that a share bounds have other neighbours. */
const varied: Readonly<Partial<Record<keyof Policy, readonly [less: number, more: number]>>> = {
  openRatio: [0.35, 0.7],
  votesPerNetwork: [1, 6],
  learnQuantile: [0.9, 0.98],
  ...halvedAndDoubled(
    ...(['validForMs', 'graceMs', 'maxReporters', 'activeMs', 'maxQuorum', 'maxNetworks'] as const),
    ...(['shortWindowMs', 'shortWindowVoters', 'longWindowMs', 'longWindowVoters'] as const),
    ...(['retryMs', 'retryMaxMs', 'opensDecayMs', 'flapOpens', 'flapRetryMs'] as const),
    ...(['probeBudget', 'minShare', 'probesOkMax', 'probesBad', 'doubleMs', 'healthyRatio'] as const),
    ...(['dwellMs', 'quietDwells', 'learnSoftFactor', 'learnHardFactor', 'learnSoftLeastMs'] as const),
    ...(['learnHardLeastMs', 'learnVoters', 'learnEveryMs', 'learnFall', 'learnCutShare'] as const),
  ),
};

const [partly, flaps, liars] = [brownOut, flapping, smallAttack].map(shorter) as [Trace, Trace, Trace];

/** What is looked at. A change counts from `least` on, and outside of what the shipped numbers do on other seeds. */
const looks: readonly Look[] = [
  { what: 'hangs: agreed after, s', trace: quickHang, of: ({ agreeMs }) => seconds(agreeMs), least: 0.5 },
  {
    what: 'hangs: recovered after, s',
    trace: quickHang,
    of: ({ recoverMs }) => seconds(recoverMs),
    least: 10,
  },
  { what: 'hangs: calls to the dead one', trace: quickHang, of: ({ callsDown }) => callsDown, least: 15 },
  {
    what: 'hangs: users wait, of the oracle',
    trace: quickHang,
    of: ({ overOracle }) => overOracle,
    least: 0.03,
  },
  { what: 'brown-out: users wait', trace: partly, of: ({ overOracle }) => overOracle, least: 0.03 },
  { what: 'flapping: users wait', trace: flaps, of: ({ overOracle }) => overOracle, least: 0.03 },
  { what: 'flapping: sent away', trace: flaps, of: ({ sentAway }) => sentAway, least: 100 },
  { what: 'three liars: sent away', trace: liars, of: ({ sentAway }) => sentAway, least: 100 },
];
const seeds = [1, 2, 3];

interface Look {
  readonly what: string;
  readonly trace: Trace;
  readonly of: (measures: Measures) => number;
  readonly least: number;
}

const results = new Results('sensitivity', true);
const measured = async (name: string, policy: Policy, seed: number): Promise<readonly number[]> => {
  const rule = oursWith(name, policy);
  const values: number[] = [];
  for (const { trace, of } of looks) values.push(of(await results.of(rule, trace, seed)));
  return values;
};

const shipped: (readonly number[])[] = [];
for (const seed of seeds) shipped.push(await measured('shipped', defaultPolicy, seed));

const rows: string[] = [];
for (const [key, neighbours] of Object.entries(varied)) {
  const cells: string[] = [];
  for (const value of neighbours) {
    const policy: Policy = { ...defaultPolicy, [key]: value };
    const changes = changesOf(await measured(`${key} = ${value}`, policy, 1));
    cells.push(`${value}: ${changes.length === 0 ? 'nothing' : changes.join('; ')}`);
  }
  rows.push(`| \`${key}\` | ${String(defaultPolicy[key as keyof Policy])} | ${cells.join(' | ')} |`);
}

const reference = looks.map(({ what }, i) => {
  const values = shipped.map((each) => each[i] ?? Number.NaN);
  return `| ${what} | ${shown(values[0] ?? Number.NaN)} | ${shown(Math.min(...values))} to ${shown(Math.max(...values))} |`;
});
const tables = [
  `| measure | seed 1 | ${seeds.length} seeds |`,
  '| --- | ---: | ---: |',
  ...reference,
  '',
  '| number | shipped | less | more |',
  '| --- | ---: | --- | --- |',
  ...rows,
].join('\n');
writeFileSync(
  fileURLToPath(new URL('results/sensitivity.md', import.meta.url)),
  await format(tables, { parser: 'markdown' }),
);
console.log(tables);

function changesOf(values: readonly number[]): readonly string[] {
  return looks.flatMap(({ what, least }, i) => {
    const [value = Number.NaN, usual] = [values[i], shipped.map((each) => each[i] ?? Number.NaN)];
    const beyond = Math.max(value - Math.max(...usual), Math.min(...usual) - value);
    return beyond >= least || Number.isNaN(value)
      ? [`${what} ${shown(usual[0] ?? 0)} → ${shown(value)}`]
      : [];
  });
}

/** Eleven minutes of it, of which eight are bad. */
function shorter(trace: Trace): Trace {
  const lengthMs = 11 * minute;
  const outage = trace.outage === null ? null : { ...trace.outage, to: Math.min(trace.outage.to, lengthMs) };
  return { ...trace, name: `${trace.name}, shorter`, lengthMs, outage };
}

function seconds(ms: number | null): number {
  return ms === null ? Number.NaN : ms / 1_000;
}

function shown(value: number): string {
  return Number.isNaN(value) ? 'never' : value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

function halvedAndDoubled<K extends keyof Policy>(
  ...keys: readonly K[]
): Partial<Record<keyof Policy, [number, number]>> {
  return Object.fromEntries(
    keys.map((key): [K, [number, number]] => {
      const value = Number(defaultPolicy[key]);
      const isCount = Number.isInteger(value);
      return [key, [isCount ? Math.max(1, Math.round(value / 2)) : value / 2, value * 2]];
    }),
  );
}
