import { Type } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { Command, Notice } from '../../circuit/index.ts';
import type { Obeyed } from '../coordinator/coordinator.ts';
import { sendProblem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { ProblemSchema } from '../http/schemas.ts';
import { defaultForMs, type OpsState } from '../../protocol/index.ts';
import { blankIn, EndBody, ForcedBody, NoticeBody, OrderBody } from './command-schema.ts';
import { operatorOf } from './auth/authenticate.ts';
import { notKnownToBeDone, sendConflict, sendImpossible } from './problems.ts';
import { StateSchema } from './state-schema.ts';

type Body = OrderBody | ForcedBody | NoticeBody | EndBody;
type Written<T> = T extends Command ? Omit<T, 'by' | 'why' | 'rev'> : never;

/** What operators can do: order, forced circuits, the notice. An answer of 200 means that it is durable. */
export function commandRoutes(app: FastifyInstance, keeper: Services['keeper'], state: () => OpsState): void {
  const response = {
    200: StateSchema,
    401: ProblemSchema,
    403: ProblemSchema,
    409: Type.Intersect([ProblemSchema, Type.Object({ state: StateSchema })]),
    422: ProblemSchema,
    429: ProblemSchema,
    503: ProblemSchema,
  };
  const until = (forMs: number = defaultForMs): number => keeper.now() + forMs;

  /** Has a command obeyed and answers. */
  async function command(
    request: FastifyRequest,
    reply: FastifyReply,
    body: Body,
    written: Written<Command>,
  ): Promise<FastifyReply> {
    const blank = blankIn(body);
    if (blank !== null) return sendImpossible(reply, blank.field, blank.what);
    if (body.inc !== undefined && body.inc !== keeper.record.inc) return sendConflict(reply, state());
    const by = operatorOf(request).name;
    const obeyed = await keeper.command({ ...written, by, why: body.reason.trim(), rev: body.rev });
    return answer(reply, obeyed, state);
  }

  app.put<{ Body: OrderBody }>(
    '/v1/ops/order',
    { schema: { summary: 'Who is tried first', body: OrderBody, response } },
    (request, reply) => {
      const { order } = request.body;
      return command(request, reply, request.body, { type: 'order', order });
    },
  );

  app.put<{ Body: ForcedBody; Params: { provider: string } }>(
    '/v1/ops/circuits/:provider/forced',
    {
      schema: {
        summary: 'Hold a circuit open or closed, or release it to the phase it is in',
        params: Type.Object({ provider: Type.String() }),
        body: ForcedBody,
        response,
      },
    },
    (request, reply) => {
      const { to, forMs } = request.body;
      const { provider } = request.params;
      const end = to === null ? null : until(forMs);
      return command(request, reply, request.body, { type: 'force', provider, to, until: end });
    },
  );

  app.put<{ Body: NoticeBody }>(
    '/v1/ops/notice',
    { schema: { summary: 'Show everybody a notice, in plain text', body: NoticeBody, response } },
    (request, reply) => {
      const { level, text, forMs } = request.body;
      const notice = { id: noticeId(keeper.record.notice?.notice ?? null, level, text), level, text };
      return command(request, reply, request.body, { type: 'notice', notice, until: until(forMs) });
    },
  );

  app.delete<{ Body: EndBody }>(
    '/v1/ops/notice',
    { schema: { summary: 'Take the notice down', body: EndBody, response } },
    (request, reply) => command(request, reply, request.body, { type: 'notice', notice: null, until: null }),
  );
}

/** The same words go on under the same id, so that nobody is told twice when a notice is only prolonged. */
function noticeId(shown: Notice | null, level: Notice['level'], text: Notice['text']): string {
  const isSame = shown?.level === level && shown.text.ko === text.ko && shown.text.en === text.en;
  return isSame ? shown.id : `n-${randomBytes(6).toString('base64url')}`;
}

function answer(reply: FastifyReply, obeyed: Obeyed, state: () => OpsState): FastifyReply {
  if (obeyed.kind === 'done')
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(state()));
  if (obeyed.kind === 'unavailable') {
    return sendProblem(reply.header('retry-after', '1'), notKnownToBeDone);
  }
  switch (obeyed.reason) {
    case 'conflict':
      return sendConflict(reply, state());
    case 'unknown-provider':
      return sendImpossible(reply, 'provider', 'is not one of the circuits here');
    case 'bad-order':
      return sendImpossible(reply, 'order', 'does not name every provider once');
    case 'none-left':
      return sendImpossible(reply, 'to', 'cannot be open: every other provider is forced open');
  }
}
