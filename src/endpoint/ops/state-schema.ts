import { Type } from 'typebox';
import type { Because } from '../../circuit/index.ts';
import type { OpsState } from '../../protocol/index.ts';
import {
  answerOf,
  eachOf,
  ForcedToSchema,
  NoticeSchema,
  orNull,
  PhaseSchema,
  ViewSchema,
} from '../http/schemas.ts';

const count = Type.Integer();
const time = Type.Number();
const by = { by: Type.String(), why: Type.String(), at: time };

const because = answerOf<Because>()(
  Type.Object({
    rule: Type.String(),
    at: time,
    bad: count,
    ok: count,
    networks: count,
    reporters: Type.Array(Type.String()),
    late: Type.Optional(count),
    voters: Type.Optional(count),
    active: Type.Optional(count),
    windowMs: Type.Optional(time),
    needs: Type.Optional(Type.Object({ reporters: count, networks: count, ratio: Type.Number() })),
  }),
);

const provider = Type.Object({
  epoch: count,
  phase: PhaseSchema,
  since: time,
  share: Type.Number(),
  retryAt: orNull(time),
  forced: orNull(Type.Object({ to: ForcedToSchema, ...by, until: orNull(time) })),
  forcedRev: count,
  because,
  learned: orNull(
    Type.Object({
      ...eachOf(time, 'softMs', 'hardMs', 'at', 'quantile', 'cutShare'),
      quantileMs: orNull(time),
      browsers: count,
    }),
  ),
  failureStands: Type.Boolean(),
  evidence: Type.Object({ ok: count, late: count, bad: count, networks: count, badNetworks: count }),
});

/** What operators see; GET /v1/ops/state adds the voters, the reporters and the policy. */
export const StateSchema = answerOf<OpsState>()(
  Type.Object({
    v: Type.Literal(1),
    inc: Type.String(),
    rev: count,
    now: time,
    isStoreUp: Type.Boolean(),
    order: Type.Array(Type.String()),
    ordered: Type.Object({ ...by, rev: count }),
    notice: orNull(Type.Object({ notice: NoticeSchema, ...by, until: orNull(time) })),
    noticeRev: count,
    providers: Type.Record(Type.String(), provider),
    active: Type.Object({ reporters: count, networks: count }),
    view: ViewSchema,
  }),
);
