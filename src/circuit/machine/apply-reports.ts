import type { Emit } from '../record/effects.ts';
import {
  mapProviders,
  type ProviderRecord,
  type Reporter,
  type SharedRecord,
  type Voter,
} from '../record/record.ts';
import { tookOf, voteOf, type Report, type ReportItem } from '../record/report.ts';
import { seededHash } from '../hash.ts';
import { clamp, demandNow, networkCap } from './quorum.ts';
import { shortWindowMs } from './window.ts';

/**
 * Books a batch of reports in the windows. The batch is put in one canonical order first, so the order
 * of arrival decides nothing; each outcome is booked when it ended, by the endpoint's clock.
 */
export function applyReports(shared: SharedRecord, reports: readonly Report[], emit: Emit): SharedRecord {
  const { lastNow: now, policy } = shared;
  const reporters = new Map(Object.entries(shared.reporters));
  const windows = new Map<string, Map<string, Voter>>();
  const counts = { accepted: 0, duplicates: 0, otherEpoch: 0 };
  const demand = demandNow(shared);
  const slotBegan = demand.slot * policy.slotMs;
  // One machine with ever new names would make the fleet look large, and the share that probes small.
  const isCounted = networkCap(policy);
  for (const { network, at } of reporters.values()) if (at >= slotBegan) isCounted(network);
  let askers = 0;

  for (const { reporter, network, seq, items } of [...reports].sort(canonical)) {
    const known = reporters.get(reporter);
    if (known !== undefined && seq <= known.seq) {
      counts.duplicates++;
      continue;
    }
    counts.accepted++;
    const isAsker = known === undefined || known.at < slotBegan;
    if (isAsker && isCounted(network)) askers++;
    reporters.set(reporter, { network, at: now, seq });

    for (const item of items) {
      const { provider } = item;
      const record = Object.hasOwn(shared.providers, provider) ? shared.providers[provider] : undefined;
      if (record?.epoch !== item.epoch) {
        counts.otherEpoch++;
        continue;
      }
      const vote = isEvidence(record, item) ? voteOf(item) : null;
      if (vote === null) continue;
      const window = windows.get(provider) ?? new Map(Object.entries(record.window));
      windows.set(provider, window);
      const age = Number.isFinite(item.ageMs) ? item.ageMs : 0;
      const endedAt = clamp(now - age, record.epochAt, now);
      if (endedAt < (window.get(reporter)?.endedAt ?? -Infinity)) continue;
      const took = policy.learnDeadlines ? tookOf(item) : undefined;
      const isKey = vote === 'bad' && item.misconfigured > 0;
      window.set(reporter, {
        ...{ vote, endedAt, network, seq },
        ...(isKey ? { key: true } : {}),
        ...(took === undefined ? {} : { took }),
      });
    }
  }

  emit({ type: 'folded', ...counts });
  const booked = mapProviders(shared, windows.keys(), (record, id) => ({
    ...record,
    window: newest(shared, windows.get(id) ?? new Map<string, Voter>(), {
      timeOf: ({ endedAt }) => endedAt,
      sampleFrom: now - shortWindowMs(shared, id),
    }),
  }));
  return {
    ...booked,
    demand: { ...demand, count: demand.count + askers },
    reporters: newest(shared, reporters, { timeOf: ({ at }) => at, sampleFrom: Infinity }),
  };
}

/** While probing only probes count, unless operators hold the circuit closed: then nobody probes. */
function isEvidence(record: ProviderRecord, item: ReportItem): boolean {
  return record.phase !== 'half-open' || item.kind === 'probe' || record.forced?.to === 'closed';
}

interface Keeping<T> {
  readonly timeOf: (entry: T) => number;
  /** Of those since then (server ms) a sample is kept where they are too many; of all others the newest. */
  readonly sampleFrom: number;
}

/**
 * At most `maxReporters` of the living: memory is bounded whatever arrives. Those that count anyhow go first,
 * so that one network with a thousand names cannot push the others out.
 *
 * Where the short window alone is too full, whole networks are kept or left out, by a hash that only the endpoint can
 * make: the newest 256 were had by 43 hostile networks, whatever the traffic. See docs/circuit.md#votes.
 */
function newest<T extends Voter | Reporter>(
  { inc, lastNow, policy }: SharedRecord,
  entries: ReadonlyMap<string, T>,
  { timeOf, sampleFrom }: Keeping<T>,
): Readonly<Record<string, T>> {
  const living = [...entries].filter(([, entry]) => timeOf(entry) >= lastNow - policy.activeMs);
  if (living.length <= policy.maxReporters) return Object.fromEntries(living);
  living.sort(([a, x], [b, y]) => timeOf(y) - timeOf(x) || (a < b ? -1 : 1));
  const [countsBad, countsGood] = [networkCap(policy), networkCap(policy)];
  const [counted, surplus]: [[string, T][], [string, T][]] = [[], []];
  for (const each of living) {
    const [, entry] = each;
    const counts = 'vote' in entry && entry.vote === 'bad' ? countsBad : countsGood;
    (counts(entry.network) ? counted : surplus).push(each);
  }
  const recent = counted.filter(([, entry]) => timeOf(entry) >= sampleFrom);
  if (recent.length <= policy.maxReporters)
    return Object.fromEntries([...counted, ...surplus].slice(0, policy.maxReporters));
  const placed = recent.map((each) => ({ each, place: seededHash(inc, each[1].network) }));
  placed.sort((a, b) => a.place - b.place);
  return Object.fromEntries(placed.slice(0, policy.maxReporters).map(({ each }) => each));
}

function canonical(a: Report, b: Report): number {
  if (a.reporter !== b.reporter) return a.reporter < b.reporter ? -1 : 1;
  if (a.seq !== b.seq) return a.seq - b.seq;
  // Two different reports with one number come from a liar; still, their order must not matter.
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
