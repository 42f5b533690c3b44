import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/**
 * Where process numbers mean the same: a boot of a machine and, in containers, a pid namespace. Two containers
 * on one folder are both process 1.
 */
export async function placeOfProcesses(): Promise<string> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return [hostname(), boot.trim(), namespace].join(' ');
}

/**
 * When a process of this place started, so that a number used again is not taken for the same process.
 *
 * @returns ticks since boot as text; `''` for a process that lives but does not tell (no `/proc`); null for
 *   one that is dead, be it buried or not
 */
export async function startOfProcess(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return process.platform === 'linux' || !isAlive(pid) ? null : '';
  // The second field is the name in brackets and may itself hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, start] = [fields[0], fields[19]];
  return state === 'Z' || state === 'X' || start === undefined ? null : start;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
