import { parseArgs } from 'node:util';
import { defaultPolicy, type Policy } from '../../src/circuit/index.ts';
import { measureHang, measureWeather, type Weather } from './measure.ts';

/** Prints how learned deadlines fare: `npx tsx bench/learned/run.ts [--seeds 10] [--only NAME]`. */
const { values } = parseArgs({
  options: { seeds: { type: 'string' }, only: { type: 'string' }, weather: { type: 'boolean' } },
});
const seeds = Array.from({ length: Number(values.seeds ?? 5) }, (_, i) => i + 1);

const variants: Readonly<Record<string, Partial<Policy>>> = {
  constants: { learnDeadlines: false },
  shipped: {},
  'p95 x2 x6': { learnHardFactor: 6 },
  'p90 x2.5 x6': { learnQuantile: 0.9, learnSoftFactor: 2.5, learnHardFactor: 6 },
  'p98 x1.5 x3.5': { learnQuantile: 0.98, learnSoftFactor: 1.5, learnHardFactor: 3.5 },
  'p95 x1.5 x4': { learnSoftFactor: 1.5, learnHardFactor: 4, learnSoftLeastMs: 300, learnHardLeastMs: 800 },
};

const minute = 60_000;
const weathers: readonly Weather[] = [
  {
    name: 'ramp to x3 in an hour',
    lengthMs: 100 * minute,
    slower: (at) => 1 + 2 * Math.min(1, Math.max(0, at - 15 * minute) / (60 * minute)),
  },
  { name: 'x3 at once', lengthMs: 30 * minute, slower: (at) => (at < 15 * minute ? 1 : 3) },
  { name: 'x6 at once', lengthMs: 30 * minute, slower: (at) => (at < 15 * minute ? 1 : 6) },
  { name: '2 % fail', lengthMs: 60 * minute, slower: () => 1, hangs: 0.02 },
  { name: '5 % fail', lengthMs: 60 * minute, slower: () => 1, hangs: 0.05 },
];

for (const [name, over] of Object.entries(variants)) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  const policy = { ...defaultPolicy, ...over };
  if (values.weather !== true) console.log(name, JSON.stringify(await measureHang(policy, seeds)));
  else
    for (const weather of weathers)
      console.log(name, weather.name, JSON.stringify(await measureWeather(policy, weather, seeds)));
}
