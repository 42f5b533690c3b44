import { REPORT_ORIGIN, toldOf } from '../intake/reports.ts';
import type { Drive, Driven } from '../intake/load.ts';
import { viewOf } from '../operator.ts';
import { Child } from '../processes/child.ts';
import { startEndpoint, type EndpointProcess } from '../processes/endpoint.ts';
import { cpuMsOf, rssOf } from '../processes/usage.ts';
import { median } from '../stats.ts';

const ROUNDS = 5;
const ROUND_MS = 3_000;
const CONNECTIONS = 64;
const STARTS = 5;

const VIEW_REQUEST = 'GET /v1/state HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n';

/** Every report is taken, whatever its network; the rest is as shipped. */
const policy = { reportBurst: 1_000_000, reportsPerSecond: 1_000_000, reportsWaiting: 20_000 };
const flags = ['--trust-proxy', '1', '--allow-origin', REPORT_ORIGIN];

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
  const endpoint = await startEndpoint({ policy, flags });
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
async function used(load: Child, { pid, port }: EndpointProcess, more: Partial<Drive>): Promise<Used> {
  const rounds: Used[] = [];
  while (rounds.length < ROUNDS) {
    const drive: Drive = {
      port,
      told: toldOf(await viewOf(port)),
      connections: CONNECTIONS,
      forMs: ROUND_MS,
      perSecond: null,
      ...more,
    };
    const before = cpuMsOf(pid);
    const { answered, refused, tookMs } = await load.ask<Driven>(drive);
    const cpuMs = cpuMsOf(pid) - before;
    if (answered === 0 || refused > 0) throw new Error(`${refused} of ${answered} requests were refused`);
    rounds.push({ corePercent: (100 * cpuMs) / tookMs, us: (1_000 * cpuMs) / answered });
  }
  return {
    corePercent: median(rounds.map(({ corePercent }) => corePercent)),
    us: median(rounds.map(({ us }) => us)),
  };
}

async function coldStartMs(): Promise<number> {
  const took: number[] = [];
  while (took.length < STARTS) {
    const start = performance.now();
    const endpoint = await startEndpoint({ policy, flags });
    took.push(performance.now() - start);
    await endpoint.end();
  }
  return median(took);
}
