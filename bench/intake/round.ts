import type { Child } from '../processes/child.ts';
import { cpuMsOf } from '../processes/usage.ts';
import type { Drive, Driven } from './load.ts';
import { REPORT_ORIGIN } from './reports.ts';

/** Until the last reports of a round are folded too. */
const SETTLE_MS = 150;

/** Of an endpoint: every report is taken, whatever its network; the rest is as shipped. */
export const TAKES_ALL = {
  policy: { reportBurst: 1_000_000, reportsPerSecond: 1_000_000, reportsWaiting: 20_000 },
  flags: ['--trust-proxy', '1', '--allow-origin', REPORT_ORIGIN],
} as const;

export interface Served {
  readonly pid: number;
  readonly port: number;
}

/** What one drive cost the server. */
export interface Round {
  readonly answered: number;
  readonly cpuUs: number;
  readonly perSecond: number;
}

/** @throws when one of them is refused */
export async function round(load: Child, { pid, port }: Served, drive: Omit<Drive, 'port'>): Promise<Round> {
  const before = cpuMsOf(pid);
  const { answered, refused, tookMs } = await load.ask<Driven>({ ...drive, port });
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const cpuMs = cpuMsOf(pid) - before;
  if (answered === 0 || refused > 0) throw new Error(`${refused} of ${answered} reports were refused`);
  return { answered, cpuUs: (1_000 * cpuMs) / answered, perSecond: (1_000 * answered) / tookMs };
}
