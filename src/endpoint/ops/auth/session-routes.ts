import { Type } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../../platform/index.ts';
import { ProblemSchema } from '../../http/schemas.ts';
import { SessionBody } from '../command-schema.ts';
import type { Authenticator } from './authenticate.ts';
import type { OpsStreams } from '../ops-stream.ts';
import { clearCookie, setCookie } from './session-cookie.ts';

const path = '/v1/ops/session';

/** POST and DELETE /v1/ops/session: the console's way in and out. */
export function sessionRoutes(
  app: FastifyInstance,
  gate: Authenticator,
  streams: OpsStreams,
  clock: Clock,
): void {
  const refusals = { 401: ProblemSchema, 403: ProblemSchema, 422: ProblemSchema, 429: ProblemSchema };
  app.post<{ Body: SessionBody }>(
    path,
    {
      schema: {
        summary: 'Log in with a token; the session is a cookie',
        body: SessionBody,
        response: { 200: Type.Object({ name: Type.String(), expiresInMs: Type.Number() }), ...refusals },
      },
      onRequest: (request, reply, done) => {
        if (gate.isOwnPage(request, reply)) done();
      },
    },
    (request, reply) => {
      const name = gate.check(request.body.token, request, reply);
      if (name === null) return reply;
      const { session, value } = gate.sessions.open(name);
      const expiresInMs = session.expiresAt - clock.wall();
      request.log.info({ name }, 'ops login');
      reply.header('set-cookie', setCookie(request.headers.host, value, expiresInMs));
      return reply.send({ name, expiresInMs });
    },
  );

  app.delete(
    path,
    {
      schema: { summary: 'Log out', response: { 204: Type.Null(), 403: ProblemSchema } },
      onRequest: (request, reply, done) => {
        if (gate.isOwnPage(request, reply)) done();
      },
    },
    (request, reply) => {
      const session = gate.sessionOf(request);
      if (session !== null) {
        gate.sessions.end(session);
        streams.dismiss();
        request.log.info({ name: session.name }, 'ops logout');
      }
      return reply.code(204).header('set-cookie', clearCookie(request.headers.host)).send();
    },
  );
}
