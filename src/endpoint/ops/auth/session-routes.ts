import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { problems } from '../../http/schemas.ts';
import { SessionBody } from '../command-schema.ts';
import type { OpsContext } from '../context.ts';
import { clearCookie, setCookie } from './session-cookie.ts';

const path = '/v1/ops/session';

/** POST and DELETE /v1/ops/session: the console's way in and out. */
export function sessionRoutes(
  app: FastifyInstance,
  { services: { clock }, authenticator, streams }: OpsContext,
): void {
  const onRequest = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (authenticator.isOwnPage(request, reply)) done();
  };

  const loginSchema = {
    summary: 'Log in with a token; the session is a cookie',
    body: SessionBody,
    response: {
      200: Type.Object({ name: Type.String(), expiresInMs: Type.Number() }),
      ...problems(401, 403, 422, 429),
    },
  };
  app.post<{ Body: SessionBody }>(path, { schema: loginSchema, onRequest }, (request, reply) => {
    const name = authenticator.check(request.body.token, request, reply);
    if (name === null) return reply;
    const { session, value } = authenticator.sessions.open(name);
    const expiresInMs = session.expiresAt - clock.wall();
    request.log.info({ name }, 'ops login');
    reply.header('set-cookie', setCookie(authenticator.isSecure(request), value, expiresInMs));
    return reply.send({ name, expiresInMs });
  });

  const logoutSchema = { summary: 'Log out', response: { 204: Type.Null(), ...problems(403) } };
  app.delete(path, { schema: logoutSchema, onRequest }, (request, reply) => {
    const session = authenticator.sessionOf(request);
    if (session !== null) {
      authenticator.sessions.end(session);
      streams.dismiss();
      request.log.info({ name: session.name }, 'ops logout');
    }
    return reply
      .code(204)
      .header('set-cookie', clearCookie(authenticator.isSecure(request)))
      .send();
  });
}
