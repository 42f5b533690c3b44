import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm start` without its build. */
function start(
  port: number,
  endpointPort = 0,
): { readonly process: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/start.ts'], {
    env: { ...process.env, PORT: String(port), ENDPOINT_PORT: String(endpointPort) },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  const ended = new Promise<Ended>((resolve) =>
    child.once('exit', (code) => resolve({ code, stdout, stderr })),
  );
  return { process: child, ended };
}

async function occupied(use: (port: number) => Promise<void>): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await use((server.address() as AddressInfo).port);
  await new Promise((resolve) => server.close(resolve));
}

test('a port that is taken is one clear line and exit code 1', async () => {
  await occupied(async (port) => {
    const { code, stderr } = await start(port).ended;
    expect(code).toBe(1);
    const lines = stderr.trim().split('\n');
    expect(lines.at(-1)).toBe(`Port ${port} is taken. Choose another: PORT=4200 npm start`);
  });
});

test('an endpoint port that is taken is one clear line and exit code 1', async () => {
  await occupied(async (port) => {
    const { code, stderr } = await start(0, port).ended;
    expect(code).toBe(1);
    expect(stderr.trim().split('\n').at(-1)).toMatch(
      new RegExp(`--port ${port}: the port is in use.*ENDPOINT_PORT=${port + 1} npm start`),
    );
  });
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} ends the demo`, async () => {
    const demo = start(0);
    const url = await new Promise<string>((resolve, reject) => {
      let text = '';
      demo.process.stdout?.on('data', (chunk) => {
        text += String(chunk);
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text);
        if (found) resolve(found[0]);
      });
      void demo.ended.then(({ stderr }) => reject(new Error(stderr)));
    });
    expect((await fetch(`${url}/signup.html`)).status).toBe(200);
    demo.process.kill(signal);
    expect((await demo.ended).code).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });
}
