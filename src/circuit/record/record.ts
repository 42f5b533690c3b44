import type { LearnedDeadlines } from './learned-deadlines.ts';
import type { Policy } from './policy.ts';
import type { ForcedTo, Notice, Phase } from './types.ts';
import type { Unanswered } from './unanswered.ts';

/** What one reporter says of one provider: its latest outcome. */
export type Vote = 'ok' | 'late' | 'bad';

/** One reporter in a window. */
export interface Voter {
  readonly vote: Vote;
  /** Server ms at which the outcome ended. */
  readonly endedAt: number;
  /** Keyed hash of the network that the report came from; what stands before a dot tells the day, see `countNetworks`. */
  readonly network: string;
  readonly seq: number;
  /** The failure was a wrong key, domain or CSP: the integrator's to mend. */
  readonly key?: true;
  /**
   * Upper bound (ms) of the bucket of its slowest answer; `cut`: it waited past its deadline, for nobody knows how
   * much longer. Absent where nothing is known of it.
   */
  readonly took?: number | 'cut';
}

/** Which rule made a transition. */
export type Rule =
  | 'created'
  | 'quorum'
  | 'partial'
  | 'slow'
  | 'retry-due'
  | 'probes-ok'
  | 'probes-bad'
  | 'ramp-ok'
  | 'ramp-quiet'
  | 'ramp-bad';

/** What a transition rested on, for the operator who asks why it opened at 14:03. */
export interface Because {
  readonly rule: Rule;
  readonly at: number;
  readonly bad: number;
  readonly ok: number;
  readonly networks: number;
  /** The first few bad reporters. */
  readonly reporters: readonly string[];
  /** How many of `ok` answered late; absent, as what follows, in what older versions stored. */
  readonly late?: number;
  /** Everybody who voted; of one network only a few count above. */
  readonly voters?: number;
  /** Reporters of the last 10 minutes, by which the quorum was sized. */
  readonly active?: number;
  /** How far back the oldest of these votes lies, ms. */
  readonly windowMs?: number;
  /** What the rule asked for. */
  readonly needs?: Needs;
}

/** What it took: votes of the side that decides, networks among them, and bad / (bad + ok). */
export interface Needs {
  readonly reporters: number;
  readonly networks: number;
  /** At least this to open, at most this to come back. */
  readonly ratio: number;
}

/** An operator's hold on a circuit. The machine goes on underneath. */
export interface Forced {
  readonly to: ForcedTo;
  readonly by: string;
  readonly why: string;
  readonly at: number;
  /** Server ms at which it ends by itself; null: when an operator ends it. */
  readonly until: number | null;
}

/** One circuit. Times are server ms. */
export interface ProviderRecord {
  readonly epoch: number;
  readonly phase: Phase;
  /** Last change of phase. */
  readonly since: number;
  /** Start of this epoch; no evidence is older. */
  readonly epochAt: number;
  /** Last change of share. */
  readonly stepAt: number;
  readonly share: number;
  /** Consecutive openings, and the moment from which healthy time counts against them. */
  readonly opens: number;
  readonly opensAt: number;
  /** Only while open: when half-open begins, and with which share. */
  readonly retryAt: number | null;
  readonly retryShare: number;
  /** Changes from closed to open in the last hour; no more than the flap guard needs. */
  readonly openings: readonly number[];
  readonly forced: Forced | null;
  /** `rev` of the last change of `forced`. */
  readonly forcedRev: number;
  readonly doubtful: boolean;
  readonly because: Because;
  /** By reporter; this epoch's alone. */
  readonly window: Readonly<Record<string, Voter>>;
  /** Epochs for which these alerts have gone out; the first is 0 again once that outage is over. */
  readonly downAlert: number;
  readonly keyAlert: number;
  /** Null: the deadlines that the site has set hold. Only while closed. */
  readonly learned: LearnedDeadlines | null;
  /** Null: the last that was heard is an answer, or nothing was. Only while closed. */
  readonly unanswered: Unanswered | null;
}

/** A circuit's phase and the hold on it; all that it takes to tell who may be used. */
export interface HeldPhase extends Pick<ProviderRecord, 'phase'> {
  readonly forced: Pick<Forced, 'to'> | null;
}

/** When a reporter was last heard of, whatever it said. */
export interface Reporter {
  readonly network: string;
  readonly at: number;
  readonly seq: number;
}

/** Everything that the endpoint knows. Plain data: a JSON round trip is identity. */
export interface SharedRecord {
  readonly v: 1;
  /** Store incarnation, so that a wiped store is noticed. */
  readonly inc: string;
  readonly rev: number;
  readonly order: readonly string[];
  readonly ordered: { readonly by: string; readonly why: string; readonly at: number; readonly rev: number };
  readonly notice: {
    readonly notice: Notice;
    readonly by: string;
    readonly why: string;
    readonly at: number;
    readonly until: number | null;
  } | null;
  readonly noticeRev: number;
  readonly policy: Policy;
  /** When it was made, by the store's clock. Falls only when that was set back, and every other time with it. */
  readonly lastNow: number;
  readonly providers: Readonly<Record<string, ProviderRecord>>;
  readonly reporters: Readonly<Record<string, Reporter>>;
  /** Distinct reporters in the current slot and in the one before, at most `votesPerNetwork` of one network. */
  readonly demand: { readonly slot: number; readonly count: number; readonly before: number };
}

/** A fresh record: every circuit closed, the providers in their first order. */
export function createShared(
  inc: string,
  providers: readonly string[],
  now: number,
  policy: Policy,
): SharedRecord {
  return {
    v: 1,
    inc,
    rev: 1,
    order: [...providers],
    ordered: { by: 'start', why: 'first order', at: now, rev: 1 },
    notice: null,
    noticeRev: 1,
    policy,
    lastNow: now,
    providers: Object.fromEntries(providers.map((id) => [id, createProvider(now)])),
    reporters: {},
    demand: { slot: Math.floor(now / policy.slotMs), count: 0, before: 0 },
  };
}

/** Whether two lists name the same, each as often, in whatever order. */
export function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const sorted = [...b].sort();
  return a.length === b.length && [...a].sort().every((name, i) => name === sorted[i]);
}

/** One of the providers that the order names. */
export function recordOf(shared: SharedRecord, id: string): ProviderRecord {
  const record = shared.providers[id];
  if (record === undefined) throw new Error(`The circuit does not know ${id}`);
  return record;
}

/** Changes the circuits named, one after the other. */
export function mapProviders(
  shared: SharedRecord,
  ids: Iterable<string>,
  change: (record: ProviderRecord, id: string) => ProviderRecord,
): SharedRecord {
  const providers = { ...shared.providers };
  for (const id of ids) providers[id] = change(recordOf(shared, id), id);
  return { ...shared, providers };
}

/** A closed circuit without a past. */
export function createProvider(now: number): ProviderRecord {
  return {
    epoch: 1,
    phase: 'closed',
    since: now,
    epochAt: now,
    stepAt: now,
    share: 1,
    opens: 0,
    opensAt: now,
    retryAt: null,
    retryShare: 1,
    openings: [],
    forced: null,
    forcedRev: 1,
    doubtful: false,
    because: { rule: 'created', at: now, bad: 0, ok: 0, networks: 0, reporters: [] },
    window: {},
    downAlert: 0,
    keyAlert: 0,
    learned: null,
    unanswered: null,
  };
}

/** Whether the fleet may use this provider for real (in whatever share). */
export function isUsable({ forced, phase }: HeldPhase): boolean {
  if (forced !== null) return forced.to === 'closed';
  return phase === 'closed' || phase === 'recovering';
}

/** Soft and hard deadline (ms) of a provider that hold now: learned, or as the site has set them. */
export function deadlinesNow(
  { providers, policy }: SharedRecord,
  id: string,
): { softMs: number; hardMs: number } {
  const learned = policy.learnDeadlines ? (providers[id]?.learned ?? null) : null;
  if (learned === null) return deadlinesOf(id, policy);
  const { softMs, hardMs } = learned;
  return { softMs, hardMs };
}

/** Soft and hard deadline (ms) of a provider as the site has set them. */
export function deadlinesOf(provider: string, policy: Policy): { softMs: number; hardMs: number } {
  return policy.deadlines[provider] ?? policy.deadlines['*'] ?? { softMs: 1_000, hardMs: 3_000 };
}
