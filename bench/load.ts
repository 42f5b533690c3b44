import { connect, type Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { flipOrder, viewOf } from './operator.ts';
import type { Driven } from './intake/load.ts';
import { REPORT_ORIGIN, toldOf } from './intake/reports.ts';
import { Child } from './processes/child.ts';
import { startEndpoint, type EndpointProcess } from './processes/endpoint.ts';
import { rssOf } from './processes/usage.ts';
import { median, quantile, slopeOf, spreadOf, type Spread } from './stats.ts';
import { machineMs } from './streams/clock.ts';
import type { Collected, Connected } from './streams/questions.ts';

/** What one process carries: streams, reports, and clients that mean it harm. */
export interface LoadBench {
  readonly minutes: number;
  readonly streams: number;
  readonly reports: number;
  /** Reports that were turned away: 503 with Retry-After. */
  readonly turnedAway: number;
  /** From a report until its answer, 99 of 100, ms. */
  readonly reportMs: Spread;
  /** From an operator's command until 99 of 100 streams have it, ms; while nobody means harm, and while some do. */
  readonly calmMs: Spread;
  readonly hostileMs: Spread;
  /** The second against the first. */
  readonly hostileRatio: number;
  /** Growth of the resident memory, MB a minute: the median of all pairs of samples, slice by slice of one kind. */
  readonly megabytesPerMinute: number;
  readonly mostMegabytes: number;
}

const MINUTES = 10;
const STREAMS = 10_000;
const REPORTS_PER_SECOND = 2_000;
/**
 * MB of the old heap, as on a small machine. Without a bound Node lets garbage pile up before it looks: 390 MB here, of
 * which 100 were in use whenever it had looked, for as long as the load went on.
 */
const HEAP_MB = 256;
/** Of each of three kinds. */
const HOSTILE = 200;
const SLICE_MS = 10_000;
/** Until the compiler is done and every bounded memory is full. */
const WARM_SHARE = 0.3;
const TOKEN = 'load-token-of-the-bench';
const policy = {
  reportBurst: 1_000_000,
  reportsPerSecond: 1_000_000,
  reportNetworks: 2_000,
  streamsPerNetwork: 20_000,
};

/** Clients that never read their stream, never end their headers, or never end their body. */
const HARM = [
  'GET /v1/stream HTTP/1.1\r\nhost: bench\r\n\r\n',
  'GET /v1/state HTTP/1.1\r\nhost: bench\r\nx-slow: ',
  'POST /v1/reports HTTP/1.1\r\nhost: bench\r\ncontent-type: text/plain\r\ncontent-length: 2000\r\n\r\n{',
];

interface Slice {
  readonly isHostile: boolean;
  readonly toldMs: number;
  readonly driven: Driven;
  readonly megabytes: number;
  readonly atMinute: number;
}

/** Slices of ten seconds, calm and hostile by turns, so that a busy machine slows both. */
export async function runLoadBench(minutes = MINUTES): Promise<LoadBench> {
  const endpoint = await startEndpoint({
    policy,
    flags: ['--trust-proxy', '1', '--allow-origin', REPORT_ORIGIN],
    nodeFlags: [`--max-old-space-size=${HEAP_MB}`],
    env: { OPS_TOKENS: `bench:${TOKEN}` },
  });
  const load = await Child.start(new URL('./intake/load.ts', import.meta.url));
  const readers = await Child.start(new URL('./streams/readers.ts', import.meta.url));
  const startedAt = performance.now();
  const passed = (): number => (performance.now() - startedAt) / 60_000;
  const slices: Slice[] = [];
  try {
    const { port } = endpoint;
    const { open } = await readers.ask<Connected>({ type: 'connect', port, count: STREAMS });
    if (open !== STREAMS) throw new Error(`Only ${open} of ${STREAMS} streams could be opened`);
    while (passed() < minutes) {
      const isHostile = slices.length % 2 === 1;
      const slice = await runSlice(endpoint, load, readers, isHostile);
      slices.push({ ...slice, isHostile, megabytes: rssOf(endpoint.pid) / 1e6, atMinute: passed() });
    }
  } finally {
    await Promise.all([load.end(), readers.end(), endpoint.end()]);
  }
  return summaryOf(minutes, slices);
}

async function runSlice(
  { port }: EndpointProcess,
  load: Child,
  readers: Child,
  isHostile: boolean,
): Promise<Pick<Slice, 'toldMs' | 'driven'>> {
  const view = await viewOf(port);
  const harm = isHostile
    ? HARM.flatMap((text) => Array.from({ length: HOSTILE }, () => harmful(port, text)))
    : [];
  try {
    const drive = {
      port,
      told: toldOf(view),
      connections: 64,
      forMs: SLICE_MS,
      perSecond: REPORTS_PER_SECOND,
    };
    const driven = load.ask<Driven>(drive);
    await new Promise((resolve) => setTimeout(resolve, SLICE_MS / 2));
    await readers.ask({ type: 'await', port, text: `.${view.rev + 1}\ndata:` });
    const start = machineMs();
    await flipOrder(port, TOKEN);
    const { at } = await readers.ask<Collected>({ type: 'collect', port });
    if (at.length < STREAMS * 0.999) throw new Error(`Only ${at.length} of ${STREAMS} streams were told`);
    return { toldMs: quantile(at, 0.99) - start, driven: await driven };
  } finally {
    for (const socket of harm) socket.destroy();
  }
}

function harmful(port: number, text: string): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.pause();
  socket.write(text);
  return socket;
}

function summaryOf(minutes: number, slices: readonly Slice[]): LoadBench {
  const warm = slices.filter(({ atMinute }) => atMinute > minutes * WARM_SHARE);
  const toldMs = (hostile: boolean): readonly number[] =>
    warm.filter(({ isHostile }) => isHostile === hostile).map((slice) => slice.toldMs);
  const calm = warm.filter(({ isHostile }) => !isHostile);
  return {
    minutes,
    streams: STREAMS,
    reports: slices.reduce((sum, { driven }) => sum + driven.answered, 0),
    turnedAway: slices.reduce((sum, { driven }) => sum + driven.refused, 0),
    reportMs: spreadOf(warm.map(({ driven }) => driven.p99Ms)),
    calmMs: spreadOf([...toldMs(false)]),
    hostileMs: spreadOf([...toldMs(true)]),
    hostileRatio: median([...toldMs(true)]) / median([...toldMs(false)]),
    megabytesPerMinute: slopeOf(calm.map(({ atMinute, megabytes }) => ({ x: atMinute, y: megabytes }))),
    mostMegabytes: Math.max(...slices.map(({ megabytes }) => megabytes)),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(await runLoadBench(Number(process.argv[2] ?? MINUTES)), null, 2));
}
