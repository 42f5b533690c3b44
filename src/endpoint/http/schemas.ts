import { Type, type Static, type TSchema } from 'typebox';
import type { ForcedTo, Notice, Phase, PublicView } from '../../circuit/index.ts';

type DeepReadonly<T> = { readonly [K in keyof T]: DeepReadonly<T[K]> };

/** The schema of an answer. Compiles only if every value of `T` passes it. */
export function answerOf<T>() {
  return <S extends TSchema>(schema: S & (T extends DeepReadonly<Static<S>> ? unknown : never)): S => schema;
}

const ms = Type.Number({ minimum: 0 });
const share = Type.Number({ minimum: 0, maximum: 1 });
export const forcedTo = ['open', 'closed'] as const satisfies ForcedTo[];
const phases = ['closed', 'open', 'half-open', 'recovering'] as const satisfies Phase[];
const levels = ['info', 'warning', 'outage'] as const satisfies Notice['level'][];

export const PhaseSchema = Type.Enum(phases);
export const ForcedToSchema = Type.Enum(forcedTo);
export const LevelSchema = Type.Enum(levels);

/** What may be null. */
export const orNull = <S extends TSchema>(schema: S) => Type.Union([Type.Null(), schema]);

/** The same schema under each of these names. */
export function eachOf<S extends TSchema, K extends PropertyKey>(schema: S, ...names: readonly K[]) {
  return Object.fromEntries(names.map((name) => [name, schema])) as Record<K, S>;
}

export const NoticeSchema = Type.Object({
  id: Type.String(),
  level: LevelSchema,
  text: Type.Object({ ko: Type.String(), en: Type.String() }),
});

export const ViewSchema = answerOf<PublicView>()(
  Type.Object({
    v: Type.Literal(1),
    inc: Type.String(),
    rev: Type.Integer(),
    validForMs: ms,
    graceMs: ms,
    sample: share,
    typeAheadShare: Type.Optional(share),
    order: Type.Array(Type.String()),
    providers: Type.Record(
      Type.String(),
      Type.Object({
        epoch: Type.Integer(),
        phase: PhaseSchema,
        phaseAgeMs: ms,
        share,
        forced: orNull(ForcedToSchema),
        softMs: ms,
        hardMs: ms,
        then: Type.Optional(Type.Object({ inMs: ms, epoch: Type.Integer(), phase: PhaseSchema, share })),
        doubtful: Type.Optional(Type.Literal(true)),
      }),
    ),
    notice: orNull(NoticeSchema),
  }),
);

/** RFC 9457. */
export const ProblemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  field: Type.Optional(Type.String()),
  replica: Type.Optional(Type.Enum(['none', 'behind'])),
});

/** Answers that are problems, for the API description. */
export const problems = <N extends number>(...statuses: readonly N[]) => eachOf(ProblemSchema, ...statuses);
