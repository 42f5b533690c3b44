import { pathToFileURL } from 'node:url';
import { findService } from '../e2e/setup/services.ts';
import { RedisServer } from '../src/endpoint/stores/testing/redis-server.ts';
import type { PublicView } from '../src/circuit/index.ts';
import type { Drive } from './intake/load.ts';
import { toldOf } from './intake/reports.ts';
import { TAKES_ALL, round, type Round, type Served } from './intake/round.ts';
import { viewOf } from './operator.ts';
import { Child } from './processes/child.ts';
import { startEndpoint, type EndpointProcess } from './processes/endpoint.ts';
import { canLookAtProcesses } from './processes/usage.ts';
import { median, spreadOf, type Spread } from './stats.ts';

/** What taking a report costs the built endpoint, one process at a time; medians of interleaved rounds. */
export interface IntakeBench {
  /** CPU of the process per report, in microseconds, at full load. */
  readonly ours: Spread;
  /** The same for a bare node:http server that parses and checks the same bodies. */
  readonly bare: Spread;
  /** Reports that ours takes for the CPU that bare spends on 100. */
  readonly percentOfBare: Spread;
  /** Reports a second, while load, server and whatever else the machine does share its cores. */
  readonly oursPerSecond: number;
  readonly barePerSecond: number;
  /** Reports that were folded, in percent of those answered. */
  readonly foldedPercent: number;
  /** CPU per report of an endpoint on Redis at a fixed load, in percent of one on its own store; null: no Redis here. */
  readonly redisPercent: Spread | null;
}

/** Short rounds, many of them: what else the machine does meanwhile comes and goes within seconds. */
const ROUNDS = 15;
/** Each compiles and lays out its memory a little differently. */
const PROCESSES = 3;
const ROUND_MS = 500;
const WARM_UP_MS = 3_000;
const STEADY_ROUNDS = 15;
const CONNECTIONS = 64;
/** Offered to both stores. */
const STEADY_PER_SECOND = 2_000;
const STEADY_MS = 2_000;

/** @returns null where other processes cannot be looked at */
export async function runIntakeBench(): Promise<IntakeBench | null> {
  if (!canLookAtProcesses) return null;
  const load = await Child.start(new URL('./intake/load.ts', import.meta.url));
  const bare = await Child.start(new URL('./intake/bare-server.ts', import.meta.url));
  const program = findService('redis');
  const redis = program === null ? null : await RedisServer.start(program);
  const endpoints: EndpointProcess[] = [];
  const start = async (more: readonly string[] = []): Promise<EndpointProcess> => {
    const endpoint = await startEndpoint({ ...TAKES_ALL, flags: [...TAKES_ALL.flags, ...more] });
    endpoints.push(endpoint);
    return endpoint;
  };
  try {
    const embedded = await start();
    const view = await viewOf(embedded.port);
    const { port } = await bare.ask<{ port: number }>({ view: JSON.stringify(view) });
    const runs = [await fullLoad(load, embedded, { pid: bare.pid, port })];
    while (runs.length < PROCESSES) {
      const another = await start();
      runs.push(await fullLoad(load, another, { pid: bare.pid, port }));
      await another.end();
    }
    const full = summaryOf(runs);
    if (redis === null) return { ...full, redisPercent: null };

    const shared = await start(['--redis', redis.url]);
    return { ...full, redisPercent: await steadyLoad(load, embedded, shared) };
  } finally {
    await Promise.all([load.end(), bare.end(), ...endpoints.map((each) => each.end())]);
    await redis?.end();
  }
}

/** What one process did. */
interface Run {
  readonly rounds: readonly { readonly ours: Round; readonly bare: Round }[];
  readonly folded: number;
}

async function fullLoad(load: Child, endpoint: Served, bare: Served): Promise<Run> {
  const view = await viewOf(endpoint.port);
  const drive = (server: Served, forMs = ROUND_MS): Promise<Round> =>
    round(load, server, { ...driveOf(view), forMs, perSecond: null });
  // The first round is for the compiler.
  await drive(endpoint, WARM_UP_MS);
  await drive(bare, WARM_UP_MS);
  const foldedBefore = await foldedBy(endpoint.port);
  const rounds: { ours: Round; bare: Round }[] = [];
  for (let i = 0; i < ROUNDS; i++) rounds.push({ ours: await drive(endpoint), bare: await drive(bare) });
  return { rounds, folded: (await foldedBy(endpoint.port)) - foldedBefore };
}

function summaryOf(runs: readonly Run[]): Omit<IntakeBench, 'redisPercent'> {
  const rounds = runs.flatMap((run) => run.rounds);
  const folded = runs.reduce((sum, run) => sum + run.folded, 0);
  const sent = rounds.reduce((sum, { ours }) => sum + ours.answered, 0);
  return {
    ours: spreadOf(rounds.map(({ ours }) => ours.cpuUs)),
    bare: spreadOf(rounds.map((each) => each.bare.cpuUs)),
    percentOfBare: spreadOf(
      rounds.map((each) => (100 * each.bare.cpuUs) / each.ours.cpuUs),
      'low',
    ),
    oursPerSecond: median(rounds.map(({ ours }) => ours.perSecond)),
    barePerSecond: median(rounds.map((each) => each.bare.perSecond)),
    foldedPercent: (100 * folded) / sent,
  };
}

async function steadyLoad(load: Child, embedded: Served, shared: Served): Promise<Spread> {
  const percents: number[] = [];
  for (let i = 0; i <= STEADY_ROUNDS; i++) {
    const us: number[] = [];
    for (const server of [embedded, shared]) {
      const view = await viewOf(server.port);
      const steady = { ...driveOf(view), forMs: STEADY_MS, perSecond: STEADY_PER_SECOND };
      us.push((await round(load, server, steady)).cpuUs);
    }
    const [own = Number.NaN, redis = Number.NaN] = us;
    if (i > 0) percents.push((100 * redis) / own);
  }
  return spreadOf(percents);
}

function driveOf(view: PublicView): Pick<Drive, 'told' | 'connections'> {
  return { told: toldOf(view), connections: CONNECTIONS };
}

async function foldedBy(port: number): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^address_search_reports_accepted_total (\d+)/m.exec(metrics)?.[1]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(await runIntakeBench(), null, 2));
}
