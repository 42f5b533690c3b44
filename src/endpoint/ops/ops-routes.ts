import type { FastifyError, FastifyInstance } from 'fastify';
import { sendProblem } from '../http/problem.ts';
import type { Routes } from '../services.ts';
import { Authenticator } from './auth/authenticate.ts';
import { authMetrics } from './auth/auth-metrics.ts';
import { sessionRoutes } from './auth/session-routes.ts';
import { OpsTokens } from './auth/tokens.ts';
import { commandRoutes } from './command-routes.ts';
import { OpsStreams } from './ops-stream.ts';
import { opsIsOff, problemOf } from './problems.ts';
import { readRoutes } from './read-routes.ts';

const maxBytes = 8_192;

/** For the API description. */
export const opsSecurity = {
  token: { type: 'http', scheme: 'bearer' },
  session: { type: 'apiKey', in: 'cookie', name: '__Host-ops-session' },
} as const;

/** /v1/ops: operators look, command and are kept out if they are none. Off without a token. */
export const opsRoutes: Routes = (app, services) => {
  const tokens = new OpsTokens(services.opsTokens);
  const pseudonymOf = (reporter: string): string => tokens.pseudonymOf(reporter);
  const streams = new OpsStreams(services, pseudonymOf);
  const countRefused = authMetrics(services.metrics.registry, () => streams.size);
  const authenticator = new Authenticator(tokens, services, countRefused);
  const context = { services, authenticator, streams, pseudonymOf };

  void app.register((scope, _options, done) => {
    readJsonOnly(scope);
    scope.decorateRequest('operator', null);
    scope.setErrorHandler((error: FastifyError, request, reply) => {
      const problem = problemOf(error);
      if (problem.status === 500) request.log.error({ err: error }, 'ops request failed');
      return sendProblem(reply, problem);
    });
    // Before the server waits for its connections to end.
    scope.addHook('preClose', (next) => {
      streams.end();
      next();
    });
    scope.addHook('onRequest', (_request, reply, next) => {
      reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
      if (tokens.isEmpty) sendProblem(reply, opsIsOff);
      else next();
    });
    sessionRoutes(scope, context);
    void scope.register((guarded, _more, ready) => {
      guarded.addHook('onRoute', (route) => {
        route.schema = { ...route.schema, security: [{ token: [] }, { session: [] }] };
      });
      guarded.addHook('onRequest', (request, reply, next) => {
        request.operator = authenticator.admit(request, reply);
        if (request.operator !== null) next();
      });
      readRoutes(guarded, context);
      commandRoutes(guarded, context);
      ready();
    });
    done();
  });
};

/** Forms of other sites cannot send JSON without asking first. */
function readJsonOnly(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  const parse = (_: unknown, body: string, done: (error: Error | null, value?: unknown) => void): void => {
    try {
      done(null, body === '' ? undefined : JSON.parse(body));
    } catch {
      done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }));
    }
  };
  scope.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: maxBytes }, parse);
}
