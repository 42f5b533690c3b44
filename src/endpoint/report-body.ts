import { Type, type Static } from '@fastify/type-provider-typebox';
import type { Report } from '../circuit/index.ts';
import type { TimedItem } from './flight/series.ts';

/** More outcomes than a browser can have between two reports. */
const mostCalls = 1_000;
const longestAgeMs = 86_400_000;
const count = Type.Integer({ minimum: 0, maximum: mostCalls });

const item = Type.Object({
  provider: Type.String({ minLength: 1, maxLength: 40 }),
  epoch: Type.Integer({ minimum: 0, maximum: 2 ** 31 }),
  kind: Type.Enum(['normal', 'probe', 'hedge']),
  ok: count,
  bad: count,
  late: count,
  censored: count,
  opaque: count,
  void: count,
  misconfigured: count,
  limited: count,
  suspectEmpty: count,
  corroborated: count,
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
  items: Type.Array(item, { minItems: 1, maxItems: 20 }),
});

export type ReportBody = Static<typeof ReportBody>;

/** What a schema cannot say. */
export function faultIn(
  body: ReportBody,
  isKnown: (provider: string) => boolean,
): { field: string; detail: string } | null {
  for (const [i, each] of body.items.entries()) {
    if (!isKnown(each.provider))
      return { field: `items[${i}].provider`, detail: 'is not one of the circuits here' };
    if (each.corroborated > each.bad + each.opaque + each.misconfigured + each.suspectEmpty) {
      return {
        field: `items[${i}].corroborated`,
        detail: 'is more than bad + opaque + misconfigured + suspectEmpty',
      };
    }
  }
  return null;
}

/** The report as the circuit reads it: known fields only, with the network that the endpoint has seen. */
export function reportOf({ reporter, seq, items }: ReportBody, network: string): Report {
  return { reporter, network, seq, items: items.map(itemOf) };
}

function itemOf(from: ReportBody['items'][number]): TimedItem {
  const { provider, epoch, kind, ok, late, bad, opaque, misconfigured, suspectEmpty } = from;
  const { limited, censored, void: voided, corroborated, ageMs, ms } = from;
  return {
    provider,
    epoch,
    kind,
    ok,
    late,
    bad,
    opaque,
    misconfigured,
    suspectEmpty,
    limited,
    censored,
    void: voided,
    corroborated,
    ageMs,
    ...(ms === undefined || ms.length === 0 ? {} : { ms }),
  };
}
