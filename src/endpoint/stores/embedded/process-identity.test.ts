import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { placeOfProcesses, startOfProcess } from './process-identity.ts';

describe('the identity of a process', () => {
  it('a living process has one start time', async () => {
    const start = await startOfProcess(process.pid);
    expect(start).not.toBeNull();
    expect(await startOfProcess(process.pid)).toBe(start);
  });

  it('a number that no process has has no start', async () => {
    expect(await startOfProcess(2 ** 30)).toBeNull();
  });

  it.runIf(process.platform === 'linux')('a dead process that nobody has buried is dead', async () => {
    // The parent turns into a program that never asks what became of its child.
    const parent = spawn('sh', ['-c', "sh -c 'echo $$' & exec sleep 60"], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
      const isKnown = (): boolean => process.kill(Number(line), 0);
      await expect.poll(() => startOfProcess(Number(line))).toBeNull();
      expect(isKnown()).toBe(true);
    } finally {
      parent.kill('SIGKILL');
      await once(parent, 'exit');
    }
  });

  it('the place of this process stays the same', async () => {
    expect(await placeOfProcesses()).toBe(await placeOfProcesses());
  });
});
