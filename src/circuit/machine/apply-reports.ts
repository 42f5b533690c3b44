import type { Effect } from '../record/effects.ts';
import type { Policy } from '../record/policy.ts';
import { clamp, voicesPerNetwork } from './quorum.ts';
import type { ProviderRecord, Reporter, SharedRecord, Voter } from '../record/record.ts';
import { voteOf, type Report, type ReportItem } from '../record/report.ts';

/**
 * Folds a batch of reports into the windows. The batch is put in one canonical order first, so the order
 * of arrival decides nothing; each outcome is booked when it ended, by the endpoint's clock.
 */
export function fold(
  shared: SharedRecord,
  reports: readonly Report[],
  now: number,
  policy: Policy,
  effects: Effect[],
): SharedRecord {
  const reporters = new Map(Object.entries(shared.reporters));
  const windows = new Map<string, Map<string, Voter>>();
  const counts = { accepted: 0, duplicates: 0, otherEpoch: 0 };
  const demand = demandAt(shared, now, policy);
  let askers = 0;

  for (const report of [...reports].sort(canonical)) {
    const known = reporters.get(report.reporter);
    if (known !== undefined && report.seq <= known.seq) {
      counts.duplicates++;
      continue;
    }
    counts.accepted++;
    if (known === undefined || known.at < demand.slot * policy.slotMs) askers++;
    reporters.set(report.reporter, { network: report.network, at: now, seq: report.seq });

    for (const item of report.items) {
      const record = Object.hasOwn(shared.providers, item.provider)
        ? shared.providers[item.provider]
        : undefined;
      if (record?.epoch !== item.epoch) {
        counts.otherEpoch++;
        continue;
      }
      const vote = isEvidence(record, item) ? voteOf(item) : null;
      if (vote === null) continue;
      const window = windows.get(item.provider) ?? new Map(Object.entries(record.window));
      windows.set(item.provider, window);
      const age = Number.isFinite(item.ageMs) ? item.ageMs : 0;
      const endedAt = clamp(now - age, record.epochAt, now);
      if (endedAt < (window.get(report.reporter)?.endedAt ?? -Infinity)) continue;
      const voter: Voter = { vote, endedAt, network: report.network, seq: report.seq };
      const isKey = vote === 'bad' && item.misconfigured > 0;
      window.set(report.reporter, isKey ? { ...voter, key: true } : voter);
    }
  }

  const providers = { ...shared.providers };
  for (const [id, window] of windows) {
    const record = providers[id];
    if (record === undefined) continue;
    providers[id] = { ...record, window: newest(window, timeOfVote, isBadVote, now, policy) };
  }
  effects.push({ type: 'folded', ...counts });
  return {
    ...shared,
    providers,
    demand: askers === 0 ? demand : { ...demand, count: demand.count + askers },
    reporters: newest(reporters, timeOfReporter, isNoVote, now, policy),
  };
}

const timeOfVote = (voter: Voter): number => voter.endedAt;
const isBadVote = (voter: Voter): boolean => voter.vote === 'bad';
const timeOfReporter = (reporter: Reporter): number => reporter.at;
const isNoVote = (): boolean => false;

/** While probing only probes count, unless operators hold the circuit closed: then nobody probes. */
function isEvidence(record: ProviderRecord, item: ReportItem): boolean {
  return record.phase !== 'half-open' || item.kind === 'probe' || record.forced?.to === 'closed';
}

function demandAt(shared: SharedRecord, now: number, policy: Policy): SharedRecord['demand'] {
  const slot = Math.floor(now / policy.slotMs);
  const { demand } = shared;
  if (slot === demand.slot) return demand;
  return { slot, count: 0, before: slot === demand.slot + 1 ? demand.count : 0 };
}

/**
 * The living and newest `maxReporters`: memory is bounded whatever arrives. Those that count anyhow go first,
 * so that one network with a thousand names cannot push the others out.
 */
function newest<T extends Voter | Reporter>(
  entries: ReadonlyMap<string, T>,
  timeOf: (entry: T) => number,
  isBad: (entry: T) => boolean,
  now: number,
  policy: Policy,
): Readonly<Record<string, T>> {
  const living: [string, T][] = [];
  for (const each of entries) if (timeOf(each[1]) >= now - policy.activeMs) living.push(each);
  if (living.length <= policy.maxReporters) return Object.fromEntries(living);
  living.sort(([a, x], [b, y]) => timeOf(y) - timeOf(x) || (a < b ? -1 : 1));
  const most = voicesPerNetwork(policy);
  const [bad, good] = [new Map<string, number>(), new Map<string, number>()];
  const [counted, surplus]: [[string, T][], [string, T][]] = [[], []];
  for (const each of living) {
    const side = isBad(each[1]) ? bad : good;
    const seen = side.get(each[1].network) ?? 0;
    side.set(each[1].network, seen + 1);
    (seen < most ? counted : surplus).push(each);
    if (counted.length === policy.maxReporters) break;
  }
  return Object.fromEntries([...counted, ...surplus].slice(0, policy.maxReporters));
}

function canonical(a: Report, b: Report): number {
  if (a.reporter !== b.reporter) return a.reporter < b.reporter ? -1 : 1;
  if (a.seq !== b.seq) return a.seq - b.seq;
  // Two different reports with one number come from a liar; still, their order must not matter.
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
