import type { Drive } from '../intake/load.ts';
import { toldOf } from '../intake/reports.ts';
import { TAKES_ALL, round, type Round, type Served } from '../intake/round.ts';
import { viewOf } from '../operator.ts';
import { Child } from '../processes/child.ts';
import { startEndpoint } from '../processes/endpoint.ts';
import { rssOf } from '../processes/usage.ts';
import { median } from '../stats.ts';

const ROUNDS = 5;
const ROUND_MS = 3_000;
const CONNECTIONS = 64;
const STARTS = 5;

const VIEW_REQUEST = 'GET /v1/state HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n';

/** CPU of one built endpoint under load. */
export interface EndpointLoad {
  /** Share of one core, in percent, at each offered rate. */
  readonly corePercent: readonly number[];
  /** CPU of one report and of one view at full load, in microseconds. */
  readonly reportUs: number;
  readonly viewUs: number;
  /** From starting the process until it is ready, ms, and its memory then, MB. */
  readonly coldStartMs: number;
  readonly megabytes: number;
}

/** @param perSecond reports a second, one load after the other */
export async function measureEndpoint(perSecond: readonly number[]): Promise<EndpointLoad> {
  const load = await Child.start(new URL('../intake/load.ts', import.meta.url));
  const endpoint = await startEndpoint(TAKES_ALL);
  try {
    const megabytes = rssOf(endpoint.pid) / 1e6;
    const drive = (more: Partial<Drive>): Promise<Used> => used(load, endpoint, more);
    // The first round is for the compiler.
    await drive({});
    const corePercent: number[] = [];
    for (const rate of perSecond) corePercent.push((await drive({ perSecond: rate })).corePercent);
    const report = await drive({});
    await drive({ request: VIEW_REQUEST });
    const view = await drive({ request: VIEW_REQUEST });
    return { corePercent, reportUs: report.us, viewUs: view.us, megabytes, coldStartMs: await coldStartMs() };
  } finally {
    await Promise.all([load.end(), endpoint.end()]);
  }
}

interface Used {
  readonly corePercent: number;
  readonly us: number;
}

/** The median of some rounds. */
async function used(load: Child, server: Served, more: Partial<Drive>): Promise<Used> {
  const told = toldOf(await viewOf(server.port));
  const rounds: Round[] = [];
  while (rounds.length < ROUNDS)
    rounds.push(
      await round(load, server, {
        told,
        connections: CONNECTIONS,
        forMs: ROUND_MS,
        perSecond: null,
        ...more,
      }),
    );
  return {
    corePercent: median(rounds.map(({ cpuUs, perSecond }) => (100 * cpuUs * perSecond) / 1e6)),
    us: median(rounds.map(({ cpuUs }) => cpuUs)),
  };
}

async function coldStartMs(): Promise<number> {
  const took: number[] = [];
  while (took.length < STARTS) {
    const start = performance.now();
    const endpoint = await startEndpoint(TAKES_ALL);
    took.push(performance.now() - start);
    await endpoint.end();
  }
  return median(took);
}
