import type { Tally } from './world/tally.ts';
import { World, type Rule, type Trace } from './world/world.ts';

/** What one rule came to on one trace. Times in ms, null where it was never so. */
export interface Measures {
  readonly trace: string;
  readonly rule: string;
  readonly kind: Rule['kind'];
  readonly searches: number;
  /** Searches that waited three seconds or more, though somebody would have answered. */
  readonly waitedHard: number;
  /** Told "no such address" of one that exists. */
  readonly toldNone: number;
  /** Served by nobody, though somebody would have answered. */
  readonly gaveUp: number;
  /** What users waited in all, divided by what they would have under the oracle. */
  readonly overOracle: number;
  /** Added latency of searches in the outage, or of all where there is none. */
  readonly p50: number;
  readonly p99: number;
  readonly addedSeconds: number;
  readonly callsDown: number;
  readonly callsSecond: number;
  /** From the onset until a first search, and until all but a twentieth, ask another service for real. */
  readonly detectMs: number | null;
  readonly agreeMs: number | null;
  /** From the repair until as many are served by the first service as before. */
  readonly recoverMs: number | null;
  /** Served by another service while the first one was well, beyond what a healthy one loses under the oracle. */
  readonly sentAway: number;
  /** Calls to the service that is down, in each second of the run. */
  readonly stuck: readonly number[];
}

export async function measure(rule: Rule, trace: Trace, seed: number): Promise<Measures> {
  const world = new World(trace, seed);
  const tally = await world.run(rule);
  const { added, addedInOutage } = tally;
  const latencies = trace.outage === null ? added : addedInOutage;
  const calls = (service: string): number =>
    tally.seconds.reduce((sum, second) => sum + (second.calls[service] ?? 0), 0);
  return {
    trace: trace.name,
    rule: rule.name,
    kind: rule.kind,
    searches: tally.searches,
    waitedHard: tally.waitedHard,
    toldNone: tally.toldNone,
    gaveUp: Math.max(0, tally.gaveUp - tally.cutOff),
    overOracle: tally.userMs / tally.oracleMs,
    p50: latencies.quantile(0.5),
    p99: latencies.quantile(0.99),
    addedSeconds: (tally.userMs - tally.oracleMs) / 1_000,
    callsDown: tally.callsDown,
    callsSecond: calls('b'),
    ...times(tally, trace),
    sentAway: sentAway(tally, trace),
    stuck: tally.seconds.map(({ stuck }) => stuck),
  };
}

function times({ seconds }: Tally, { outage }: Trace): Pick<Measures, 'detectMs' | 'agreeMs' | 'recoverMs'> {
  if (outage === null) return { detectMs: null, agreeMs: null, recoverMs: null };
  const [from, to] = [outage.from / 1_000, outage.to / 1_000];
  const share = (start: number, length: number, key: 'stuck' | 'first'): number => {
    const part = seconds.slice(start, start + length);
    const searches = part.reduce((sum, second) => sum + second.searches, 0);
    return searches === 0 ? 0 : part.reduce((sum, second) => sum + second[key], 0) / searches;
  };
  const find = (start: number, end: number, isSo: (second: number) => boolean): number | null => {
    for (let second = start; second < end; second++) if (isSo(second)) return (second - start) * 1_000;
    return null;
  };
  const usual = share(0, from, 'first');
  return {
    detectMs: find(from, to, (at) => (seconds[at]?.searches ?? 0) > 0 && share(at, 1, 'stuck') < 1),
    agreeMs: find(from, to, (at) => share(at, 20, 'stuck') <= 0.05),
    recoverMs: find(to, seconds.length - 30, (at) => share(at, 30, 'first') >= 0.95 * usual),
  };
}

/** In healthy time; the two minutes after a repair belong to the recovery. */
function sentAway({ seconds }: Tally, { outage }: Trace): number {
  return seconds.reduce((sum, { searches, first }, second) => {
    const at = second * 1_000;
    const isHealthy = outage === null || at < outage.from || at >= outage.to + 120_000;
    return isHealthy ? sum + searches - first : sum;
  }, 0);
}
