import { connect, type Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { startEndpoint } from './processes/endpoint.ts';
import { canLookAtProcesses, rssOf } from './processes/usage.ts';

/** What clients that ask without end and read nothing cost the built endpoint. */
export interface PipeliningBench {
  readonly connections: number;
  /** Requests that were written, whether anybody read them or not. */
  readonly requests: number;
  /** Growth of the resident memory at its highest, in MB. */
  readonly grownMegabytes: number;
}

const CONNECTIONS = 14;
const BURST = 1_500;
const FOR_MS = 10_000;
const LOOK_EVERY_MS = 50;
/** The longest answer that is given to anybody. */
const ASKED = 'GET /openapi.json HTTP/1.1\r\nhost: bench\r\n\r\n';

/** @returns null where other processes cannot be looked at */
export async function runPipeliningBench(): Promise<PipeliningBench | null> {
  if (!canLookAtProcesses) return null;
  const endpoint = await startEndpoint({});
  const open = new Set<Socket>();
  let requests = 0;
  let isOver = false;
  const ask = (socket: Socket): void => {
    if (socket.writableNeedDrain) return;
    requests += BURST;
    socket.write(ASKED.repeat(BURST));
  };
  const attack = (): void => {
    if (isOver) return;
    const socket = connect(endpoint.port, '127.0.0.1');
    open.add(socket);
    socket.pause();
    socket.on('error', () => undefined);
    socket.once('connect', () => ask(socket));
    // Whoever is cut off finds out by writing on, and comes again.
    socket.once('close', () => {
      open.delete(socket);
      setTimeout(attack, LOOK_EVERY_MS);
    });
  };
  try {
    // The answer is made once; what it takes is no part of the attack.
    await (await fetch(`http://127.0.0.1:${endpoint.port}/openapi.json`)).text();
    const before = rssOf(endpoint.pid);
    let most = before;
    for (let i = 0; i < CONNECTIONS; i++) attack();
    for (const begun = performance.now(); performance.now() - begun < FOR_MS;) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      for (const socket of open) ask(socket);
      most = Math.max(most, rssOf(endpoint.pid));
    }
    return { connections: CONNECTIONS, requests, grownMegabytes: (most - before) / 1e6 };
  } finally {
    isOver = true;
    for (const socket of open) socket.destroy();
    await endpoint.end();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(await runPipeliningBench(), null, 2));
}
