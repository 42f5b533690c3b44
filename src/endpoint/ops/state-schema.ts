import { Type } from '@fastify/type-provider-typebox';
import { ViewSchema } from '../http/schemas.ts';

// For the API description alone: answers are written by JSON.stringify, and OpsState is what the code goes by.
const by = { by: Type.String(), why: Type.String(), at: Type.Number() };
const until = Type.Union([Type.Null(), Type.Number()]);

const evidence = Type.Object({
  ok: Type.Integer(),
  late: Type.Integer(),
  bad: Type.Integer(),
  networks: Type.Integer(),
  badNetworks: Type.Integer(),
});

const provider = Type.Object({
  epoch: Type.Integer(),
  phase: Type.Enum(['closed', 'open', 'half-open', 'recovering']),
  since: Type.Number(),
  share: Type.Number(),
  retryAt: until,
  forced: Type.Union([Type.Null(), Type.Object({ to: Type.Enum(['open', 'closed']), ...by, until })]),
  forcedRev: Type.Integer(),
  because: Type.Object({
    rule: Type.String(),
    at: Type.Number(),
    bad: Type.Integer(),
    ok: Type.Integer(),
    networks: Type.Integer(),
    reporters: Type.Array(Type.String()),
    late: Type.Optional(Type.Integer()),
    voters: Type.Optional(Type.Integer()),
    active: Type.Optional(Type.Integer()),
    windowMs: Type.Optional(Type.Number()),
    needs: Type.Optional(
      Type.Object({ reporters: Type.Integer(), networks: Type.Integer(), ratio: Type.Number() }),
    ),
  }),
  evidence,
});

/** What operators see; GET /v1/ops/state adds the voters, the reporters and the policy. */
export const StateSchema = Type.Object({
  v: Type.Literal(1),
  inc: Type.String(),
  rev: Type.Integer(),
  now: Type.Number(),
  isStoreUp: Type.Boolean(),
  order: Type.Array(Type.String()),
  ordered: Type.Object({ ...by, rev: Type.Integer() }),
  notice: Type.Union([Type.Null(), Type.Object({ notice: Type.Object({}), ...by, until })]),
  noticeRev: Type.Integer(),
  providers: Type.Record(Type.String(), provider),
  active: Type.Object({ reporters: Type.Integer(), networks: Type.Integer() }),
  view: ViewSchema,
});
