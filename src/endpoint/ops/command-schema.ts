import { Type, type Static } from 'typebox';
import type { ForcedTo } from '../../circuit/index.ts';
import { forcedTo, LevelSchema } from '../http/schemas.ts';
import { maxForMs, maxNotice, maxReason, minReason } from '../../protocol/index.ts';

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
const noticeText = Type.String({ minLength: 1, maxLength: maxNotice, description: 'Plain text' });

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

/** What a schema cannot say: blanks are no reason and no notice. */
export function blankIn(
  body: EndBody | NoticeBody,
): { readonly field: string; readonly what: string } | null {
  if ([...body.reason.trim()].length < minReason)
    return { field: 'reason', what: `must have ${minReason} characters or more` };
  if (!('text' in body)) return null;
  const blank = (['ko', 'en'] as const).find((language) => body.text[language].trim() === '');
  return blank === undefined ? null : { field: `text.${blank}`, what: 'is empty' };
}
