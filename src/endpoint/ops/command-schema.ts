import { Type, type Static } from 'typebox';
import type { ForcedTo } from '../../circuit/index.ts';
import { forcedTo, LevelSchema } from '../http/schemas.ts';
import { maxForMs, maxNotice, maxReason, minReason, textFaultOf } from '../../protocol/index.ts';

// An unknown field is refused, not ignored: who sends `dryRun` must not find the command carried out.
const closed = { additionalProperties: false } as const;

const base = {
  rev: Type.Integer({
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'The state it is based on',
  }),
  inc: Type.Optional(Type.String({ maxLength: 64, description: 'Incarnation of that state' })),
  reason: Type.String({ minLength: minReason, maxLength: maxReason }),
};
const forMs = Type.Optional(
  Type.Integer({ minimum: 1, maximum: maxForMs, description: 'Ends by itself after this; 15 minutes' }),
);
const noticeText = Type.String({
  minLength: 1,
  maxLength: maxNotice,
  description: 'Plain text; its length is counted in UTF-16 units, of which an emoji has two or more',
});

export const OrderBody = Type.Object(
  {
    ...base,
    order: Type.Array(Type.String({ maxLength: 40 }), {
      minItems: 1,
      maxItems: 50,
      description: 'Every provider, the first to be tried first',
    }),
  },
  closed,
);

export const ForcedBody = Type.Object(
  { ...base, to: Type.Unsafe<ForcedTo | null>({ enum: [...forcedTo, null] }), forMs },
  closed,
);

export const NoticeBody = Type.Object(
  {
    ...base,
    level: LevelSchema,
    text: Type.Object({ ko: noticeText, en: noticeText }, closed),
    forMs,
  },
  closed,
);

/** For DELETE. */
export const EndBody = Type.Object(base, closed);

export const SessionBody = Type.Object({ token: Type.String({ minLength: 1, maxLength: 4_096 }) }, closed);

export type OrderBody = Static<typeof OrderBody>;
export type ForcedBody = Static<typeof ForcedBody>;
export type NoticeBody = Static<typeof NoticeBody>;
export type EndBody = Static<typeof EndBody>;
export type SessionBody = Static<typeof SessionBody>;

/** What a schema cannot say: what nobody can see is no reason and no notice, and nothing may read other than it is. */
export function faultyTextIn(
  body: EndBody | NoticeBody,
): { readonly field: string; readonly what: string } | null {
  const notice =
    'text' in body ? [['text.ko', body.text.ko, 1] as const, ['text.en', body.text.en, 1] as const] : [];
  // The schema counts characters, browsers count units: they refuse a view whose notice is longer.
  const tooLong = notice.find(([, text]) => text.length > maxNotice);
  if (tooLong !== undefined) return { field: tooLong[0], what: `has more than ${maxNotice} UTF-16 units` };
  for (const [field, text, least] of [['reason', body.reason, minReason] as const, ...notice]) {
    const fault = textFaultOf(text, least);
    if (fault === 'hidden')
      return { field, what: 'holds control characters or marks that turn the direction of text' };
    if (fault === 'short') return { field, what: `must have ${least} or more characters that can be seen` };
  }
  return null;
}
