/**
 * The words that the circuit, the browser and the endpoint share; what they mean stands in docs/circuit.md.
 * Every duration is in milliseconds.
 */

/** Where a provider's circuit stands. It keeps running underneath a forced state. */
export type Phase = 'closed' | 'open' | 'half-open' | 'recovering';

/** What an operator can force a circuit to. */
export type ForcedTo = 'open' | 'closed';

/** How one call to a provider ended, as evidence. A bad query is `ok`: the provider answered. */
export type Outcome =
  'ok' | 'late' | 'bad' | 'suspect-empty' | 'opaque' | 'misconfigured' | 'limited' | 'censored' | 'void';

/** Why a call was made. */
export type CallKind = 'normal' | 'probe' | 'hedge';

/** The phase that the record itself promises to enter, so that deaf browsers begin on time. */
export interface Then {
  readonly inMs: number;
  readonly epoch: number;
  readonly phase: Phase;
  readonly share: number;
}

/** One provider as browsers see it: durations only, never absolute times. */
export interface ProviderView {
  readonly epoch: number;
  readonly phase: Phase;
  readonly phaseAgeMs: number;
  /** Share of searches admitted, 0..1. */
  readonly share: number;
  readonly forced: ForcedTo | null;
  /** After this long the next provider is started too. */
  readonly softMs: number;
  /** After this long the call has failed. */
  readonly hardMs: number;
  readonly then?: Then;
  /** The last usable provider, which the evidence would have opened. */
  readonly doubtful?: true;
}

/** The operators' emergency notice, plain text. */
export interface Notice {
  readonly id: string;
  readonly level: 'info' | 'warning' | 'outage';
  readonly text: { readonly ko: string; readonly en: string };
}

/** What every browser sees of the shared state. */
export interface PublicView {
  readonly v: 1;
  readonly inc: string;
  readonly rev: number;
  readonly validForMs: number;
  readonly graceMs: number;
  readonly sample: number;
  /** Left out where it is 1 (`PublishPolicy`). */
  readonly typeAheadShare?: number;
  readonly order: readonly string[];
  readonly providers: Readonly<Record<string, ProviderView>>;
  readonly notice: Notice | null;
}

/** How far a view of a given age may be believed. */
export type Freshness = 'fresh' | 'stale' | 'unknown';

/** One provider that the page has, in the page's own order. */
export interface PageProvider {
  readonly id: string;
  readonly softMs: number;
  readonly hardMs: number;
}

/** What this browser knows by itself, made by `localView(state, now, ...)`. May only ever demote. */
export interface LocalView {
  /** The page's providers in their built-in order. */
  readonly providers: readonly PageProvider[];
  /** Providers that this browser leaves alone for now (its own failures, or asked to by `limited`). */
  readonly demoted: ReadonlySet<string>;
  /** Demoted providers (a subset) whose time is over: they get a shadow probe, not a user. */
  readonly probeDue: ReadonlySet<string>;
  /** Those of the demoted that asked to be left alone (429): not even a shadow probe. */
  readonly limited?: ReadonlySet<string>;
  /** Provider and epoch slots that this browser has already probed (a browser probes at most once a slot). */
  readonly probedSlots: ReadonlySet<string>;
  readonly probeInFlight: boolean;
  /** How many times slower than the fleet's slow ones this browser is. @default 1 @see paceOf */
  readonly pace?: number;
}

/** Why a step stands in a plan. */
export type StepReason = 'usable' | 'ramp' | 'panic';

/** One provider to try, and for how long. */
export interface PlanStep {
  readonly provider: string;
  /** Epoch under which the call is admitted; 0 without a view. */
  readonly epoch: number;
  readonly softMs: number;
  readonly hardMs: number;
  readonly reason: StepReason;
}

/** A copy of a search whose answer is thrown away: nobody waits for it. */
export interface ProbeStep {
  readonly provider: string;
  readonly epoch: number;
  readonly slot: number;
  readonly hardMs: number;
}

/** Whom one search tries, in order, and how. `steps` is empty only when the page has no provider. */
export interface Plan {
  readonly freshness: Freshness;
  readonly steps: readonly PlanStep[];
  readonly probe: ProbeStep | null;
  /** Every provider was refused: the order is tried anyway, with tight deadlines. */
  readonly panic: boolean;
  /** Without a fresh view the hedge budget does not apply. */
  readonly hedgeUnlimited: boolean;
}
