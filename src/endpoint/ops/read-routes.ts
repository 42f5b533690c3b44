import { Type } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Readable } from 'node:stream';
import { sendProblem } from '../http/problem.ts';
import { flightText, unhurried } from '../recording/recording-file.ts';
import type { Services } from '../services.ts';
import { version } from '../config/version.ts';
import { ProblemSchema } from '../http/schemas.ts';
import { operatorOf, type Gate } from './auth/authenticate.ts';
import { sendImpossible } from './problems.ts';
import type { OpsStreams } from './ops-stream.ts';
import { StateSchema } from './state-schema.ts';
import { opsEntry, wholeOpsState, type Pseudonyms } from './read-state.ts';
import { seriesEveryMs, type SeriesAnswer } from '../../protocol/index.ts';

const defaultLimit = 50;
/** The largest page of a store. */
const maxLimit = 500;
const json = 'application/json; charset=utf-8';

/** What operators can look at, and the test of the alerts. */
export function lookRoutes(
  app: FastifyInstance,
  { keeper, timeline, series, recorder, policy, node, testAlerts, isDraining }: Services,
  gate: Gate,
  streams: OpsStreams,
  pseudonyms: Pseudonyms,
): void {
  const refusals = { 401: ProblemSchema, 429: ProblemSchema };
  app.get(
    '/v1/ops/state',
    { schema: { summary: 'The whole record', response: { 200: StateSchema, ...refusals } } },
    (request, reply) => {
      const you = operatorOf(request).name;
      const state = wholeOpsState(keeper.record, keeper.now(), keeper.isStoreUp, pseudonyms, you);
      return reply.type(json).send(JSON.stringify(state));
    },
  );

  const entry = Type.Object({ id: Type.String(), at: Type.Number(), effect: Type.Object({}) });
  app.get<{ Querystring: { before?: string; limit?: string } }>(
    '/v1/ops/timeline',
    {
      schema: {
        summary: 'Transitions and commands, newest first; `next` is the `before` of the next page',
        querystring: Type.Object({
          before: Type.Optional(Type.String({ maxLength: 64 })),
          limit: Type.Optional(Type.String({ pattern: '^\\d{1,3}$', description: '1 to 500; 50' })),
        }),
        response: {
          200: Type.Object({ entries: Type.Array(entry), next: Type.Union([Type.Null(), Type.String()]) }),
          422: ProblemSchema,
          503: ProblemSchema,
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const limit = Number(request.query.limit ?? defaultLimit);
      if (limit < 1 || limit > maxLimit) return sendImpossible(reply, 'limit', `is not 1 to ${maxLimit}`);
      const found = await timeline(request.query.before ?? null, limit);
      const next = found.length < limit ? null : (found.at(-1)?.id ?? null);
      const entries = found.map((each) => opsEntry(each, pseudonyms));
      return reply.type(json).send(JSON.stringify({ entries, next }));
    },
  );

  const count = Type.Integer();
  const time = Type.Union([Type.Null(), Type.Number()]);
  const point = Type.Object({
    at: Type.Number(),
    ...{ ok: count, late: count, bad: count, opaque: count },
    ...{ censored: count, misconfigured: count, limited: count, suspectEmpty: count },
    ...{ p50Ms: time, p95Ms: time },
  });
  app.get(
    '/v1/ops/series',
    {
      schema: {
        summary: 'Outcomes and latency in buckets of 5 s, of the reports that this node took in 30 minutes',
        response: {
          200: Type.Object({
            everyMs: count,
            node: Type.String({ description: 'Every node has only its own part' }),
            providers: Type.Record(Type.String(), Type.Array(point)),
          }),
          ...refusals,
        },
      },
    },
    (_, reply) => {
      const providers = series.read(keeper.record.order, keeper.now());
      const answer: SeriesAnswer = { everyMs: seriesEveryMs, node: node(), providers };
      return reply.type(json).send(JSON.stringify(answer));
    },
  );

  app.get(
    '/v1/ops/flight',
    {
      exposeHeadRoute: false,
      schema: {
        summary: 'What went through this node in the last minutes, for `address-search-endpoint replay`',
        response: { 200: Type.Object({ format: Type.String(), v: Type.Integer() }), ...refusals },
      },
    },
    (_, reply) => {
      const { inc, rev } = keeper.record;
      const head = { version, node: node(), at: keeper.now(), policy };
      // The keeper has a record before the first route is there.
      const tape = recorder.read() ?? { start: keeper.record, entries: [] };
      return reply
        .type(json)
        .header('content-disposition', `attachment; filename="flight-${inc}-${rev}.json"`)
        .send(Readable.from(unhurried(flightText(tape, head, pseudonyms))));
    },
  );

  app.get(
    '/v1/ops/stream',
    {
      exposeHeadRoute: false,
      schema: {
        summary:
          'Live: `state` after every change and every 5 s, `timeline` for each new entry, `series` every 5 s',
      },
    },
    (request, reply) => {
      if (isDraining() || streams.isFull) {
        return sendProblem(reply.header('retry-after', '5'), {
          status: 503,
          title: 'No room for one more stream',
          detail: 'Too many consoles look on, or this node is about to end. GET /v1/ops/state still answers.',
        });
      }
      const operator = operatorOf(request);
      const seen = request.headers['last-event-id'];
      reply.hijack();
      streams.open(reply.raw, () => gate.isStillIn(operator), typeof seen === 'string' ? seen : null);
      return reply;
    },
  );

  const channel = Type.Object({ channel: Type.String(), ok: Type.Boolean(), detail: Type.String() });
  app.post(
    '/v1/ops/alerts/test',
    {
      schema: {
        summary: 'A test alert through every configured channel',
        response: { 200: Type.Object({ channels: Type.Array(channel) }), 403: ProblemSchema, ...refusals },
      },
    },
    async (_, reply) => reply.send({ channels: await testAlerts() }),
  );
}
