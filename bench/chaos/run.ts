import { parseArgs } from 'node:util';
import { findService } from '../../e2e/setup/services.ts';
import { runChaos, type ChaosRun } from './chaos-run.ts';
import type { ChaosSetup } from './plan.ts';

/**
 * `npm run chaos`: 20 seeds of 15 minutes each, half of them on Redis; `-- --seed 7 --minutes 1` is one.
 * Each takes a third of a core: `-- --at-once 4` does so many beside each other. What each seed broke is written to
 * stdout as it happens where there is one seed, and where it failed otherwise.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '20' },
    minutes: { type: 'string', default: '15' },
    'at-once': { type: 'string', default: '1' },
  },
});
const minutes = Number(values.minutes);
const seeds =
  values.seed === undefined
    ? Array.from({ length: Number(values.seeds) }, (_, i) => i + 1)
    : [Number(values.seed)];
/** From the first third of a run to the last a node may grow by so much, in runs of so many minutes or more. */
const memoryBar = { times: 1.3, megabytes: 20, fromMinutes: 5 };

let failed = 0;
const waiting = [...seeds];
await Promise.all(Array.from({ length: Number(values['at-once']) }, work));
console.log(`\n${seeds.length - failed} of ${seeds.length} seeds of ${minutes} min hold`);
if (failed > 0) process.exitCode = 1;

async function work(): Promise<void> {
  for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
    const setup: ChaosSetup = seed % 2 === 0 ? 'embedded' : 'redis';
    const log: string[] = [];
    const run = await runChaos({
      ...{ seed, setup, forMs: minutes * 60_000, redisCommand: findService('redis') },
      ...{ gapMs: [800, 3_000], outageMs: [0, 6_000], browsers: 16 },
      onEvent: (line) => void (seeds.length === 1 ? console.log(line) : log.push(line)),
    });
    const violations = [...run.violations, ...memoryViolations(run)];
    console.log(summaryOf(seed, setup, run));
    if (violations.length === 0) continue;
    failed++;
    console.log([...log, ...violations.map((each) => `  VIOLATED: ${each}`)].join('\n'));
  }
}

function memoryViolations({ memory }: ChaosRun): readonly string[] {
  if (memory === null || minutes < memoryBar.fromMinutes) return [];
  const { first, last } = memory;
  const isFlat = last <= first * memoryBar.times + memoryBar.megabytes;
  return isFlat ? [] : [`memory of a node went from ${first.toFixed(0)} to ${last.toFixed(0)} MB`];
}

function summaryOf(seed: number, setup: ChaosSetup, run: ChaosRun): string {
  const { searches, memory } = run;
  const served = Object.entries(run.served).map(([kind, times]) => `${kind} ${times}`);
  return [
    `seed ${seed}, ${setup}: ${served.join(', ')}`,
    `  ${searches.results} searches answered, ${searches.down} not; ${searches.withoutEndpoint} begun without an endpoint; slowest ${searches.slowestMs.toFixed(0)} ms; ${searches.waited} waited`,
    `  ${run.commandsDone} of ${run.commands} commands answered 200; ${run.transitions} transitions; ${run.views} views`,
    `  ${run.alerts} alerts, ${run.repeats} repeats${memory === null ? '' : `; memory of a node ${memory.first.toFixed(0)} MB, then ${memory.last.toFixed(0)} MB`}`,
  ].join('\n');
}
