/**
 * What browsers meet while two nodes behind nginx are started again one after the other under load:
 * `npx tsx bench/rolling-restart.ts`.
 */
import { rollingRestart } from '../e2e/cluster/rolling-restart.ts';
import { required } from '../e2e/setup/needs.ts';
import { spreadOf } from './stats.ts';
import { judge, type Figure } from './table.ts';

const runs = 3;
const silentMs = 5_000;

const commands = required(['redis', 'nginx']);
const all = [];
while (all.length < runs) all.push(await rollingRestart(commands));

const silence = spreadOf(all.map(({ longestSilenceMs }) => longestSilenceMs));
const counts = all.flatMap(({ reports }) => Object.entries(reports));
const sumOf = (isOne: (status: number) => boolean): number =>
  counts.reduce((sum, [status, count]) => sum + (isOne(Number(status)) ? count : 0), 0);
const figures: readonly Figure[] = [
  { name: 'reports', measured: sumOf(() => true), unit: 'reports', atMost: null },
  {
    name: 'of them answered 5xx or not at all',
    measured: sumOf((status) => status === 0 || status >= 500),
    unit: 'reports',
    atMost: 0,
  },
  {
    name: 'the longest silence of a stream',
    measured: silence.median,
    worst: silence.worst,
    unit: 'ms',
    atMost: silentMs,
  },
];
judge(figures);
