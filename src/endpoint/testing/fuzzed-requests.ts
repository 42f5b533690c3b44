import fc from 'fast-check';

/** The parts of a JSON schema that the description of the API uses. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

interface Media {
  readonly schema: Schema;
}

interface Parameter {
  readonly in: string;
  readonly name: string;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

/** What `/openapi.json` says of every path and method. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** One request, and the statuses that the description names for it. */
export interface FuzzedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly described: readonly number[];
}

/** What breaks parsers: names of Object.prototype, numbers at their edges, controls, lone surrogates, depth. */
const HOSTILE: readonly unknown[] = [
  null,
  '',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '\u202e</script>',
  '%00',
  '../../etc/passwd',
  'x'.repeat(2_000),
  -0,
  -1,
  1e308,
  2 ** 53,
  Number.MIN_VALUE,
  [],
  {},
  [[[[[[[[]]]]]]]],
  { __proto__: null, constructor: { prototype: {} } },
];

const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.jsonValue());

/** A value as the schema has it, any part of which may be something hostile instead, missing, or more. */
export function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 30, arbitrary: fitting(schema) }, { weight: 1, arbitrary: hostile });
}

function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return objectOf(schema.properties ?? {});
    case 'array':
      return fc.array(valueOf(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 5, 5),
      });
    case 'integer':
      return fc.integer({
        min: schema.minimum ?? 0,
        max: Math.min(schema.maximum ?? 1_000, Number.MAX_SAFE_INTEGER),
      });
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return schema.pattern === undefined
        ? fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 60, 60) })
        : fc.stringMatching(new RegExp(schema.pattern));
    case undefined:
    default:
      return hostile;
  }
}

function objectOf(properties: Readonly<Record<string, Schema>>): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, valueOf(each)]));
  const names = Object.keys(properties);
  return fc
    .tuple(
      fc.record(model),
      fc.option(fc.constantFrom('', ...names), { freq: 10 }),
      fc.option(fc.constantFrom('__proto__', 'more'), { freq: 20 }),
    )
    .map(([value, left, added]) => ({
      ...Object.fromEntries(Object.entries(value).filter(([name]) => name !== left)),
      ...(added === null ? {} : { [added]: value }),
    }));
}

/**
 * Requests of every operation but streams, which do not end. Bodies are as described, broken in one place, cut, or
 * no JSON at all; headers are what a client, a proxy or an attacker sends.
 *
 * @param authorization of an operator; some requests have it, some have another or none
 */
export function requestsOf(description: Description, authorization: string): fc.Arbitrary<FuzzedRequest> {
  const operations = Object.entries(description.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ template, method, operation })),
  );
  const finite = operations.filter(({ template }) => !template.endsWith('/stream'));
  return fc.oneof(
    ...finite.map(({ template, method, operation }) => requestOf(template, method, operation, authorization)),
  );
}

function requestOf(
  template: string,
  method: string,
  { parameters = [], requestBody, responses }: Operation,
  authorization: string,
): fc.Arbitrary<FuzzedRequest> {
  const [[type, media] = ['application/json', undefined]] = Object.entries(requestBody?.content ?? {});
  const text = valueOf(media?.schema ?? {}).map((value) => JSON.stringify(value));
  const body = fc.oneof(
    { weight: 20, arbitrary: text },
    { weight: 2, arbitrary: fc.tuple(text, fc.nat(400)).map(([all, at]) => all.slice(0, at)) },
    { weight: 1, arbitrary: fc.string() },
  );
  const types = fc.oneof(
    { weight: 20, arbitrary: fc.constant(type) },
    fc.constantFrom('text/html', 'a/b;c', ''),
  );
  const inQuery = parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  const query = inQuery.length === 0 ? fc.constant('') : fc.tuple(fc.constantFrom(...inQuery), fc.string());
  return fc
    .record({
      segment: fc.oneof(
        fc.constantFrom('juso', 'kakao-postcode', '__proto__', '%', '%00', '..'),
        fc.webSegment(),
      ),
      query,
      body,
      type: types,
      token: fc.constantFrom(authorization, authorization, authorization, 'Bearer x', 'Basic', ''),
      // Each from another network, so that rate limits do not hide the rest.
      from: fc.ipV4(),
      more: fc.constantFrom({}, { origin: 'null' }, { cookie: 'session=x; =' }, { 'if-none-match': '"x' }),
    })
    .map((made) => ({
      method: method.toUpperCase(),
      path:
        template.replace('{provider}', made.segment) +
        (made.query === '' ? '' : `?${made.query[0]}=${encodeURIComponent(well(made.query[1] ?? ''))}`),
      headers: {
        'x-forwarded-for': made.from,
        authorization: made.token,
        'content-type': made.type,
        ...made.more,
      },
      body: requestBody === undefined ? null : made.body,
      described: Object.keys(responses).map(Number),
    }));
}

/** `encodeURIComponent` throws at half a surrogate pair. */
function well(text: string): string {
  return text.replace(/[\ud800-\udfff]/g, '?');
}
