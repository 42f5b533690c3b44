import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Long enough for a slow line, short enough that a blocked one does not look like a hang. */
const AT_MOST_MS = 10 * 60_000;

interface Ended {
  readonly isDone: boolean;
  readonly said: string;
}

function run(command: string, args: readonly string[]): Ended {
  // At run level 1 Debian's packages do not start their servers: the tests start their own.
  const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: AT_MOST_MS, env });
  return { isDone: status === 0, said: `${stdout}${stderr}` };
}

/** Whether packages can be installed here without asking anybody. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Whether a repository has the package itself; Ubuntu's browser is a name alone, which asks for a snap. */
function isOffered(name: string): boolean {
  const candidate = /Candidate: (\S+)/.exec(run('apt-cache', ['policy', name]).said)?.[1] ?? '(none)';
  return candidate !== '(none)' && !candidate.includes('snap');
}

/**
 * Installs packages and nothing that they only recommend.
 *
 * @param wanted of each list the first that is offered
 * @returns what apt complained of; null when it did not
 */
export function install(wanted: readonly (readonly string[])[]): string | null {
  const updated = run('apt-get', ['update', '-qq']);
  const names = new Set(wanted.flatMap((any) => any.find(isOffered) ?? []));
  const { isDone, said } = run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names]);
  return isDone ? null : `${updated.isDone ? '' : updated.said}${said}`.trim();
}
