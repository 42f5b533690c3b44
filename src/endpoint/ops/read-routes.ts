import type { FastifyInstance } from 'fastify';
import { Readable } from 'node:stream';
import { Type } from 'typebox';
import {
  seriesEveryMs,
  type ChannelTest,
  type SeriesAnswer,
  type TimelineEntry,
} from '../../protocol/index.ts';
import { version } from '../config/version.ts';
import { sendProblem } from '../http/problem.ts';
import { answerOf, orNull, problems } from '../http/schemas.ts';
import { recordingText, unhurried } from '../recording/recording-file.ts';
import { maxPage } from '../stores/retention.ts';
import { operatorOf } from './auth/authenticate.ts';
import type { OpsContext } from './context.ts';
import { sendImpossible } from './problems.ts';
import { opsEntry, wholeOpsState } from './read-state.ts';
import { StateSchema } from './state-schema.ts';

const defaultLimit = 50;
const json = 'application/json; charset=utf-8';
const refusals = problems(401, 429);

const count = Type.Integer();
const latency = orNull(Type.Number());
const timelineEntry = Type.Object({ id: Type.String(), at: Type.Number(), effect: Type.Object({}) });

const TimelineSchema = answerOf<{ entries: readonly TimelineEntry[]; next: string | null }>()(
  Type.Object({ entries: Type.Array(timelineEntry), next: orNull(Type.String()) }),
);
const SeriesSchema = answerOf<SeriesAnswer>()(
  Type.Object({
    everyMs: count,
    node: Type.String({ description: 'Every node has only its own part' }),
    providers: Type.Record(
      Type.String(),
      Type.Array(
        Type.Object({
          at: Type.Number(),
          ok: count,
          late: count,
          bad: count,
          opaque: count,
          censored: count,
          misconfigured: count,
          limited: count,
          suspectEmpty: count,
          p50Ms: latency,
          p95Ms: latency,
        }),
      ),
    ),
  }),
);
const ChannelTestSchema = answerOf<ChannelTest>()(
  Type.Object({ channel: Type.String(), ok: Type.Boolean(), detail: Type.String() }),
);

/** What operators can look at, and the test of the alerts. */
export function readRoutes(
  app: FastifyInstance,
  { services, authenticator, streams, pseudonymOf }: OpsContext,
): void {
  const { coordinator, timeline, series, recorder, policy, node, testAlerts, isDraining } = services;
  app.get(
    '/v1/ops/state',
    { schema: { summary: 'The whole record', response: { 200: StateSchema, ...refusals } } },
    (request, reply) => {
      const state = wholeOpsState(coordinator, pseudonymOf, operatorOf(request).name);
      return reply.type(json).send(JSON.stringify(state));
    },
  );

  const timelineSchema = {
    summary: 'Transitions and commands, newest first; `next` is the `before` of the next page',
    querystring: Type.Object({
      before: Type.Optional(Type.String({ maxLength: 64 })),
      limit: Type.Optional(Type.String({ pattern: '^\\d{1,3}$', description: '1 to 500; 50' })),
    }),
    response: { 200: TimelineSchema, ...problems(422, 503), ...refusals },
  };
  app.get<{ Querystring: { before?: string; limit?: string } }>(
    '/v1/ops/timeline',
    { schema: timelineSchema },
    async (request, reply) => {
      const limit = Number(request.query.limit ?? defaultLimit);
      if (limit < 1 || limit > maxPage) return sendImpossible(reply, 'limit', `is not 1 to ${maxPage}`);
      const found = await timeline(request.query.before ?? null, limit);
      const next = found.length < limit ? null : (found.at(-1)?.id ?? null);
      const entries = found.map((each) => opsEntry(each, pseudonymOf));
      return reply.type(json).send(JSON.stringify({ entries, next }));
    },
  );

  const seriesSchema = {
    summary: 'Outcomes and latency in buckets of 5 s, of the reports that this node took in 30 minutes',
    response: { 200: SeriesSchema, ...refusals },
  };
  app.get('/v1/ops/series', { schema: seriesSchema }, (_, reply) => {
    const providers = series.read(coordinator.record.order, coordinator.now());
    const answer: SeriesAnswer = { everyMs: seriesEveryMs, node: node(), providers };
    return reply.type(json).send(JSON.stringify(answer));
  });

  const recordingSchema = {
    summary: 'What went through this node in the last minutes, for `address-search-endpoint replay`',
    response: { 200: Type.Object({ format: Type.String(), v: count }), ...refusals },
  };
  app.get('/v1/ops/flight', { exposeHeadRoute: false, schema: recordingSchema }, (_, reply) => {
    const { inc, rev } = coordinator.record;
    const head = { version, node: node(), at: coordinator.now(), policy };
    // The coordinator has a record before the first route is there.
    const parts = recorder.read() ?? { start: coordinator.record, entries: [] };
    return reply
      .type(json)
      .header('content-disposition', `attachment; filename="flight-${inc}-${rev}.json"`)
      .send(Readable.from(unhurried(recordingText(parts, head, pseudonymOf))));
  });

  const streamSchema = {
    summary:
      'Live: `state` after every change and every 5 s, `timeline` for each new entry, `series` every 5 s',
  };
  app.get('/v1/ops/stream', { exposeHeadRoute: false, schema: streamSchema }, (request, reply) => {
    if (isDraining() || streams.isFull) {
      return sendProblem(reply.header('retry-after', '5'), {
        status: 503,
        title: 'No room for one more stream',
        detail: 'Too many consoles look on, or this node is about to end. GET /v1/ops/state still answers.',
      });
    }
    const operator = operatorOf(request);
    const seen = request.headers['last-event-id'];
    const isAllowed = (): boolean => authenticator.isStillIn(operator);
    reply.hijack();
    streams.open(reply.raw, isAllowed, typeof seen === 'string' ? seen : null);
    return reply;
  });

  const testSchema = {
    summary: 'A test alert through every configured channel',
    response: {
      200: Type.Object({ channels: Type.Array(ChannelTestSchema) }),
      ...problems(403),
      ...refusals,
    },
  };
  app.post('/v1/ops/alerts/test', { schema: testSchema }, async (_, reply) =>
    reply.send({ channels: await testAlerts() }),
  );
}
