import { Type, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { browserPolicy, defaultPolicy, type Policy } from '../../circuit/index.ts';
import { publishedBounds } from '../../protocol/index.ts';
import { defaultLimits, type Limits } from './limits.ts';

/** Every number that a site may set. */
export interface Rules {
  readonly policy: Policy;
  readonly limits: Limits;
  /** Names in the file that have no effect: browsers have those numbers built in. */
  readonly withoutEffect?: readonly string[];
}

export const defaultRules: Rules = { policy: defaultPolicy, limits: defaultLimits };

type Read<T> =
  { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'wrong'; readonly message: string };

const duration = Type.Integer({ minimum: 1, maximum: 86_400_000 });
const share = Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 });
const standards: Readonly<Record<string, unknown>> = { ...defaultPolicy, ...defaultLimits };
const ratios =
  /^(sample|typeAheadShare|openRatio|healthyRatio|minShare|probeDeadline|learnQuantile|learnFall|learnCutShare|\w+Jitter)$/;
const factors = /^(quietDwells|silentHeartbeats|reportsPerSecond|learn(Soft|Hard)Factor)$/;

/**
 * Reads a policy file: a flat JSON object with names of `Policy` and `Limits`; what it leaves out keeps its
 * default. `deadlines` is merged provider by provider. What browsers have built in stays as they have it, and what
 * they would not take as it is published is refused.
 */
export function readRules(text: string): Read<Rules> {
  const read = readEveryNumber(text);
  if (read.kind === 'wrong') return read;
  const untaken = untakenIn(read.value.policy);
  if (untaken !== null) return wrong(untaken);
  const withoutEffect = Object.keys(JSON.parse(text) as object).filter((key) =>
    Object.hasOwn(browserPolicy, key),
  );
  const policy = { ...read.value.policy, ...browserPolicy };
  return { kind: 'ok', value: { ...read.value, policy, withoutEffect } };
}

/** As `readRules`, but what browsers have built in counts too: a recording goes by the numbers of its time. */
export function readRecordedPolicy(text: string): Policy | null {
  const read = readEveryNumber(text);
  return read.kind === 'ok' ? read.value.policy : null;
}

function readEveryNumber(text: string): Read<Rules> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return wrong('is not JSON');
  }
  if (!Value.Check(Type.Record(Type.String(), Type.Unknown()), parsed)) return wrong('is not a JSON object');
  for (const [key, value] of Object.entries(parsed)) {
    const fault = faultOf(key, value);
    if (fault !== null) return wrong(fault);
  }
  const merged: Readonly<Record<string, unknown>> = { ...standards, ...parsed };
  const policy = pick(merged, defaultPolicy);
  const deadlines = { ...defaultPolicy.deadlines, ...policy.deadlines };
  const contradiction = contradictionIn(policy);
  if (contradiction !== null) return wrong(contradiction);
  return { kind: 'ok', value: { policy: { ...policy, deadlines }, limits: pick(merged, defaultLimits) } };
}

function faultOf(key: string, value: unknown): string | null {
  if (!Object.hasOwn(standards, key)) return `${key} is not known`;
  const [schema, what] = schemaOf(key);
  const [error] = Value.Errors(schema, value);
  if (error === undefined) return null;
  const name = `${key}${error.instancePath.replaceAll('/', ' ')}`;
  // Only a name that is too many meets the schema that nothing passes.
  return error.keyword === 'boolean' ? `${name} is not known` : `${name} is not ${what}`;
}

function schemaOf(key: string): readonly [TSchema, what: string] {
  if (key === 'deadlines') {
    const each = Type.Object({ softMs: duration, hardMs: duration }, { additionalProperties: false });
    return [Type.Record(Type.String(), each), '{ softMs, hardMs } in ms by provider'];
  }
  if (key === 'ramp') return [Type.Array(share, { minItems: 1 }), 'a list of shares between 0 and 1'];
  if (typeof standards[key] === 'boolean') return [Type.Boolean(), 'true or false'];
  if (ratios.test(key)) return [Type.Number({ minimum: 0, maximum: 1 }), 'between 0 and 1'];
  if (key.endsWith('Ms')) return [duration, 'a number of whole ms up to a day'];
  if (factors.test(key)) return [Type.Number({ exclusiveMinimum: 0 }), 'a number above 0'];
  return [Type.Integer({ minimum: 1 }), 'whole and above 0'];
}

function contradictionIn(policy: Policy): string | null {
  const pairs: readonly (readonly [keyof Policy, keyof Policy])[] = [
    ['validForMs', 'graceMs'],
    ['minReporters', 'maxQuorum'],
    ['minNetworks', 'maxNetworks'],
    ['retryMs', 'retryMaxMs'],
    ['probesOkMin', 'probesOkMax'],
    ['learnSoftFactor', 'learnHardFactor'],
    ['learnSoftLeastMs', 'learnHardLeastMs'],
  ];
  const found = pairs.find(([low, high]) => Number(policy[low]) > Number(policy[high]));
  if (found !== undefined) return `${found[0]} is above ${found[1]}`;
  const { ramp } = policy;
  if (ramp.some((step, i) => step <= (ramp[i - 1] ?? 0))) return 'ramp is not rising';
  const tight = Object.entries(policy.deadlines).find(([, { softMs, hardMs }]) => softMs > hardMs);
  return tight === undefined ? null : `deadlines of ${tight[0]}: softMs is above hardMs`;
}

/** What browsers would take for another number than the endpoint goes by. */
function untakenIn({
  validForMs,
  graceMs,
  deadlines,
  learnSoftLeastMs,
  learnHardLeastMs,
}: Policy): string | null {
  const named = [
    ['validForMs', validForMs, publishedBounds.validForMs] as const,
    ['graceMs', graceMs, publishedBounds.graceMs] as const,
    ['learnSoftLeastMs', learnSoftLeastMs, publishedBounds.deadlineMs] as const,
    ['learnHardLeastMs', learnHardLeastMs, publishedBounds.deadlineMs] as const,
    ...Object.entries(deadlines).flatMap(([id, each]) =>
      (['softMs', 'hardMs'] as const).map(
        (key) => [`deadlines of ${id}: ${key}`, each[key], publishedBounds.deadlineMs] as const,
      ),
    ),
  ];
  const found = named.find(([, ms, [low, high]]) => ms < low || ms > high);
  if (found === undefined) return null;
  const [name, , [low, high]] = found;
  return `${name} is not ${low} to ${high} ms: browsers take no other`;
}

/** Those of the merged values that `like` names. Every value was checked against the one in `like`. */
function pick<T extends object>(from: Readonly<Record<string, unknown>>, like: T): T {
  return Object.fromEntries(Object.keys(like).map((key) => [key, from[key]])) as T;
}

function wrong(message: string): Read<never> {
  return { kind: 'wrong', message };
}
