import type { Policy } from '../../src/circuit/index.ts';
import { oursWith } from '../fleet/rules/ours/index.ts';
import type { SharedEndpoint } from '../fleet/rules/ours/shared-endpoint.ts';
import { World, type Trace } from '../fleet/world/world.ts';

const minute = 60_000;
/** Times the simulated service's own latency, so that with the way to it p95 is 250 ms. */
const usual = 0.7;
const onset = 8 * minute;

/** A service that is only slower, or fails now and then. */
export interface Weather {
  readonly name: string;
  readonly lengthMs: number;
  readonly slower: (atMs: number) => number;
  readonly hangs?: number;
}

async function run(
  policy: Policy,
  trace: Trace,
  seed: number,
): Promise<{ readonly world: World; readonly endpoint: SharedEndpoint }> {
  let endpoint: SharedEndpoint | null = null;
  const world = new World(trace, seed);
  await world.run(oursWith('measured', policy, (started) => (endpoint = started)));
  if (endpoint === null) throw new Error('It has not run');
  return { world, endpoint };
}

function share(endpoint: SharedEndpoint, world: World, from: number, to: number): number {
  const hedged = endpoint.hedges.filter((at) => at >= from && at < to).length;
  const seconds = world.tally.seconds.slice(from / 1_000, to / 1_000);
  return hedged / seconds.reduce((sum, { searches }) => sum + searches, 0);
}

/** Ten searches a second; the first service hangs after eight minutes. */
export async function measureHang(policy: Policy, seeds: readonly number[]) {
  const trace: Trace = {
    name: 'hang',
    lengthMs: onset + minute,
    browsers: 20_000,
    rate: () => 10,
    script: (service, at) => (service === 'a' && at >= onset ? { hangs: 1 } : { slower: usual }),
    outage: { service: 'a', from: onset, to: onset + 1_000 },
  };
  const detection: number[] = [];
  const hedged: number[] = [];
  const waits: number[] = [];
  const deadlines: string[] = [];
  let falseOpenings = 0;
  for (const seed of seeds) {
    const { world, endpoint } = await run(policy, trace, seed);
    const opened = endpoint.transitions.filter(({ to }) => to === 'open').map(({ at }) => at - 1_000_000_000);
    falseOpenings += opened.filter((at) => at < onset).length;
    detection.push((opened.find((at) => at >= onset) ?? Infinity) - onset);
    hedged.push(share(endpoint, world, 6 * minute, onset));
    waits.push(world.tally.addedInOutage.quantile(0.5));
    const seen = endpoint.deadlines.findLast(({ at }) => at <= onset);
    deadlines.push(`${seen?.softMs}/${seen?.hardMs}`);
  }
  return {
    detectionMs: median(detection),
    worstMs: Math.max(...detection),
    falseOpenings,
    hedged: Number((median(hedged) * 100).toFixed(2)),
    addedMs: Math.round(median(waits)),
    deadlines: deadlines.join(' '),
  };
}

/** What a service does that is slower than it was, or loses a few. */
export async function measureWeather(policy: Policy, weather: Weather, seeds: readonly number[]) {
  const { slower, hangs = 0, lengthMs } = weather;
  const trace: Trace = {
    name: weather.name,
    lengthMs,
    browsers: 20_000,
    rate: () => 10,
    script: (service, at) => (service === 'a' ? { slower: usual * slower(at), hangs } : { slower: usual }),
    outage: null,
  };
  let openings = 0;
  const hedged: number[] = [];
  const ends: string[] = [];
  for (const seed of seeds) {
    const { world, endpoint } = await run(policy, trace, seed);
    openings += endpoint.transitions.filter(({ to }) => to === 'open').length;
    hedged.push(share(endpoint, world, 10 * minute, lengthMs));
    const seen = endpoint.deadlines.at(-1);
    ends.push(`${seen?.softMs}/${seen?.hardMs}`);
  }
  return { openings, hedged: Number((median(hedged) * 100).toFixed(2)), ends: ends.join(' ') };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}
