import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { TestEndpoint } from '../testing/endpoint.ts';
import { createServer } from './server.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function connectTo(port: number): Promise<Socket> {
  // A client that never closes its half.
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => undefined);
  ends.push(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

describe('a connection that asks for too much', () => {
  it('regression: no stream outlives the socket that asked for a thousand', async () => {
    const node = await new TestEndpoint().start();
    ends.push(() => node.end());
    const socket = await connectTo(Number(new URL(node.url).port));
    socket.write('GET /v1/stream HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(10));
    await once(socket, 'data');
    expect(await node.metric('streams_open')).toBe(1);
    socket.destroy();
    const other = await connectTo(Number(new URL(node.url).port));
    other.write('GET /v1/stream HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(1_000));
    other.destroySoon();
    await expect.poll(() => node.metric('streams_open')).toBe(0);
  });
});

it('regression: headers that are too long are answered as that, in place of a request that cannot be read', async () => {
  const node = await new TestEndpoint().start();
  ends.push(() => node.end());
  const socket = await connectTo(Number(new URL(node.url).port));
  socket.write(`GET /v1/state HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(20_000)}\r\n\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1.1 431 /);
});

describe('a connection that is too slow', () => {
  const timeouts = { headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 10 };

  it.each([
    ['says nothing', ''],
    ['never ends its headers', 'GET / HTTP/1.1\r\nhost: x\r\n'],
    ['never ends its body', 'POST /v1/reports HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{'],
  ])('regression: one that %s is answered 408 and freed, though it stays open', async (_, text) => {
    const app = createServer({ level: 'silent' }, (request) => void request.resume(), timeouts);
    ends.push(() => app.close());
    await app.listen({ port: 0, host: '127.0.0.1' });
    const socket = await connectTo((app.server.address() as AddressInfo).port);
    socket.write(text);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 408 /);
    const open = (): Promise<number> =>
      new Promise((resolve) => {
        app.server.getConnections((_error, count) => {
          resolve(count);
        });
      });
    await expect.poll(open).toBe(0);
  });
});
