import type { FastifyReply, FastifyRequest } from 'fastify';
import { foreignOrigin, isAllowed, preflightRoute, shareWith } from './cross-origin.ts';
import { isFailure } from './inbox.ts';
import { sendProblem } from './problem.ts';
import { faultIn, ReportBody, reportOf } from './report-body.ts';
import type { Routes, Services } from './services.ts';
import { clientAddress } from './trusted-proxy.ts';
import { ProblemSchema, ViewSchema } from './view-schema.ts';

export const reportsPath = '/v1/reports';
const maxBytes = 2_048;

declare module 'fastify' {
  interface FastifyRequest {
    /** The network that a report came from, by its name of the day. */
    network: string;
  }
}

/**
 * POST /v1/reports. What costs least is checked first, and whatever is refused has counted nothing. The answer
 * is the view as it stands; the report itself is folded within 100 ms.
 */
export const intakeRoutes: Routes = (app, services) => {
  preflightRoute(app, reportsPath, 'POST', services.origins);
  app.decorateRequest('network', '');
  app.post<{ Body: ReportBody }>(
    reportsPath,
    {
      bodyLimit: maxBytes,
      schema: {
        summary: 'What one browser has seen of the providers since its last report',
        consumes: ['text/plain', 'application/json'],
        body: ReportBody,
        response: {
          200: ViewSchema,
          400: ProblemSchema,
          403: ProblemSchema,
          413: ProblemSchema,
          429: ProblemSchema,
        },
      },
      onRequest: (request, reply, done) => {
        if (admit(request, reply, services)) done();
      },
    },
    (request, reply) => take(request.body, request.network, reply, services),
  );
};

function admit(request: FastifyRequest, reply: FastifyReply, services: Services): boolean {
  const { origins, metrics, budgets, names, clock, trust } = services;
  if (!isAllowed(request, origins)) {
    metrics.refused('origin');
    sendProblem(reply, foreignOrigin);
    return false;
  }
  shareWith(request, reply, origins, 'Retry-After');
  const network = names.of(clientAddress(request.socket.remoteAddress ?? '', request.headers, trust));
  const waitMs = budgets.take(network, clock.now());
  request.network = network;
  if (waitMs === 0) return true;
  metrics.refused('rate');
  reply.header('retry-after', String(Math.ceil(waitMs / 1_000)));
  sendProblem(reply, {
    status: 429,
    title: 'Too many reports',
    detail: 'This network has sent more reports than its budget allows. Wait as Retry-After says.',
  });
  return false;
}

function take(body: ReportBody, network: string, reply: FastifyReply, services: Services): FastifyReply {
  const { keeper, metrics, load, texts } = services;
  const { providers, inc } = keeper.record;
  const fault = faultIn(body, (provider) => Object.hasOwn(providers, provider));
  if (fault !== null) {
    metrics.refused('shape');
    const detail = `${fault.field} ${fault.detail}.`;
    return sendProblem(reply, { status: 400, title: 'Not a report', detail, field: fault.field });
  }
  const report = reportOf(body, network);
  // The epochs of another incarnation count something else. Without a view there is none to name.
  if (body.inc !== '' && body.inc !== inc) metrics.ignored('other-incarnation');
  else if (load.isOverloaded && !isFailure(report)) metrics.ignored('overload');
  else {
    keeper.take(report);
    metrics.voted(report);
  }
  return reply
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(texts.current().json);
}
