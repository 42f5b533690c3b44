import { runIntakeBench } from './intake.ts';
import { runLoadBench, type LoadBench } from './load.ts';
import { runPipeliningBench } from './pipelining.ts';
import { runSoakBench } from './soak.ts';
import { runStreamsBench } from './streams.ts';
import { judge, type Figure } from './table.ts';
import { runTicksBench } from './ticks.ts';

/** Ten minutes more: `npm run bench:endpoint -- --soak`. */
const wantsSoak = process.argv.includes('--soak');

/** And ten minutes more: `npm run bench:endpoint -- --load`. */
const wantsLoad = process.argv.includes('--load');

const ticks = await runTicksBench();
const intake = await runIntakeBench();
const streams = await runStreamsBench();
const pipelining = await runPipeliningBench();
const load = wantsLoad ? await runLoadBench() : null;
const soak = wantsSoak ? await runSoakBench() : null;

const figures: readonly Figure[] = [
  {
    name: 'a tick after an idle time',
    measured: ticks.kept.median,
    worst: ticks.kept.worst,
    unit: 'ns',
    atMost: null,
  },
  {
    name: 'the same, its shape forgotten',
    measured: ticks.forgotten.median,
    worst: ticks.forgotten.worst,
    unit: 'ns',
    atMost: null,
  },
  ...(intake === null ? [] : intakeFigures(intake)),
  {
    name: `a change to ${streams.streams} streams, 99 of 100 have it`,
    measured: streams.ours.median,
    worst: streams.ours.worst,
    unit: 'ms',
    atMost: 1_000,
  },
  {
    name: 'the same against a bare loop',
    measured: streams.ratio.median,
    worst: streams.ratio.worst,
    unit: 'x',
    atMost: 1.5,
  },
  { name: 'memory of a stream', measured: streams.kilobytesPerStream, unit: 'kB', atMost: 20 },
  ...(pipelining === null
    ? []
    : [
        {
          name: `memory for ${pipelining.connections} connections that pipeline and read nothing, growth`,
          measured: pipelining.grownMegabytes,
          unit: 'MB',
          atMost: 100,
        },
      ]),
  ...(load === null ? [] : loadFigures(load)),
  ...(soak === null
    ? []
    : [
        {
          name: `memory over ${soak.minutes} minutes of load, growth`,
          measured: soak.megabytesPerMinute,
          unit: 'MB/min',
          atMost: 1,
        },
        { name: 'the same, most that was resident', measured: soak.mostMegabytes, unit: 'MB', atMost: null },
      ]),
];

judge(figures);
if (intake === null) console.log('Taking reports: not measured, other processes cannot be looked at here.');

function loadFigures(run: LoadBench): readonly Figure[] {
  const under = `${run.streams} streams and 2,000 reports a second for ${run.minutes} minutes`;
  return [
    { name: `${under}: reports turned away`, measured: run.turnedAway, unit: 'reports', atMost: 0 },
    {
      name: 'the same: a report until its answer, 99 of 100',
      measured: run.reportMs.median,
      worst: run.reportMs.worst,
      unit: 'ms',
      atMost: null,
    },
    {
      name: 'the same: a change, 99 of 100 streams have it',
      measured: run.calmMs.median,
      worst: run.calmMs.worst,
      unit: 'ms',
      atMost: null,
    },
    {
      name: 'the same beside 600 clients that never read or never end, against without them',
      measured: run.hostileRatio,
      unit: 'x',
      atMost: 1.5,
    },
    { name: 'the same: memory, growth', measured: run.megabytesPerMinute, unit: 'MB/min', atMost: 1 },
    { name: 'the same: most that was resident', measured: run.mostMegabytes, unit: 'MB', atMost: null },
  ];
}

function intakeFigures({
  percentOfBare,
  ours,
  bare,
  redisPercent,
}: NonNullable<typeof intake>): readonly Figure[] {
  const told: readonly Figure[] = [
    { name: 'CPU to take a report', measured: ours.median, worst: ours.worst, unit: 'us', atMost: null },
    { name: 'the same, bare node:http', measured: bare.median, worst: bare.worst, unit: 'us', atMost: null },
    {
      name: 'reports for the CPU that bare spends on 100',
      measured: percentOfBare.median,
      worst: percentOfBare.worst,
      unit: '%',
      atMost: null,
      atLeast: 60,
    },
  ];
  if (redisPercent === null) return told;
  const { median, worst } = redisPercent;
  return [
    ...told,
    { name: 'Redis instead of embedded, CPU', measured: median, worst, unit: '%', atMost: 110 },
  ];
}
