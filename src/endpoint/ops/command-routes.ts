import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { Type, type TSchema } from 'typebox';
import type { Command, CommandBase, Notice } from '../../circuit/index.ts';
import { defaultForMs } from '../../protocol/index.ts';
import { sendProblem } from '../http/problem.ts';
import { problems, ProblemSchema } from '../http/schemas.ts';
import { operatorOf } from './auth/authenticate.ts';
import { EndBody, faultyTextIn, ForcedBody, NoticeBody, OrderBody } from './command-schema.ts';
import type { OpsContext } from './context.ts';
import { noReplica, notKnownToBeDone, notReplicated, sendConflict, sendImpossible } from './problems.ts';
import { opsState } from './read-state.ts';
import { StateSchema } from './state-schema.ts';

type WithoutBase<T> = T extends Command ? Omit<T, keyof CommandBase> : never;

/** The field that a command cannot have so, and what is wrong with it. */
const impossible = {
  'unknown-provider': ['provider', 'is not one of the circuits here'],
  'bad-order': ['order', 'does not name every provider once'],
  'none-left': ['to', 'cannot be open: every other provider is forced open'],
} as const;

/** What operators can do: order, forced circuits, the notice. An answer of 200 means that it is durable. */
export function commandRoutes(
  app: FastifyInstance,
  { services: { coordinator }, pseudonymOf }: OpsContext,
): void {
  const schemaOf = (summary: string, body: TSchema) => ({
    summary,
    body,
    response: {
      200: StateSchema,
      409: Type.Intersect([ProblemSchema, Type.Object({ state: StateSchema })]),
      ...problems(401, 403, 422, 429, 503),
    },
  });
  /** Has a command carried out and answers. */
  async function execute(
    request: FastifyRequest<{ Body: EndBody | NoticeBody }>,
    reply: FastifyReply,
    command: WithoutBase<Command>,
  ): Promise<FastifyReply> {
    const { body } = request;
    const state = () => opsState(coordinator, pseudonymOf);
    const faulty = faultyTextIn(body);
    if (faulty !== null) return sendImpossible(reply, faulty.field, faulty.what);
    if (body.inc !== undefined && body.inc !== coordinator.record.inc) return sendConflict(reply, state());
    const base = { by: operatorOf(request).name, why: body.reason.trim(), rev: body.rev };
    const result = await coordinator.command({ ...command, ...base });
    if (result.kind === 'unavailable') return sendProblem(reply.header('retry-after', '1'), notKnownToBeDone);
    if (result.kind === 'unreplicated') {
      const problem = result.isStored ? notReplicated : noReplica;
      return sendProblem(reply.header('retry-after', '1'), problem);
    }
    if (result.kind === 'done')
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(state()));
    if (result.reason === 'conflict') return sendConflict(reply, state());
    const [field, what] = impossible[result.reason];
    return sendImpossible(reply, field, what);
  }

  app.put<{ Body: OrderBody }>(
    '/v1/ops/order',
    { schema: schemaOf('Who is tried first', OrderBody) },
    (request, reply) => execute(request, reply, { type: 'order', order: request.body.order }),
  );

  const params = Type.Object({ provider: Type.String() });
  app.put<{ Body: ForcedBody; Params: { provider: string } }>(
    '/v1/ops/circuits/:provider/forced',
    {
      schema: {
        params,
        ...schemaOf('Hold a circuit open or closed, or release it to the phase it is in', ForcedBody),
      },
    },
    (request, reply) => {
      const { to, forMs = defaultForMs } = request.body;
      const { provider } = request.params;
      return execute(request, reply, { type: 'force', provider, to, forMs: to === null ? null : forMs });
    },
  );

  app.put<{ Body: NoticeBody }>(
    '/v1/ops/notice',
    { schema: schemaOf('Show everybody a notice, in plain text', NoticeBody) },
    (request, reply) => {
      const { level, text, forMs = defaultForMs } = request.body;
      const notice = { id: noticeId(coordinator.record.notice?.notice ?? null, level, text), level, text };
      return execute(request, reply, { type: 'notice', notice, forMs });
    },
  );

  app.delete<{ Body: EndBody }>(
    '/v1/ops/notice',
    { schema: schemaOf('Take the notice down', EndBody) },
    (request, reply) => execute(request, reply, { type: 'notice', notice: null, forMs: null }),
  );
}

/** The same words go on under the same id, so that nobody is told twice when a notice is only prolonged. */
function noticeId(shown: Notice | null, level: Notice['level'], text: Notice['text']): string {
  const isSame = shown?.level === level && shown.text.ko === text.ko && shown.text.en === text.en;
  return isSame ? shown.id : `n-${randomBytes(6).toString('base64url')}`;
}
