import type { Emit } from '../record/effects.ts';
import { mapProviders, type ProviderRecord, type SharedRecord } from '../record/record.ts';
import type { Unanswered } from '../record/unanswered.ts';
import { countNetworks } from './quorum.ts';
import { areFew } from './standing-failure.ts';

/** One visitor's ad blocker, or one call in twenty that fails by itself, is no reason to wake anybody. */
const voicesNeeded = 3;
/** Networks and browsers have another name each day: those of two days. */
const voicesKept = 2 * voicesNeeded;

/**
 * Follows the failures since the last answer of each closed circuit, and tells operators where three visitors in a row
 * have failed for ten minutes or more, though too few search for the circuit to open.
 * See docs/circuit.md#a-failure-that-stands.
 */
export function followUnanswered(shared: SharedRecord, emit: Emit): SharedRecord {
  return mapProviders(shared, shared.order, (record, id) => {
    if (record.phase !== 'closed') return record;
    const before = record.unanswered;
    const after = unansweredNow(shared, record);
    const told = { type: 'alert', provider: id, epoch: record.epoch, at: shared.lastNow } as const;
    if (before?.isTold && before.since !== after?.since)
      emit({ ...told, kind: 'answered', since: before.since });
    if (after === null || after.isTold || !isWorthTelling(shared, record, after))
      return after === before ? record : { ...record, unanswered: after };
    emit({ ...told, kind: 'unanswered', since: after.since });
    return { ...record, unanswered: { ...after, isTold: true } };
  });
}

/** The providers that are used although operators have heard that they answer nobody. */
export function unansweredProviders({ providers }: SharedRecord): readonly string[] {
  return Object.keys(providers).filter((id) => providers[id]?.unanswered?.isTold);
}

/** What of it stands with the votes that have come since; the same object where nothing is new. */
function unansweredNow({ policy }: SharedRecord, { window, unanswered }: ProviderRecord): Unanswered | null {
  const voters = Object.entries(window);
  const answeredAt = Math.max(
    ...voters.map(([, { vote, endedAt }]) => (vote === 'bad' ? -Infinity : endedAt)),
  );
  const failed = voters
    .filter(([, { endedAt }]) => endedAt > answeredAt)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const going = unanswered !== null && answeredAt < unanswered.since ? unanswered : null;
  if (going === null && failed.length === 0) return null;
  const voices = new Map(Object.entries(going?.voices ?? {}));
  const known = voices.size;
  for (const [reporter, { network }] of failed) {
    const isHeard = policy.singleNetwork ? voices.has(reporter) : includes(voices, network);
    if (!isHeard) voices.set(reporter, { network });
  }
  if (going !== null && voices.size === known) return going;
  return {
    since: going?.since ?? Math.min(...failed.map(([, { endedAt }]) => endedAt)),
    voices: Object.fromEntries([...voices].slice(-voicesKept)),
    isTold: going?.isTold ?? false,
  };
}

function includes(voices: ReadonlyMap<string, { readonly network: string }>, network: string): boolean {
  return [...voices.values()].some((voice) => voice.network === network);
}

function isWorthTelling(
  shared: SharedRecord,
  { forced, downAlert, keyAlert, epoch, window }: ProviderRecord,
  { since, voices }: Unanswered,
): boolean {
  const { lastNow, policy } = shared;
  // A key that was wrong in this epoch says nothing of failures that are none of it, months later.
  const isKey = keyAlert === epoch && Object.values(window).some(({ key }) => key);
  // Of these they have heard already.
  const isKnown = downAlert === epoch || isKey || forced?.to === 'open';
  const isLong = lastNow - since >= policy.activeMs;
  // Browsers have another name each day too, and what begins the name of their network tells of which one it is.
  const names = Object.entries(voices).map(([reporter, { network }]) =>
    policy.singleNetwork ? `${network} ${reporter}` : network,
  );
  return !isKnown && isLong && countNetworks(names) >= voicesNeeded && areFew(shared);
}
