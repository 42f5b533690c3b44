import swagger from '@fastify/swagger';
import {
  fastify,
  LogController,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { createServer as createHttpServer, type RequestListener, type ServerOptions } from 'node:http';
import type { Socket } from 'node:net';
import { consoleRoutes } from './console-routes.ts';
import { preflightRoute } from '../http/cors.ts';
import { healthRoutes } from './health-routes.ts';
import { reportsPath } from './report-listener.ts';
import { oneAtATime } from '../http/pipelining.ts';
import { reportOperation } from './report-schema.ts';
import { loggerOptions, type LogTarget } from '../http/log.ts';
import { opsRoutes, opsSecurity } from '../ops/ops-routes.ts';
import { sendProblem, type Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { stateRoutes } from './state-routes.ts';

const defaultTimeouts = {
  headersTimeout: 10_000,
  requestTimeout: 10_000,
  /** Without it the two limits are looked at every 30 s only. */
  connectionsCheckingInterval: 1_000,
  /** Longer than the balancer's, so that no request meets a connection that is just being closed. */
  keepAliveTimeout: 72_000,
};
/** A client that has been refused and does not take its answer is cut off. */
const farewellMs = 2_000;

/**
 * The HTTP server without its routes, so that its log is there before anything else.
 *
 * @param onReport answers POST /v1/reports
 * @param timeouts of a connection, as node:http takes them
 */
export function createServer(
  log: LogTarget,
  onReport: RequestListener,
  timeouts: ServerOptions = defaultTimeouts,
): FastifyInstance {
  const app = fastify({
    serverFactory: (framework) => {
      const serve = oneAtATime((request, response) => {
        const isReport = request.method === 'POST' && pathOf(request.url) === reportsPath;
        (isReport ? onReport : framework)(request, response);
      });
      return createHttpServer(timeouts, serve);
    },
    logger: loggerOptions(log),
    logController: new LogController({ disableRequestLogging: true }),
    // Whatever has come on a connection that a balancer keeps is answered to the end.
    return503OnClosing: false,
    // Requests are not logged one by one, so they need no loggers of their own.
    childLoggerFactory: (logger) => logger,
    // What a request says is data: nothing is converted, filled in or left out before it is checked.
    ajv: {
      customOptions: { coerceTypes: false, useDefaults: false, removeAdditional: false, allErrors: false },
    },
    clientErrorHandler: refuseConnection,
    // Of an address that cannot be decoded. The framework's own answer repeats it.
    frameworkErrors: (error, _request, reply) => void sendProblem(reply, problemOf(error)),
  });
  // Who takes a body says which.
  app.removeAllContentTypeParsers();
  return app;
}

/** Adds every route. */
export async function addRoutes(app: FastifyInstance, services: Services, version: string): Promise<void> {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
    return sendProblem(reply, problem);
  });
  // A connection that is kept would hold up the end, and may be used again in the moment in which it is closed.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (services.isDraining()) reply.header('connection', 'close');
    done();
  });
  app.setNotFoundHandler((_: FastifyRequest, reply: FastifyReply) =>
    sendProblem(reply, { status: 404, title: 'Not found', detail: 'There is nothing here.' }),
  );
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Shared state of address search', version },
      paths: { [reportsPath]: { post: reportOperation } },
      components: { securitySchemes: opsSecurity },
    },
  });
  await app.register((scope, _options, done) => {
    preflightRoute(scope, reportsPath, 'POST', services.origins);
    for (const routes of [stateRoutes, opsRoutes, healthRoutes]) routes(scope, services);
    consoleRoutes(scope);
    done();
  });
}

/** By what Node and its parser call the fault. */
const refusals: ReadonlyMap<string, string> = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
]);

/** Of a request that cannot be read, or not in time. The error holds the raw packet, so it is not logged. */
function refuseConnection(error: Error & { readonly code?: string }, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const status = refusals.get(error.code ?? '') ?? '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  // A client that neither reads nor closes would keep the descriptor.
  const cut = setTimeout(() => socket.destroy(), farewellMs);
  socket.once('close', () => {
    clearTimeout(cut);
  });
}

function problemOf({ statusCode }: FastifyError): Problem {
  if (statusCode !== undefined && statusCode < 500)
    return { status: statusCode, title: 'Bad request', detail: 'The request cannot be served.' };
  return { status: 500, title: 'Internal error', detail: 'The endpoint has failed; the log says more.' };
}

function pathOf(url = '/'): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
