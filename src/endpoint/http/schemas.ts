import { Type } from '@fastify/type-provider-typebox';

const ms = Type.Number({ minimum: 0 });
const phase = Type.Enum(['closed', 'open', 'half-open', 'recovering']);
const share = Type.Number({ minimum: 0, maximum: 1 });

/** The public view, for the API description; the circuit's own types are what the code goes by. */
export const ViewSchema = Type.Object({
  v: Type.Literal(1),
  inc: Type.String(),
  rev: Type.Integer(),
  validForMs: ms,
  graceMs: ms,
  sample: share,
  order: Type.Array(Type.String()),
  providers: Type.Record(
    Type.String(),
    Type.Object({
      epoch: Type.Integer(),
      phase,
      phaseAgeMs: ms,
      share,
      forced: Type.Union([Type.Null(), Type.Enum(['open', 'closed'])]),
      softMs: ms,
      hardMs: ms,
      then: Type.Optional(Type.Object({ inMs: ms, epoch: Type.Integer(), phase, share })),
      doubtful: Type.Optional(Type.Literal(true)),
    }),
  ),
  notice: Type.Union([
    Type.Null(),
    Type.Object({
      id: Type.String(),
      level: Type.Enum(['info', 'warning', 'outage']),
      text: Type.Object({ ko: Type.String(), en: Type.String() }),
    }),
  ]),
});

/** RFC 9457. */
export const ProblemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  field: Type.Optional(Type.String()),
});
