import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StreamReader } from './testing/event-stream.ts';
import { bad, item, ok, reporterId } from './testing/reports.ts';

const command = join(import.meta.dirname, 'command.ts');

class Run {
  out = '';
  err = '';
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;

  constructor(args: readonly string[]) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', command, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '' },
    });
    this.#child.stdout.on('data', (bytes: Buffer) => (this.out += bytes.toString()));
    this.#child.stderr.on('data', (bytes: Buffer) => (this.err += bytes.toString()));
    this.ended = new Promise((resolve) => this.#child.on('close', resolve));
  }

  /** Resolves with the URL once it listens. */
  listening(): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const url = /listening on (http:[^"]+)/.exec(this.out)?.[1];
        if (url !== undefined) resolve(url);
      };
      this.#child.stdout.on('data', look);
      void this.ended.then(() => {
        reject(new Error(this.err));
      });
    });
  }

  signal(name: 'SIGTERM' | 'SIGKILL'): void {
    this.#child.kill(name);
  }
}

describe('address-search-endpoint', () => {
  let dir: string;
  let runs: Run[] = [];

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'endpoint-'));
  });

  afterEach(async () => {
    for (const run of runs) {
      run.signal('SIGKILL');
      await run.ended;
    }
    runs = [];
    rmSync(dir, { recursive: true });
  });

  function run(...args: readonly string[]): Run {
    const started = new Run(args);
    runs.push(started);
    return started;
  }

  it('ends with 2 and one line on stderr when an option is wrong', async () => {
    const wrong = run('--prot', '1');
    expect(await wrong.ended).toBe(2);
    expect(wrong.err).toMatch(/^address-search-endpoint: [^\n]*--prot[^\n]*\n$/);
    expect(wrong.out).toBe('');
  });

  it('says goodbye to a stream at SIGTERM, ends with 0, and knows after a restart what it knew before', async () => {
    const args = ['--port', '0', '--data', dir, '--trust-proxy', '1'];
    const first = run(...args);
    const url = await first.listening();
    const stream = await StreamReader.open(url);
    const { inc } = JSON.parse(stream.events[0]?.data ?? '{}') as { inc: string };
    for (let n = 0; n < 5; n++) {
      const items = [item('juso', bad), item('kakao-postcode', ok)];
      await fetch(`${url}/v1/reports`, {
        method: 'POST',
        headers: { 'x-forwarded-for': `198.51.${n}.7` },
        body: JSON.stringify({ v: 1, reporter: reporterId(n), seq: 1, inc, rev: 1, items }),
      });
    }
    first.signal('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(first.err).toBe('');
    expect(stream.body).toMatch(/retry: \d+\n\n\s*$/);
    for (const line of first.out.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('level');

    const second = run(...args);
    const again = (await (await fetch(`${await second.listening()}/v1/state`)).json()) as {
      inc: string;
      providers: Record<string, { phase: string }>;
    };
    expect(again.inc).toBe(inc);
    // Its time goes on meanwhile: where a start takes long, it may be tried again already.
    expect(['open', 'half-open']).toContain(again.providers['juso']?.phase);
    second.signal('SIGTERM');
    expect(await second.ended).toBe(0);
  });
});
