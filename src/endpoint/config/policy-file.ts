import { defaultPolicy, type Policy } from '../../circuit/index.ts';
import { defaultLimits, type Limits } from './limits.ts';

/** Every number that a site may set. */
export interface Rules {
  readonly policy: Policy;
  readonly limits: Limits;
}

export const defaultRules: Rules = { policy: defaultPolicy, limits: defaultLimits };

type Read<T> =
  { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'wrong'; readonly message: string };

const day = 86_400_000;
const ratios = new Set([
  'sample',
  'openRatio',
  'retryJitter',
  'minShare',
  'healthyRatio',
  'probeDeadline',
  'pollJitter',
]);
const wholeNumbers =
  /^(max|min|votes|flapOpens|probe|shortWindowVoters|longWindowVoters|local|report|streams)/;

/**
 * Reads a policy file: a flat JSON object with names of `Policy` and `Limits`; what it leaves out keeps its
 * default. `deadlines` is merged provider by provider.
 */
export function readRules(text: string): Read<Rules> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return wrong('is not JSON');
  }
  if (!isObject(parsed)) return wrong('is not a JSON object');
  const known: Readonly<Record<string, unknown>> = { ...defaultPolicy, ...defaultLimits };
  for (const [key, value] of Object.entries(parsed)) {
    if (!Object.hasOwn(known, key)) return wrong(`${key} is not known`);
    const fault = faultOf(key, value, known[key]);
    if (fault !== null) return wrong(`${key} ${fault}`);
  }
  const deadlines = {
    ...defaultPolicy.deadlines,
    ...(isObject(parsed['deadlines']) ? parsed['deadlines'] : {}),
  };
  const merged = { ...known, ...parsed, deadlines };
  const policy = pick(merged, defaultPolicy);
  const limits = pick(merged, defaultLimits);
  const contradiction = contradictionIn(policy);
  return contradiction === null ? { kind: 'ok', value: { policy, limits } } : wrong(contradiction);
}

function faultOf(key: string, value: unknown, standard: unknown): string | null {
  if (key === 'deadlines') return faultOfDeadlines(value);
  if (key === 'ramp') return isRamp(value) ? null : 'is not a rising list of shares between 0 and 1';
  if (typeof standard === 'boolean') return typeof value === 'boolean' ? null : 'is not true or false';
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'is not a number';
  if (ratios.has(key)) return value >= 0 && value <= 1 ? null : 'is not between 0 and 1';
  if (key.endsWith('Ms')) return isDuration(value) ? null : 'is not a whole number of ms up to a day';
  if (value <= 0) return 'is not above 0';
  return wholeNumbers.test(key) && key !== 'reportsPerSecond' && !Number.isInteger(value)
    ? 'is not whole'
    : null;
}

function faultOfDeadlines(value: unknown): string | null {
  if (!isObject(value)) return 'is not an object';
  for (const [provider, each] of Object.entries(value)) {
    if (!isObject(each)) return `of ${provider} is not { softMs, hardMs }`;
    const { softMs, hardMs, ...more } = each;
    const unknown = Object.keys(more)[0];
    if (unknown !== undefined) return `of ${provider}: ${unknown} is not known`;
    if (!isDuration(softMs) || !isDuration(hardMs)) return `of ${provider} is not { softMs, hardMs } in ms`;
    if (softMs > hardMs) return `of ${provider}: softMs is above hardMs`;
  }
  return null;
}

function contradictionIn(policy: Policy): string | null {
  const pairs: readonly (readonly [keyof Policy, keyof Policy])[] = [
    ['validForMs', 'graceMs'],
    ['minReporters', 'maxQuorum'],
    ['minNetworks', 'maxNetworks'],
    ['retryMs', 'retryMaxMs'],
    ['probesOkMin', 'probesOkMax'],
    ['streamRetryMinMs', 'streamRetryMaxMs'],
  ];
  const found = pairs.find(([low, high]) => Number(policy[low]) > Number(policy[high]));
  return found === undefined ? null : `${found[0]} is above ${found[1]}`;
}

function isRamp(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every(
    (share: unknown, i) =>
      typeof share === 'number' && share > Number(i === 0 ? 0 : value[i - 1]) && share < 1,
  );
}

function isDuration(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= day;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Those of the merged values that `like` names. Every value was checked against the one in `like`. */
function pick<T extends object>(from: Readonly<Record<string, unknown>>, like: T): T {
  return Object.fromEntries(Object.keys(like).map((key) => [key, from[key]])) as T;
}

function wrong(message: string): Read<never> {
  return { kind: 'wrong', message };
}
