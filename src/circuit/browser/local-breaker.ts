import { probeSlotKey } from './choose.ts';
import type { LocalPolicy } from '../record/browser-policy.ts';
import type { CallKind, LocalView, Outcome, PageProvider } from '../record/types.ts';

/** A provider that this browser has sent to the end of its list. */
export interface Demotion {
  /** `overdue` is a suspicion, and is withdrawn if the call still answers. */
  readonly origin: 'failures' | 'overdue';
  /** How often in a row; drives the doubling. */
  readonly level: number;
  /** Until then it is left alone, after it a shadow probe is due. */
  readonly until: number;
}

/** What this browser remembers of one provider. */
export interface LocalProvider {
  /** Times of the corroborated failures in a row, oldest first, no more than policy asks for. */
  readonly failures: readonly number[];
  readonly demotion: Demotion | null;
  readonly limitedUntil: number | null;
}

/** The local breaker's whole memory. Plain data, JSON-able; times are the `now` given by the caller. */
export interface LocalState {
  readonly providers: Readonly<Record<string, LocalProvider>>;
  readonly probe: { readonly provider: string; readonly at: number; readonly key?: string } | null;
  /** When each slot (see `probeSlotKey`) was probed; only the last few slots are kept. */
  readonly probed: Readonly<Record<string, number>>;
}

/** A browser that knows nothing against anyone. */
export const emptyLocal: LocalState = { providers: {}, probe: null, probed: {} };

/** What happened in this browser. A probe settles within `probeLostMs` or not at all. */
export type LocalEvent =
  | {
      readonly type: 'settled';
      readonly provider: string;
      readonly kind: CallKind;
      readonly outcome: Outcome;
      readonly corroborated: boolean;
      /** Of a probe, as at its start: one that was given up for lost and ends after all is then told apart. */
      readonly probe?: { readonly epoch: number; readonly slot: number };
    }
  /** A call is past its soft deadline while another provider has answered. */
  | { readonly type: 'overdue'; readonly provider: string }
  /** That call has answered after all. */
  | { readonly type: 'withdraw-overdue'; readonly provider: string }
  /** 429 or a quota code. `retryAfterMs` null: the provider did not say. */
  | { readonly type: 'limited'; readonly provider: string; readonly retryAfterMs: number | null }
  | {
      readonly type: 'probe-start';
      readonly provider: string;
      readonly epoch: number;
      readonly slot: number;
    };

type Settled = Extract<LocalEvent, { type: 'settled' }>;

const unknown: LocalProvider = { failures: [], demotion: null, limitedUntil: null };
/** Shared, since the local view is made for each search and hardly ever names anybody. */
const nothing: ReadonlySet<string> = new Set();
const failures: ReadonlySet<Outcome> = new Set(['bad', 'opaque', 'misconfigured', 'suspect-empty']);

/** Books one event in the local breaker. An event that changes nothing returns the same object. */
export function recordLocal(
  state: LocalState,
  event: LocalEvent,
  now: number,
  policy: LocalPolicy,
): LocalState {
  const { provider } = event;
  const known = state.providers[provider] ?? unknown;
  switch (event.type) {
    case 'settled': {
      if (event.kind !== 'probe') return put(state, provider, afterCall(known, event, now, policy));
      if (isLostProbe(state, event)) return state;
      const landed = state.probe?.provider === provider ? { ...state, probe: null } : state;
      return put(landed, provider, afterProbe(known, event, now, policy));
    }
    case 'overdue':
      if (known.demotion !== null) return state;
      return put(state, provider, { ...known, demotion: demote('overdue', 1, now, policy) });
    case 'withdraw-overdue':
      if (known.demotion?.origin !== 'overdue') return state;
      return put(state, provider, { ...known, demotion: null });
    case 'limited': {
      const asked = Math.max(0, event.retryAfterMs ?? policy.limitedMs);
      const limitedUntil = now + Math.min(asked, policy.limitedMaxMs);
      return put(state, provider, { ...known, limitedUntil });
    }
    case 'probe-start': {
      const key = probeSlotKey(provider, event.epoch, event.slot);
      const probed = { ...recentSlots(state.probed, now, policy), [key]: now };
      return { ...state, probe: { provider, at: now, key }, probed };
    }
  }
}

/** The local state as `choose` reads it, at this moment and for this page's providers. */
export function localView(
  state: LocalState,
  now: number,
  providers: readonly PageProvider[],
  policy: LocalPolicy,
): LocalView {
  let demoted = nothing;
  let probeDue = nothing;
  let limited = nothing;
  let probedSlots = nothing;
  for (const { id } of providers) {
    const { demotion, limitedUntil } = state.providers[id] ?? unknown;
    const isLimited = isAhead(limitedUntil, now, policy.limitedMaxMs);
    if (isLimited) limited = plus(limited, id);
    if (isLimited || demotion !== null) demoted = plus(demoted, id);
    if (isLimited || demotion === null) continue;
    if (!isAhead(demotion.until, now, policy.localDemoteMaxMs)) probeDue = plus(probeDue, id);
  }
  for (const key in state.probed) {
    if (isRecent(state.probed[key] ?? NaN, now, 2 * policy.slotMs)) probedSlots = plus(probedSlots, key);
  }
  const probeInFlight = state.probe !== null && isRecent(state.probe.at, now, policy.probeLostMs);
  return { providers, demoted, probeDue, limited, probedSlots, probeInFlight };
}

/** Drops what is known against one provider, for example after its key was changed. */
export function forgetLocal(state: LocalState, provider: string): LocalState {
  if (!Object.hasOwn(state.providers, provider)) return state;
  const { [provider]: _, ...providers } = state.providers;
  return { ...state, providers };
}

function afterCall(known: LocalProvider, event: Settled, now: number, policy: LocalPolicy): LocalProvider {
  if (event.outcome === 'ok' || event.outcome === 'late') {
    // It ends a run of failures, but not a demotion: the call may be older than that.
    return known.failures.length === 0 ? known : { ...known, failures: [] };
  }
  if (!failures.has(event.outcome) || !event.corroborated) return known;
  const { demotion } = known;
  if (demotion?.origin === 'failures') return known;
  if (demotion !== null) return { ...known, demotion: { ...demotion, origin: 'failures' } };
  const recent = known.failures.filter((at) => isRecent(at, now, policy.localWithinMs));
  if (recent.length + 1 < policy.localFailures) return { ...known, failures: [...recent, now] };
  return { ...known, failures: [], demotion: demote('failures', 1, now, policy) };
}

function afterProbe(known: LocalProvider, event: Settled, now: number, policy: LocalPolicy): LocalProvider {
  const { demotion } = known;
  if (event.outcome === 'ok') {
    const isClean = demotion === null && known.failures.length === 0;
    return isClean ? known : { ...known, failures: [], demotion: null };
  }
  const isFailure = failures.has(event.outcome);
  if (demotion === null || !(isFailure || event.outcome === 'late')) return known;
  // Alive but slow, or perhaps only this browser's network: wait as long again, not longer.
  const level = isFailure && event.corroborated ? demotion.level + 1 : demotion.level;
  return { ...known, demotion: demote('failures', level, now, policy) };
}

/** Given up for lost, and another one may be under way by now: its end says nothing of that one. */
function isLostProbe(state: LocalState, { provider, probe }: Settled): boolean {
  return probe !== undefined && state.probe?.key !== probeSlotKey(provider, probe.epoch, probe.slot);
}

function demote(origin: Demotion['origin'], level: number, now: number, policy: LocalPolicy): Demotion {
  const ms = Math.min(policy.localDemoteMs * 2 ** (level - 1), policy.localDemoteMaxMs);
  return { origin, level: Math.min(level, 32), until: now + ms };
}

/** A time that lies ahead, but not further than anyone could have set it: a clock set back holds nothing shut. */
function isAhead(until: number | null, now: number, longest: number): boolean {
  return until !== null && now < until && until - now <= longest;
}

function isRecent(at: number, now: number, ms: number): boolean {
  return now >= at && now - at <= ms;
}

function put(state: LocalState, provider: string, next: LocalProvider): LocalState {
  if (next === (state.providers[provider] ?? unknown)) return state;
  return { ...state, providers: { ...state.providers, [provider]: next } };
}

/** Twice the slot: a renewed view may move a slot's edge by its transport time. */
function recentSlots(probed: LocalState['probed'], now: number, policy: LocalPolicy): LocalState['probed'] {
  return Object.fromEntries(Object.entries(probed).filter(([, at]) => isRecent(at, now, 2 * policy.slotMs)));
}

function plus(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  return new Set(names).add(name);
}
