import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Other processes can be looked at here (Linux). */
export const canLookAtProcesses = existsSync('/proc/self/schedstat');

/** CPU time that all threads of a process have had until now, in ms; exact to the scheduler, not to its tick. */
export function cpuMsOf(pid: number): number {
  const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
}

/** Resident memory of a process, in bytes. */
export function rssOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1_024;
}
