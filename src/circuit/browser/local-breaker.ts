import { probeSlotKey } from './choose.ts';
import type { Policy } from '../record/policy.ts';
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

const unknown: LocalProvider = { failures: [], demotion: null, limitedUntil: null };
const nobody: ReadonlySet<string> = new Set();

/** Folds one event into the local breaker. An event that changes nothing returns the same object. */
export function recordLocal(state: LocalState, event: LocalEvent, now: number, policy: Policy): LocalState {
  switch (event.type) {
    case 'settled':
      return event.kind === 'probe'
        ? isLostProbe(state, event)
          ? state
          : probeSettled(state, event.provider, event.outcome, event.corroborated, now, policy)
        : callSettled(state, event.provider, event.outcome, event.corroborated, now, policy);
    case 'overdue': {
      const known = state.providers[event.provider] ?? unknown;
      if (known.demotion !== null) return state;
      return put(state, event.provider, { ...known, demotion: demote('overdue', 1, now, policy) });
    }
    case 'withdraw-overdue': {
      const known = state.providers[event.provider];
      if (known?.demotion?.origin !== 'overdue') return state;
      return put(state, event.provider, { ...known, demotion: null });
    }
    case 'limited': {
      const known = state.providers[event.provider] ?? unknown;
      const asked = Math.max(0, event.retryAfterMs ?? policy.limitedMs);
      const limitedUntil = now + Math.min(asked, policy.limitedMaxMs);
      return put(state, event.provider, { ...known, limitedUntil });
    }
    case 'probe-start': {
      const key = probeSlotKey(event.provider, event.epoch, event.slot);
      return {
        ...state,
        probe: { provider: event.provider, at: now, key },
        probed: { ...recentSlots(state.probed, now, policy), [key]: now },
      };
    }
  }
}

/** The local state as `choose` reads it, at this moment and for this page's providers. */
export function localView(
  state: LocalState,
  now: number,
  providers: readonly PageProvider[],
  policy: Policy,
): LocalView {
  let demoted: Set<string> | null = null;
  let probeDue: Set<string> | null = null;
  let limited: Set<string> | null = null;
  for (const { id } of providers) {
    const known = state.providers[id];
    if (known === undefined) continue;
    const isLimited = within(known.limitedUntil, now, policy.limitedMaxMs);
    if (isLimited) (limited ??= new Set()).add(id);
    if (isLimited || known.demotion !== null) (demoted ??= new Set()).add(id);
    if (known.demotion !== null && !isLimited) {
      if (!within(known.demotion.until, now, policy.localDemoteMaxMs)) (probeDue ??= new Set()).add(id);
    }
  }
  return {
    providers,
    demoted: demoted ?? nobody,
    probeDue: probeDue ?? nobody,
    limited: limited ?? nobody,
    probedSlots: slotsOf(state.probed, now, policy),
    probeInFlight: state.probe !== null && isRecent(state.probe.at, now, policy.probeLostMs),
  };
}

/** Drops what is known against one provider, for example after its key was changed. */
export function forgetLocal(state: LocalState, provider: string): LocalState {
  if (!Object.hasOwn(state.providers, provider)) return state;
  const rest = Object.entries(state.providers).filter(([id]) => id !== provider);
  return { ...state, providers: Object.fromEntries(rest) };
}

function callSettled(
  state: LocalState,
  provider: string,
  outcome: Outcome,
  corroborated: boolean,
  now: number,
  policy: Policy,
): LocalState {
  const known = state.providers[provider];
  if (outcome === 'ok' || outcome === 'late') {
    // It ends a run of failures, but not a demotion: the call may be older than that.
    if (known === undefined || known.failures.length === 0) return state;
    return put(state, provider, { ...known, failures: [] });
  }
  if (!isFailure(outcome) || !corroborated) return state;
  const before = known ?? unknown;
  if (before.demotion !== null) {
    if (before.demotion.origin === 'failures') return state;
    return put(state, provider, { ...before, demotion: { ...before.demotion, origin: 'failures' } });
  }
  const recent = before.failures.filter((at) => isRecent(at, now, policy.localWithinMs));
  if (recent.length + 1 < policy.localFailures) {
    return put(state, provider, { ...before, failures: [...recent, now] });
  }
  return put(state, provider, { ...before, failures: [], demotion: demote('failures', 1, now, policy) });
}

function probeSettled(
  state: LocalState,
  provider: string,
  outcome: Outcome,
  corroborated: boolean,
  now: number,
  policy: Policy,
): LocalState {
  const landed = state.probe?.provider === provider ? { ...state, probe: null } : state;
  const known = landed.providers[provider];
  if (outcome === 'ok') {
    if (known === undefined || (known.demotion === null && known.failures.length === 0)) return landed;
    return put(landed, provider, { ...known, failures: [], demotion: null });
  }
  if (known?.demotion == null || !(isFailure(outcome) || outcome === 'late')) return landed;
  // Alive but slow, or perhaps only this browser's network: wait as long again, not longer.
  const level = isFailure(outcome) && corroborated ? known.demotion.level + 1 : known.demotion.level;
  return put(landed, provider, { ...known, demotion: demote('failures', level, now, policy) });
}

/** Given up for lost, and another one may be under way by now: its end says nothing of that one. */
function isLostProbe(state: LocalState, event: Extract<LocalEvent, { type: 'settled' }>): boolean {
  if (event.probe === undefined) return false;
  return state.probe?.key !== probeSlotKey(event.provider, event.probe.epoch, event.probe.slot);
}

function demote(origin: Demotion['origin'], level: number, now: number, policy: Policy): Demotion {
  const ms = Math.min(policy.localDemoteMs * 2 ** (level - 1), policy.localDemoteMaxMs);
  return { origin, level: Math.min(level, 32), until: now + ms };
}

function isFailure(outcome: Outcome): boolean {
  return (
    outcome === 'bad' || outcome === 'opaque' || outcome === 'misconfigured' || outcome === 'suspect-empty'
  );
}

/** A time that lies ahead, but not further than anyone could have set it: a clock set back holds nothing shut. */
function within(until: number | null, now: number, longest: number): boolean {
  return until !== null && now < until && until - now <= longest;
}

function isRecent(at: number, now: number, ms: number): boolean {
  return now >= at && now - at <= ms;
}

function put(state: LocalState, provider: string, next: LocalProvider): LocalState {
  return { ...state, providers: { ...state.providers, [provider]: next } };
}

/** Twice the slot: a renewed view may move a slot's edge by its transport time. */
function recentSlots(
  probed: Readonly<Record<string, number>>,
  now: number,
  policy: Policy,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(probed).filter(([, at]) => isRecent(at, now, 2 * policy.slotMs)));
}

function slotsOf(probed: Readonly<Record<string, number>>, now: number, policy: Policy): ReadonlySet<string> {
  let slots: Set<string> | null = null;
  for (const key in probed) {
    if (isRecent(probed[key] ?? Number.NaN, now, 2 * policy.slotMs)) (slots ??= new Set()).add(key);
  }
  return slots ?? nobody;
}
