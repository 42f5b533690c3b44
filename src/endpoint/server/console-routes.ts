import type { FastifyInstance, FastifyReply } from 'fastify';
import { consoleFolder, readConsole, type ConsoleFiles } from './console-files.ts';

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

/** GET /ops/: the operators' console. It holds no secret: what it shows comes over the ops API. */
export function consoleRoutes(app: FastifyInstance): void {
  serveConsole(app, readConsole(consoleFolder()));
}

/** Serves these files. */
export function serveConsole(app: FastifyInstance, files: ConsoleFiles): void {
  const schema = { hide: true };
  app.get('/ops', { schema }, (_, reply) => guarded(reply).redirect(base, 308));
  app.get<{ Params: { '*': string } }>(`${base}*`, { schema }, (request, reply) => {
    const path = request.params['*'];
    const file = files.get(path);
    guarded(reply);
    if (file === undefined) {
      const text = path === '' ? notBuilt : 'There is nothing here.\n';
      return reply
        .code(path === '' ? 503 : 404)
        .type('text/plain; charset=utf-8')
        .send(text);
    }
    const caching = file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache';
    return reply.header('cache-control', caching).type(file.type).send(file.body);
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
