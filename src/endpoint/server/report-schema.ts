import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { fieldOf } from '../http/problem.ts';
import { eachOf, ProblemSchema, ViewSchema } from '../http/schemas.ts';

/** More outcomes than a browser can have between two reports. */
const mostCalls = 1_000;
const mostItems = 20;
const longestAgeMs = 86_400_000;
const count = Type.Integer({ minimum: 0, maximum: mostCalls });

const item = Type.Object({
  provider: Type.String({ minLength: 1, maxLength: 40 }),
  epoch: Type.Integer({ minimum: 0, maximum: 2 ** 31 }),
  kind: Type.Enum(['normal', 'probe', 'hedge']),
  ...eachOf(count, 'ok', 'bad', 'late', 'censored', 'opaque', 'void', 'misconfigured', 'limited'),
  ...eachOf(count, 'suspectEmpty', 'corroborated'),
  sample: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  ageMs: Type.Number({ minimum: 0, maximum: longestAgeMs }),
  ms: Type.Optional(
    Type.Array(Type.Array(Type.Number({ minimum: 0, maximum: longestAgeMs }), { minItems: 2, maxItems: 2 }), {
      maxItems: 32,
    }),
  ),
});

/** What a browser sends. Fields that this version does not know are ignored. */
export const ReportBody = Type.Object({
  v: Type.Literal(1),
  reporter: Type.String({ pattern: '^[A-Za-z0-9_-]{16,64}$' }),
  seq: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  inc: Type.String({ maxLength: 64 }),
  rev: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  items: Type.Array(item, { minItems: 1, maxItems: mostItems }),
});

export type ReportBody = Static<typeof ReportBody>;

/** What a text turned out to be. */
export type Read =
  | { readonly kind: 'report'; readonly body: ReportBody }
  /** `field` is what is wrong, such as `items[0].ok`; `body` for no JSON, and empty for no object. */
  | { readonly kind: 'fault'; readonly field: string; readonly detail: string };

const validator = Compile(ReportBody);

/** Reads the body of a report. What is wrong with it is said without repeating it. */
export function readReport(text: string, isKnown: (provider: string) => boolean): Read {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { kind: 'fault', field: 'body', detail: 'The body is not JSON, or not all of it came.' };
  }
  return validator.Check(body) ? checked(body, isKnown) : misshapen(body);
}

function misshapen(body: unknown): Read {
  // What is wrong inside a list that is too long is not the point.
  const { items } = (body ?? {}) as { readonly items?: unknown };
  if (Array.isArray(items) && items.length > mostItems)
    return fault('items', `must not have more than ${mostItems} items`);
  const [first] = validator.Errors(body);
  if (first === undefined) return fault('', 'is wrong');
  const [missing] = first.keyword === 'required' ? first.params.requiredProperties : [];
  const field = fieldOf(first.instancePath + (missing === undefined ? '' : `/${missing}`));
  return fault(field, missing === undefined ? first.message : 'is missing');
}

function fault(field: string, what: string): Read {
  return { kind: 'fault', field, detail: `${field === '' ? 'The body' : field} ${what}.` };
}

/** What a schema cannot say. */
function checked(body: ReportBody, isKnown: (provider: string) => boolean): Read {
  for (const [i, each] of body.items.entries()) {
    if (!isKnown(each.provider)) return fault(`items[${i}].provider`, 'is not one of the circuits here');
    if (each.corroborated > each.bad + each.opaque + each.misconfigured + each.suspectEmpty)
      return fault(`items[${i}].corroborated`, 'is more than bad + opaque + misconfigured + suspectEmpty');
  }
  return { kind: 'report', body };
}

/** The schemas are JSON as they are; only their types say more than the description's. */
const content = (type: string, schema: object) => ({ content: { [type]: { schema: { ...schema } } } });
const problem = content('application/problem+json', ProblemSchema);

/** POST /v1/reports for the API description. */
export const reportOperation = {
  summary: 'What one browser has seen of the providers since its last report',
  requestBody: {
    required: true,
    content: {
      ...content('text/plain', ReportBody).content,
      ...content('application/json', ReportBody).content,
    },
  },
  responses: {
    200: { description: 'The public view', ...content('application/json', ViewSchema) },
    400: { description: 'Not a report; `field` says what is wrong', ...problem },
    403: { description: 'Origin not allowed', ...problem },
    413: { description: 'Over 2 kB', ...problem },
    415: { description: 'Neither text/plain nor application/json', ...problem },
    429: { description: 'Over the budget of this network; wait as Retry-After says', ...problem },
    503: { description: 'Overloaded, and not counted; wait as Retry-After says', ...problem },
  },
};
