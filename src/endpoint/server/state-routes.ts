import { Type } from 'typebox';
import { isAllowed, preflightRoute, foreignOrigin, shareWith } from '../http/cors.ts';
import { sendProblem } from '../http/problem.ts';
import type { Routes } from '../services.ts';
import { clientAddress } from '../http/client-address.ts';
import { ViewSchema } from '../http/schemas.ts';

const statePath = '/v1/state';
const streamPath = '/v1/stream';

/** GET /v1/state and /v1/stream: the public view, once or for as long as somebody listens. */
export const stateRoutes: Routes = (
  app,
  { payloads, hub, origins, pseudonyms, trust, eventLoopLag, metrics },
) => {
  preflightRoute(app, statePath, 'GET', origins);
  preflightRoute(app, streamPath, 'GET', origins);

  const stateSchema = { summary: 'The public view', response: { 200: ViewSchema, 304: Type.Null() } };
  app.get(statePath, { schema: stateSchema }, (request, reply) => {
    const { id, json, isLasting } = payloads.current();
    const etag = `"${id}"`;
    shareWith(request, reply, origins);
    // A cache keeps what it sends to one page for another; Age must be readable whoever asked first.
    reply.header('access-control-expose-headers', 'Age');
    reply.header('etag', etag).header('cache-control', 'public, max-age=1');
    if (isLasting && matches(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(json);
  });

  const streamSchema = { summary: 'The public view, again after each change (text/event-stream)' };
  app.get(streamPath, { schema: streamSchema, exposeHeadRoute: false }, (request, reply) => {
    shareWith(request, reply, origins);
    if (!isAllowed(request, origins)) return sendProblem(reply, foreignOrigin);
    const network = pseudonyms.of(clientAddress(request.socket.remoteAddress ?? '', request.headers, trust));
    if (hub.isEnding) {
      // Browsers take it as they take a 204, but a balancer can ask another node.
      metrics.streamRefused();
      return sendProblem(reply, {
        status: 503,
        title: 'About to end',
        detail: 'This node takes no new streams. Another one does, or this one soon again.',
      });
    }
    if (eventLoopLag.isOverloaded || !hub.accepts(network)) {
      metrics.streamRefused();
      return reply.code(204).send();
    }
    reply.hijack();
    hub.open(reply.raw, network, { ...reply.getHeaders() });
    return reply;
  });
};

/** If-None-Match, which compares weakly (RFC 9110 13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag);
}
