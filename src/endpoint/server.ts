import swagger from '@fastify/swagger';
import {
  fastify,
  LogController,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Socket } from 'node:net';
import { consoleRoutes } from './console-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { intakeRoutes, reportsPath } from './intake.ts';
import { loggerOptions, type LogTarget } from './log.ts';
import type { Refused } from './metrics.ts';
import { opsRoutes, opsSecurity } from './ops/ops-routes.ts';
import { fieldOf, sendProblem, type Problem } from './problem.ts';
import type { Services } from './services.ts';
import { stateRoutes } from './state-routes.ts';

const requestTimeoutMs = 10_000;

/** The HTTP server without its routes, so that its log is there before anything else. */
export function createServer(log: LogTarget): FastifyInstance {
  const app = fastify({
    logger: loggerOptions(log),
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: requestTimeoutMs,
    // Requests are not logged one by one, so they need no loggers of their own.
    childLoggerFactory: (logger) => logger,
    // What a request says is data: nothing is converted, filled in or left out before it is checked.
    ajv: {
      customOptions: { coerceTypes: false, useDefaults: false, removeAdditional: false, allErrors: false },
    },
    clientErrorHandler: (_error: Error, socket: Socket) => {
      // The error holds the raw packet, so it is not logged.
      if (socket.writable)
        socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      else socket.destroy();
    },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['text/plain', 'application/json'],
    { parseAs: 'buffer' },
    (_request, body, done) => {
      try {
        done(null, JSON.parse(String(body)));
      } catch {
        // Not the parser's own words, which quote the body.
        done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }));
      }
    },
  );
  return app;
}

/** Adds every route. */
export async function addRoutes(app: FastifyInstance, services: Services, version: string): Promise<void> {
  const { metrics } = services;
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error);
    if (request.routeOptions.url === reportsPath) metrics.refused(reasonOf(problem.status));
    if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler((_: FastifyRequest, reply: FastifyReply) =>
    sendProblem(reply, { status: 404, title: 'Not found', detail: 'There is nothing here.' }),
  );
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Shared state of address search', version },
      components: { securitySchemes: opsSecurity },
    },
  });
  await app.register((scope, _options, done) => {
    for (const routes of [intakeRoutes, stateRoutes, opsRoutes, healthRoutes]) routes(scope, services);
    consoleRoutes(scope);
    done();
  });
}

function problemOf(error: FastifyError): Problem {
  const fault = error.validation?.[0];
  if (fault !== undefined) {
    const missing = fault.params['missingProperty'];
    const pointer = fault.instancePath + (typeof missing === 'string' ? `/${missing}` : '');
    const field = fieldOf(pointer);
    const what = typeof missing === 'string' ? 'is missing' : (fault.message ?? 'is wrong');
    const detail = `${field === '' ? 'The body' : field} ${what}.`;
    return { status: 400, title: 'Not a report', detail, ...(field === '' ? {} : { field }) };
  }
  switch (error.statusCode) {
    case 400:
      return {
        status: 400,
        title: 'Not a report',
        detail: 'The body is not JSON, or not all of it came.',
        field: 'body',
      };
    case 413:
      return { status: 413, title: 'Too large', detail: 'A report has at most 2 kB.' };
    case 415:
      return { status: 415, title: 'Wrong type', detail: 'A report is text/plain or application/json.' };
    case undefined:
      break;
    default:
      if (error.statusCode < 500) {
        return { status: error.statusCode, title: 'Bad request', detail: 'The request cannot be served.' };
      }
  }
  return { status: 500, title: 'Internal error', detail: 'The endpoint has failed; the log says more.' };
}

function reasonOf(status: number): Refused {
  if (status === 413) return 'size';
  return status === 415 ? 'media-type' : 'shape';
}
