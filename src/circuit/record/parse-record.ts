import { readLearned } from './learned-deadlines.ts';
import type { Policy } from './policy.ts';
import { isNumber, isObject } from './stored-value.ts';
import { readUnanswered } from './unanswered.ts';
import { createProvider, createShared, isSameSet, type ProviderRecord, type SharedRecord } from './record.ts';

const phases = ['closed', 'open', 'half-open', 'recovering'];

/** The version of the record that is written here: `SharedRecord.v`. */
const currentVersion = 1;

/** Whether a newer version of the endpoint wrote this: it is no damage, and is not to be replaced. */
export function isOfNewerVersion(stored: unknown): boolean {
  return isObject(stored) && isNumber(stored['v']) && stored['v'] > currentVersion;
}

/**
 * Reads a stored record. Fields that this version does not know are dropped, fields that are missing take
 * their first value.
 *
 * @returns null for another schema version or for anything that is no record: the state is then unknown,
 * and the caller starts a new incarnation
 */
export function readShared(stored: unknown, policy: Policy): SharedRecord | null {
  if (!isObject(stored) || stored['v'] !== currentVersion) return null;
  const { inc, rev, lastNow, order, providers } = stored;
  if (typeof inc !== 'string' || !isNumber(rev) || !isNumber(lastNow)) return null;
  if (!isNames(order) || !isObject(providers)) return null;
  const fresh = createShared(inc, order, lastNow, policy);
  const records: Record<string, ProviderRecord> = {};
  for (const [id, each] of Object.entries(providers)) {
    const record = readProvider(each, lastNow);
    if (record === null) return null;
    records[id] = record;
  }
  if (!isSameSet(order, Object.keys(records))) return null;
  return { ...keep(fresh, stored), policy, providers: records };
}

function readProvider(stored: unknown, now: number): ProviderRecord | null {
  if (!isObject(stored) || !isNumber(stored['epoch'])) return null;
  if (typeof stored['phase'] !== 'string' || !phases.includes(stored['phase'])) return null;
  if (stored['phase'] === 'open' && !isNumber(stored['retryAt'])) return null;
  const learned = readLearned(stored['learned']);
  const record = { ...keep(createProvider(now), stored), learned };
  const unanswered = readUnanswered(stored['unanswered']);
  // An older node keeps it over an outage that it has handled, and does not move it with a clock that was set back.
  const isOfEpoch = unanswered !== null && unanswered.since >= record.epochAt && unanswered.since <= now;
  return { ...record, unanswered: isOfEpoch ? unanswered : null };
}

/** Takes from `stored` what `fresh` has too, if it is of the same sort; null may stand for an object or a number. */
function keep<T extends object>(fresh: T, stored: Readonly<Record<string, unknown>>): T {
  const entries = Object.entries(fresh).map(([key, value]) => {
    const candidate = stored[key];
    const isSame = sortOf(candidate) === sortOf(value) || value === null || candidate === null;
    return [key, candidate !== undefined && isSame ? candidate : value];
  });
  // The keys and their sorts are those of `fresh`.
  return Object.fromEntries(entries) as T;
}

function sortOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
