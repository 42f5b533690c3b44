import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { oneAtATime } from './pipelining.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

const asks = (path: string): string => `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`;

/** What was asked for, in the order in which it was served, and a raw connection. */
async function open(serve: RequestListener): Promise<{ served: string[]; socket: Socket }> {
  const served: string[] = [];
  const server = createServer(
    oneAtATime((request, response) => {
      served.push(request.url ?? '');
      serve(request, response);
    }),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  ends.push(() => {
    socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  await once(socket, 'connect');
  return { served, socket };
}

describe('one answer of a connection at a time', () => {
  it('answers a few pipelined requests in their order', async () => {
    const { socket } = await open((request, response) => {
      setImmediate(() => response.end(`<${request.url ?? ''}>`));
    });
    let text = '';
    socket.on('data', (data) => (text += data.toString()));
    socket.write(['/a', '/b', '/c', '/d'].map(asks).join(''));
    await expect.poll(() => text.match(/<.>|<\/.>/g)).toEqual(['</a>', '</b>', '</c>', '</d>']);
    // What comes after a pause is read, too.
    socket.write(asks('/e'));
    await expect.poll(() => text).toContain('</e>');
  });

  it('regression: a burst of which nothing is read makes one answer, and the connection is cut', async () => {
    const { served, socket } = await open((_request, response) => {
      response.end(Buffer.alloc(32 * 1024 * 1024));
    });
    socket.pause();
    const closed = once(socket, 'close');
    socket.write(asks('/openapi.json').repeat(1_500));
    socket.resume();
    await closed;
    expect(served).toEqual(['/openapi.json']);
  });

  it('regression: what waits goes with its socket, unserved', async () => {
    const gone: string[] = [];
    const { served, socket } = await open((request, response) => {
      response.write('a stream');
      response.on('close', () => gone.push(request.url ?? ''));
    });
    socket.write(asks('/v1/stream').repeat(10));
    await once(socket, 'data');
    socket.destroy();
    await expect.poll(() => gone).toEqual(['/v1/stream']);
    expect(served).toEqual(['/v1/stream']);
  });
});
