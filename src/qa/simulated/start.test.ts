import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startSimulated, type SimulatedProviders } from './start.ts';
import { ASKINGS, JUSO_JSON, SCRIPT } from './testing/addresses-of.ts';
import { ask, watch } from './testing/wire.ts';

const origins = ({ kakao, juso, controlUrl }: SimulatedProviders): readonly string[] => [
  new URL(kakao.scriptUrl).origin,
  new URL(kakao.mirrorUrl).origin,
  kakao.viewerOrigin,
  juso.baseUrl,
  controlUrl,
];

/** Takes a port of this machine; rejects when somebody has it. */
async function take(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

const release = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

async function expectFree(urls: readonly string[]): Promise<void> {
  for (const url of urls) await release(await take(Number(new URL(url).port)));
}

describe('the start', () => {
  it('gives every service an origin of its own', async () => {
    const simulated = await startSimulated({ latencyMs: 0 });
    expect(new Set(origins(simulated)).size).toBe(5);
    for (const { url } of ASKINGS) expect(await ask(url(simulated))).toMatchObject({ status: 200 });
    await simulated.close();
  });

  it('takes the ports that it is given', async () => {
    const free = await take(0);
    const { port } = free.address() as AddressInfo;
    await release(free);
    const simulated = await startSimulated({ ports: { juso: port } });
    expect(simulated.juso.baseUrl).toBe(`http://127.0.0.1:${port}`);
    await simulated.close();
  });

  it('rejects when a port is taken, and leaves none of the others taken', async () => {
    const taken = await take(0);
    const { port } = taken.address() as AddressInfo;
    const free = await take(0);
    const { port: scriptPort } = free.address() as AddressInfo;
    await release(free);
    const start = startSimulated({ ports: { kakaoScript: scriptPort, control: port } });
    await expect(start).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await expectFree([`http://127.0.0.1:${scriptPort}`]);
    await release(taken);
  });

  it('lets two run side by side, each with faults and a record of its own', async () => {
    const [one, other] = await Promise.all([
      startSimulated({ latencyMs: 0 }),
      startSimulated({ latencyMs: 0 }),
    ]);
    await one.setFault('juso', '500');
    expect(await ask(JUSO_JSON.url(one))).toMatchObject({ status: 500 });
    expect(await ask(JUSO_JSON.url(other))).toMatchObject({ status: 200 });
    expect([one.served().length, other.served().length]).toEqual([1, 1]);
    await Promise.all([one.close(), other.close()]);
  });
});

describe('the end', () => {
  it('releases every port', async () => {
    const simulated = await startSimulated();
    const urls = origins(simulated);
    await simulated.close();
    await expectFree(urls);
  });

  it.each(['hang', 'drip'] as const)('does not wait for an answer that has a fault: %s', async (fault) => {
    const simulated = await startSimulated({ latencyMs: 0 });
    await simulated.setFault('juso', fault);
    watch(JUSO_JSON.url(simulated));
    await expect.poll(() => simulated.served()).toHaveLength(1);
    const urls = origins(simulated);
    await simulated.close();
    await expectFree(urls);
  });

  it('cuts off an answer that is still on its way', async () => {
    const simulated = await startSimulated({ latencyMs: 60_000 });
    const asked = ask(SCRIPT.url(simulated));
    await expect.poll(() => simulated.inFlight('kakao-postcode')).toBe(1);
    await simulated.close();
    expect(await asked).toMatchObject({ kind: 'broken' });
    expect(simulated.served()).toEqual([]);
  });

  it('may come twice', async () => {
    const simulated = await startSimulated();
    await simulated.close();
    await expect(simulated.close()).resolves.toBeUndefined();
  });
});
