import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answering } from '../processes/answering.ts';
import { machineMs } from './clock.ts';
import type { Asked, Memory, Opened, Published } from './questions.ts';

/** The least that streams need: keep the responses, write the same bytes to each in one loop. */
const responses = new Set<ServerResponse>();
let event = '';

const server = createServer((_request, response) => {
  responses.add(response);
  response.on('close', () => responses.delete(response));
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  response.write(event);
});

answering<Asked>((question): Promise<Opened> | Published | Memory => {
  switch (question.type) {
    case 'open':
      ({ event } = question);
      return new Promise((resolve) => {
        server.listen(0, '127.0.0.1', () => {
          resolve({ port: (server.address() as AddressInfo).port });
        });
      });
    case 'publish': {
      event = event.replace(
        /^(id: .*\.)(\d+)$/m,
        (_, inc: string, rev: string) => inc + String(Number(rev) + 1),
      );
      const at = machineMs();
      const bytes = Buffer.from(event);
      for (const response of responses) response.write(bytes);
      return { at };
    }
    case 'memory':
      return { rss: process.memoryUsage.rss() };
    case 'close':
      return { rss: 0 };
  }
});
