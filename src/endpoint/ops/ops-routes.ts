import type { FastifyError, FastifyInstance } from 'fastify';
import { sendProblem } from '../http/problem.ts';
import type { Routes } from '../services.ts';
import { commandRoutes } from './command-routes.ts';
import { Gate } from './auth/authenticate.ts';
import { lookRoutes } from './read-routes.ts';
import { OpsMetrics } from './auth/auth-metrics.ts';
import { opsIsOff, problemOf } from './problems.ts';
import { type OpsState } from '../../protocol/index.ts';
import { OpsStreams } from './ops-stream.ts';
import { sessionRoutes } from './auth/session-routes.ts';
import { OpsTokens } from './auth/tokens.ts';
import { opsEntry, opsState } from './read-state.ts';

const maxBytes = 8_192;

/** For the API description. */
export const opsSecurity = {
  token: { type: 'http', scheme: 'bearer' },
  session: { type: 'apiKey', in: 'cookie', name: '__Host-ops-session' },
} as const;

/** /v1/ops: operators look, command and are kept out if they are none. Off without a token. */
export const opsRoutes: Routes = (app, services) => {
  const { keeper, clock, metrics, timeline, series } = services;
  const tokens = new OpsTokens(services.opsTokens);
  const pseudonyms = (reporter: string): string => tokens.pseudonymOf(reporter);
  const state = (): OpsState => opsState(keeper.record, keeper.now(), keeper.isStoreUp, pseudonyms);
  const entry = (each: Parameters<typeof opsEntry>[0]): typeof each => opsEntry(each, pseudonyms);
  const streams = new OpsStreams({ clock, keeper, timeline, series, state, entry });
  const gate = new Gate(tokens, services, new OpsMetrics(metrics.registry, () => streams.size));

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
    sessionRoutes(scope, gate, streams, clock);
    void scope.register((guarded, _more, ready) => {
      guarded.addHook('onRoute', (route) => {
        route.schema = { ...route.schema, security: [{ token: [] }, { session: [] }] };
      });
      guarded.addHook('onRequest', (request, reply, next) => {
        request.operator = gate.admit(request, reply);
        if (request.operator !== null) next();
      });
      lookRoutes(guarded, services, gate, streams, pseudonyms);
      commandRoutes(guarded, keeper, state);
      ready();
    });
    done();
  });
};

/** Forms of other sites cannot send JSON without asking first. */
function readJsonOnly(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: maxBytes },
    (_, body, done) => {
      try {
        done(null, body === '' ? undefined : JSON.parse(String(body)));
      } catch {
        done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }));
      }
    },
  );
}
