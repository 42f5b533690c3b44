import { pathToFileURL } from 'node:url';
import type { Driven } from './intake/load.ts';
import { REPORT_ORIGIN, toldOf } from './intake/reports.ts';
import { flipOrder, viewOf } from './operator.ts';
import { Child } from './processes/child.ts';
import { startEndpoint, type EndpointProcess } from './processes/endpoint.ts';
import { canLookAtProcesses, rssOf } from './processes/usage.ts';
import { slopeOf } from './stats.ts';
import type { Connected } from './streams/questions.ts';

/** What the memory of the built endpoint does under load that goes on. */
export interface SoakBench {
  readonly minutes: number;
  readonly reports: number;
  /** Streams that were opened and left again. */
  readonly streams: number;
  /** Operators' commands, each of which was told to every stream. */
  readonly commands: number;
  /** Growth of the resident memory after the warm-up, in MB a minute: the median of all pairs of samples. */
  readonly megabytesPerMinute: number;
  readonly firstMegabytes: number;
  readonly lastMegabytes: number;
  readonly mostMegabytes: number;
}

const MINUTES = 10;
/** Until the compiler is done and every bounded memory is full. */
const WARM_SHARE = 0.3;
const TURN_MS = 10_000;
const REPORTS_PER_SECOND = 1_000;
const STREAMS = 500;
const TOKEN = 'soak-token-of-the-bench';
const policy = {
  reportBurst: 1_000_000,
  reportsPerSecond: 1_000_000,
  // Small, so that a memory that is bounded is full before the measurement begins.
  reportNetworks: 2_000,
  // All streams come from one network, those of the last turn may still be closing, and nothing is shed.
  streamsPerNetwork: 20_000,
  overloadMs: 10_000,
};

/**
 * Turns of ten seconds, each with reporters, networks, connections and streams that were not there before, and an
 * operator's command.
 *
 * @returns null where other processes cannot be looked at
 */
export async function runSoakBench(minutes = MINUTES): Promise<SoakBench | null> {
  if (!canLookAtProcesses) return null;
  const endpoint = await startEndpoint({
    policy,
    flags: ['--trust-proxy', '1', '--allow-origin', REPORT_ORIGIN],
    env: { OPS_TOKENS: `bench:${TOKEN}` },
  });
  const load = await Child.start(new URL('./intake/load.ts', import.meta.url));
  const startedAt = performance.now();
  const passed = (): number => (performance.now() - startedAt) / 60_000;
  const samples: { readonly x: number; readonly y: number }[] = [];
  let reports = 0;
  let turns = 0;
  try {
    for (; passed() < minutes; turns++) {
      reports += await turn(endpoint, load, turns);
      samples.push({ x: passed(), y: rssOf(endpoint.pid) / 1e6 });
    }
  } finally {
    await Promise.all([load.end(), endpoint.end()]);
  }
  const warm = samples.filter(({ x }) => x > minutes * WARM_SHARE);
  return {
    minutes,
    reports,
    streams: turns * STREAMS,
    commands: turns,
    megabytesPerMinute: slopeOf(warm),
    firstMegabytes: warm[0]?.y ?? Number.NaN,
    lastMegabytes: warm.at(-1)?.y ?? Number.NaN,
    mostMegabytes: Math.max(...warm.map(({ y }) => y)),
  };
}

async function turn({ port }: EndpointProcess, load: Child, crowd: number): Promise<number> {
  const readers = await Child.start(new URL('./streams/readers.ts', import.meta.url));
  try {
    const told = toldOf(await viewOf(port));
    const drive = { port, told, connections: 32, forMs: TURN_MS, perSecond: REPORTS_PER_SECOND, crowd };
    const driven = load.ask<Driven>(drive);
    const { open } = await readers.ask<Connected>({ type: 'connect', port, count: STREAMS });
    await flipOrder(port, TOKEN);
    const { answered, refused } = await driven;
    if (open < STREAMS || refused > 0) throw new Error(`${open} streams, ${refused} of ${answered} refused`);
    return answered;
  } finally {
    await readers.end();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(await runSoakBench(), null, 2));
}
