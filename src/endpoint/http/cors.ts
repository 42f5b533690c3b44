import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import type { Origins } from './origins.ts';
import { sendProblem, type Problem } from './problem.ts';

export const foreignOrigin: Problem = {
  status: 403,
  title: 'Origin not allowed',
  detail: 'Pages of this origin may not use this endpoint (--allow-origin).',
};

/** Whether the page behind a request may use the endpoint. */
export function isAllowed({ headers }: FastifyRequest, origins: Origins): boolean {
  return origins.allows(headers.origin, headers.host);
}

/** Lets allowed pages read the answer, and its age. */
export function shareWith(request: FastifyRequest, reply: FastifyReply, origins: Origins): void {
  const headers = sharedHeaders(request.headers, origins, 'Age');
  for (let i = 0; i < headers.length; i += 2) reply.header(headers[i] ?? '', headers[i + 1]);
}

/**
 * What lets allowed pages read an answer, and one header of it: names and values by turns, as `writeHead` takes them
 * where no framework writes.
 */
export function sharedHeaders(
  { origin, host }: IncomingHttpHeaders,
  origins: Origins,
  expose: string,
): string[] {
  const headers = ['vary', 'Origin'];
  if (origin === undefined || !origins.allows(origin, host)) return headers;
  headers.push('access-control-allow-origin', origin, 'access-control-expose-headers', expose);
  return headers;
}

/** Preflights: `application/json` and If-None-Match ask for one. */
export function preflightRoute(app: FastifyInstance, path: string, methods: string, origins: Origins): void {
  app.options(path, { schema: { hide: true } }, (request, reply) => {
    reply.header('vary', 'Origin');
    if (!isAllowed(request, origins)) return sendProblem(reply, foreignOrigin);
    return reply
      .code(204)
      .header('access-control-allow-origin', request.headers.origin ?? '*')
      .header('access-control-allow-methods', methods)
      .header('access-control-allow-headers', 'content-type, if-none-match, cache-control, last-event-id')
      .header('access-control-max-age', '7200')
      .send();
  });
}
