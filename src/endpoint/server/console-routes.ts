import type { FastifyInstance, FastifyReply } from 'fastify';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const base = '/ops/';
const policy = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const notBuilt = `운영 콘솔이 아직 빌드되지 않았습니다. npm run build를 실행한 뒤 다시 시작하십시오.
The operators' console is not built. Run: npm run build, then start the endpoint again.
`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * GET /ops/: the operators' console. It holds no secret: what it shows comes over the ops API. It is small and read
 * whole, so that no request touches the disk.
 */
export function consoleRoutes(app: FastifyInstance, folder = builtConsole()): void {
  const schema = { hide: true };
  const files = readFiles(folder);
  app.get('/ops', { schema }, (_, reply) => guarded(reply).redirect(base, 308));
  app.get<{ Params: { '*': string } }>(`${base}*`, { schema }, (request, reply) => {
    const path = request.params['*'];
    const file = files.get(path);
    guarded(reply);
    if (file === undefined) {
      const [status, text] = path === '' ? [503, notBuilt] : [404, 'There is nothing here.\n'];
      return reply.code(status).type('text/plain; charset=utf-8').send(text);
    }
    // Its name changes with its content, so it never has to be asked for again.
    if (path.startsWith('assets/')) reply.header('cache-control', 'public, max-age=31536000, immutable');
    return reply.type(file.type).send(file.body);
  });
}

/** What the browser is to keep away from the page, whatever is served. */
function guarded(reply: FastifyReply): FastifyReply {
  return reply
    .header('cache-control', 'no-cache')
    .header('content-security-policy', policy)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cross-origin-opener-policy', 'same-origin');
}

/** Where the build puts it: beside the built endpoint. */
function builtConsole(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(isSource ? '../../../dist/endpoint/console' : 'console', import.meta.url));
}

/** By path below the folder, the page itself as ''. Empty: the console is not built. */
function readFiles(folder: string): ReadonlyMap<string, { readonly type: string; readonly body: Buffer }> {
  const paths = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const files = paths.flatMap((path) => {
    const type = types[extname(path)];
    if (type === undefined) return [];
    const name = path === 'index.html' ? '' : path.replaceAll('\\', '/');
    return [[name, { type, body: readFileSync(join(folder, path)) }] as const];
  });
  return new Map(files);
}
