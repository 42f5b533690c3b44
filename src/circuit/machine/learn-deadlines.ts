import { latencyAtRank, latencyBoundsMs, latencyBucket } from '../record/latency.ts';
import type { LearnedDeadlines } from '../record/learned-deadlines.ts';
import type { Policy } from '../record/policy.ts';
import { deadlinesOf, mapProviders, type ProviderRecord, type SharedRecord } from '../record/record.ts';
import { surfaceOf } from '../serving.ts';
import { clamp, networkCap } from './quorum.ts';
import { newestVoters, type NamedVoter } from './window.ts';

/** What the browsers of a window say of the time that answers take. */
interface LatencySample {
  readonly told: Omit<LearnedDeadlines, 'softMs' | 'hardMs' | 'at'>;
  /** Within which time the share of those that were answered had been; null without any. */
  readonly answeredMs: number | null;
}

/** Published deadlines are whole multiples of this, ms. */
const gridMs = 10;
/** What differs by less is the chance of a sample of 256: the published ones stay. */
export const deadband = 0.1;

/**
 * Looks at how long answers take, every `learnEveryMs`, and moves the deadlines of closed circuits after it: up at
 * once, down slowly, never beyond what the site has set. See docs/circuit.md#learned-deadlines.
 *
 * @param since time of the record before this step, server ms
 */
export function learnDeadlines(shared: SharedRecord, since: number): SharedRecord {
  const { policy, lastNow: now } = shared;
  const isDue = Math.floor(now / policy.learnEveryMs) > Math.floor(since / policy.learnEveryMs);
  if (!isDue) return shared;
  return mapProviders(shared, shared.order, (record, id) => {
    const learned = canLearn(record, id, policy) ? moved(shared, id) : null;
    return learned === record.learned ? record : { ...record, learned };
  });
}

/** An embedded page reports how long it took to load, once cold and then from its cache: nobody waits by that. */
function canLearn({ phase }: ProviderRecord, id: string, policy: Policy): boolean {
  return policy.learnDeadlines && phase === 'closed' && surfaceOf(id) === 'list';
}

function moved(shared: SharedRecord, id: string): LearnedDeadlines | null {
  const { policy, lastNow: at } = shared;
  const learned = shared.providers[id]?.learned ?? null;
  const { told: sample, answeredMs } = sampleOf(newestVoters(shared, id), policy);
  if (sample.browsers * 2 < policy.learnVoters) return null;
  if (sample.browsers < policy.learnVoters) return learned;
  const most = deadlinesOf(id, policy);
  // Down for some and as fast as ever for the others: what they wait for will not come later either.
  const isSplit = sample.quantileMs === null && answeredMs !== null && answeredMs <= (learned ?? most).softMs;
  if (isSplit) return learned;
  const wanted = deadlinesFor(sample, most, policy);
  const mayFall = sample.cutShare <= policy.learnCutShare;
  const next = (from: number, to: number): number => {
    if (to > from * (1 + deadband)) return to;
    return mayFall && to < from * (1 - deadband) ? Math.max(to, onGrid(from * (1 - policy.learnFall))) : from;
  };
  const current = learned ?? most;
  const [softMs, hardMs] = [next(current.softMs, wanted.softMs), next(current.hardMs, wanted.hardMs)];
  return softMs === current.softMs && hardMs === current.hardMs
    ? learned
    : { softMs: Math.min(softMs, hardMs), hardMs, at, ...sample };
}

function deadlinesFor(
  { quantileMs }: LatencySample['told'],
  most: ReturnType<typeof deadlinesOf>,
  policy: Policy,
): ReturnType<typeof deadlinesOf> {
  const times = (factor: number, least: number, atMost: number): number =>
    quantileMs === null ? atMost : clamp(onGrid(quantileMs * factor), Math.min(least, atMost), atMost);
  return {
    softMs: times(policy.learnSoftFactor, policy.learnSoftLeastMs, most.softMs),
    hardMs: times(policy.learnHardFactor, policy.learnHardLeastMs, most.hardMs),
  };
}

/** One answer of each browser, its newest; at most `votesPerNetwork` of one network count, as with votes. */
function sampleOf(voters: readonly NamedVoter[], policy: Policy): LatencySample {
  const isCounted = networkCap(policy);
  const counts = new Array<number>(latencyBoundsMs.length + 1).fill(0);
  let [browsers, unanswered, cut] = [0, 0, 0];
  for (const { took, vote, network } of voters) {
    if (took === undefined || !isCounted(network)) continue;
    browsers++;
    if (took === 'cut' || vote === 'late') cut++;
    if (took === 'cut') unanswered++;
    else counts[latencyBucket(took)] = (counts[latencyBucket(took)] ?? 0) + 1;
  }
  const quantile = policy.learnQuantile;
  const rank = quantile * browsers;
  const quantileMs = rank > browsers - unanswered ? null : latencyAtRank(counts, rank);
  const answered = browsers - unanswered;
  return {
    told: { quantile, quantileMs, browsers, cutShare: browsers === 0 ? 0 : cut / browsers },
    answeredMs: answered === 0 ? null : latencyAtRank(counts, quantile * answered),
  };
}

function onGrid(ms: number): number {
  return Math.ceil(ms / gridMs) * gridMs;
}
