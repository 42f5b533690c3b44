import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { once } from 'node:events';
import { freePort, Program } from '../cluster/program.ts';

/** A site of a test, at `url` until it is closed. */
export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Serves a folder's files, as any web server would. */
export async function serveFolder(folder: string): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site.invalid');
    const file = join(folder, normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    readFile(file).then(
      (body) => response.setHeader('content-type', TYPES[extname(file)] ?? 'text/plain').end(body),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close };
}

/** Runs a server's own script with a free port in `PORT`, until it says its address. */
export async function serveScript(folder: string, ...script: readonly string[]): Promise<Site> {
  const port = await freePort();
  const program = new Program(
    process.execPath,
    script,
    { PORT: String(port), NODE_ENV: 'production' },
    folder,
  );
  await program.until(new RegExp(`:${port}`));
  return { url: `http://127.0.0.1:${port}/`, close: () => program.kill() };
}
