import { deadlinesNow, type ProviderRecord, type SharedRecord } from '../record/record.ts';
import { surfaceOf } from '../serving.ts';

/**
 * Soft and hard deadline (ms) of a provider as browsers are told: while a failure stands, nobody waits longer than the
 * least soft deadline before another list is asked too. See docs/circuit.md#a-failure-that-stands.
 */
export function deadlinesTold(shared: SharedRecord, id: string): { softMs: number; hardMs: number } {
  const { softMs, hardMs } = deadlinesNow(shared, id);
  const { learnDeadlines, learnSoftLeastMs } = shared.policy;
  const isList = (provider: string): boolean => surfaceOf(provider) === 'list';
  // An embedded page takes the screen: none is opened sooner for this.
  const isBetweenLists = isList(id) && shared.order.some((other) => other !== id && isList(other));
  const isSooner = learnDeadlines && isBetweenLists && failureStands(shared, id);
  return { softMs: isSooner ? Math.min(softMs, learnSoftLeastMs) : softMs, hardMs };
}

/**
 * Whether the last that was heard of a closed circuit is a failure, however long ago. Only on a site with few reporters;
 * where many vote, the quorum knows more than the newest of them.
 */
export function failureStands(shared: SharedRecord, id: string): boolean {
  const { forced, phase, unanswered }: Partial<ProviderRecord> = shared.providers[id] ?? {};
  return phase === 'closed' && forced?.to !== 'open' && !!unanswered && areFew(shared);
}

/** Few may ask one service of a busy site: a single reporter would have something new for all followers each time. */
export function areFew({ reporters, policy }: SharedRecord): boolean {
  return Object.keys(reporters).length < policy.shortWindowVoters;
}
