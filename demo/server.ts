import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import ts from 'typescript';
import { readQuery } from './query.ts';
import {
  BACK,
  BROWSER_PATH,
  PAGES,
  contentSecurityPolicy,
  renderBrowser,
  renderIncidents,
  renderPage,
  renderShow,
  renderSubmitted,
  type ProviderUrls,
} from './render.ts';

export interface DemoOptions {
  /** TCP port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  readonly simulated: ProviderUrls;
  /** URL of the shared-state endpoint for the pages; null or absent: none. */
  readonly endpoint?: () => string | null;
  /** Serves sources in place of built files, on the demo's own server. */
  readonly sources?: (server: Server) => Promise<SourceServer>;
}

/** What stands in for the built files while they are worked on. */
export interface SourceServer {
  /** A page, or its policy, that loads sources. */
  page(html: string): string;
  policy(csp: string): string;
  /** Answers a request that the demo has no answer for, or hands it back. */
  handle(request: IncomingMessage, response: ServerResponse, handBack: () => void): void;
  close(): Promise<void>;
}

export interface Demo {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Ends the server and its open connections. Idempotent. */
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const POLICY = 'content-security-policy';
const MAX_FORM_BYTES = 64 * 1024;
const ROOT = new URL('../', import.meta.url);

const text = (status: number, body: string): Reply => ({ status, type: 'text/plain; charset=utf-8', body });
const file = async (path: string, type: string): Promise<Reply> => ({
  status: 200,
  type,
  body: await readFile(new URL(path, ROOT)),
});

const compiled = new Map<string, Promise<string>>();

/** A script of the pages, from TypeScript, once per run. */
function script(name: string): Promise<string> {
  const known = compiled.get(name);
  if (known) return known;
  const made = readFile(new URL(`demo/assets/${name}.ts`, ROOT), 'utf8').then(
    (source) =>
      ts.transpileModule(source, {
        compilerOptions: {
          target: ts.ScriptTarget.ES2022,
          module: ts.ModuleKind.ESNext,
          verbatimModuleSyntax: true,
          rewriteRelativeImportExtensions: true,
        },
      }).outputText,
  );
  compiled.set(name, made);
  return made;
}

/** The body of a form post; null when it is too long to be one of ours. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_FORM_BYTES) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

async function answer(request: IncomingMessage, url: URL, urls: ProviderUrls): Promise<Reply> {
  const query = readQuery(url.searchParams);
  const page = (body: string, frames: readonly string[] = []): Reply => ({
    status: 200,
    type: 'text/html; charset=utf-8',
    body,
    headers: { [POLICY]: contentSecurityPolicy(urls, query, frames) },
  });

  const from = /^\/submitted\/(\w+)$/.exec(url.pathname)?.[1];
  const back = from && BACK[from];
  if (back) {
    if (request.method !== 'POST') {
      return { ...text(303, ''), headers: { location: back + url.search } };
    }
    const form = await readForm(request);
    return form ? page(renderSubmitted(form, back, urls, query)) : text(413, 'too long\n');
  }

  if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'method not allowed\n');
  if (url.pathname === '/' && query.live)
    return { ...text(303, ''), headers: { location: `/signup.html${url.search}` } };
  if (url.pathname === '/') {
    // Its second browser comes from the machine's other name.
    const { port } = new URL(`http://${request.headers.host ?? 'demo.invalid'}`);
    return page(renderShow(urls, query), ["'self'", `http://localhost:${port}`, `http://127.0.0.1:${port}`]);
  }
  if (url.pathname === BROWSER_PATH) return page(renderBrowser(urls, query));
  const known = PAGES[url.pathname];
  if (known) return page(renderPage(known, urls, query));
  if (url.pathname === '/incidents')
    return { ...text(308, ''), headers: { location: `/incidents/${url.search}` } };
  if (url.pathname === '/incidents/') return page(renderIncidents(urls, query));
  // The built files, served as a site would: the entry, its chunks, the bundle of the legacy page, and QA.
  if (/^\/(address-search(\.bundle)?|chunks\/[\w-]+|staging\/address-search\.qa)\.js$/.test(url.pathname))
    return file(`dist${url.pathname}`, 'text/javascript; charset=utf-8');
  if (url.pathname === '/assets/demo.css') return file('demo/assets/demo.css', 'text/css; charset=utf-8');
  if (url.pathname === '/mockServiceWorker.js')
    return file('public/mockServiceWorker.js', 'text/javascript; charset=utf-8');
  if (url.pathname === '/favicon.svg') return file('public/favicon.svg', 'image/svg+xml');
  const asset = /^\/assets\/([\w-]+)\.js$/.exec(url.pathname)?.[1];
  if (asset) return { status: 200, type: 'text/javascript; charset=utf-8', body: await script(asset) };
  return text(404, 'not found\n');
}

const isMissing = (reason: unknown): boolean =>
  reason instanceof Error && 'code' in reason && reason.code === 'ENOENT';

function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    'content-type': reply.type,
    'content-length': Buffer.byteLength(reply.body),
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    ...reply.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : reply.body);
}

/** A page as the sources need it; everything else as it is. */
function fromSources(reply: Reply, sources: SourceServer): Reply {
  const policy = reply.headers?.[POLICY];
  if (policy === undefined) return reply;
  return {
    ...reply,
    body: sources.page(String(reply.body)),
    headers: { ...reply.headers, [POLICY]: sources.policy(policy) },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  urls: ProviderUrls,
  sources: SourceServer | null,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://demo.invalid');
  const reply = await answer(request, url, urls).catch((reason: unknown) =>
    isMissing(reason) ? text(404, 'not found\n') : text(500, `${String(reason)}\n`),
  );
  if (!sources) send(request, response, reply);
  else if (reply.status === 404) sources.handle(request, response, () => send(request, response, reply));
  else send(request, response, fromSources(reply, sources));
}

/**
 * Serves the demo's pages on 127.0.0.1, with the providers of this run filled in.
 * Rejects with the system's error (`EADDRINUSE`, `EACCES`) when the port cannot be had.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { port, simulated, endpoint = () => null } = options;
  const server = createServer();
  const sources = (await options.sources?.(server)) ?? null;
  server.on(
    'request',
    (request, response) => void serve(request, response, { ...simulated, endpoint: endpoint() }, sources),
  );
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve());
    });
  } catch (reason) {
    await sources?.close();
    throw reason;
  }
  const { port: taken } = server.address() as AddressInfo;
  const end = async (): Promise<void> => {
    await sources?.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  };
  let closing: Promise<void> | null = null;
  return { url: `http://127.0.0.1:${taken}`, close: () => (closing ??= end()) };
}
