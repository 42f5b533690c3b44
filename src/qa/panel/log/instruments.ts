import type { Phase, PlanStep, ProviderView } from '../../../circuit/index.ts';
import type { Explained } from '../../../failover/index.ts';

/** How this browser itself stands towards a provider. */
export type LocalStanding =
  | { readonly is: 'trusted'; readonly failures: number }
  /** Left alone after failures, or after a call that is overdue while another has answered. */
  | { readonly is: 'demoted'; readonly leftMs: number; readonly suspected: boolean }
  /** Its time is over: the next search sends it a shadow probe. */
  | { readonly is: 'probe-due' }
  /** It asked to be left alone. */
  | { readonly is: 'limited'; readonly leftMs: number };

/** One provider as a field sees it now. Durations in ms. */
export interface Instrument {
  readonly provider: string;
  /** Place in the plan, from 1; null: it would not be tried. */
  readonly place: number | null;
  readonly reason: PlanStep['reason'] | null;
  /** The next search sends it a shadow probe. */
  readonly probed: boolean;
  /** `unknown` without a shared state that can be believed. */
  readonly phase: Phase | 'unknown';
  readonly forced: ProviderView['forced'];
  readonly share: number;
  readonly epoch: number;
  readonly phaseAgeMs: number;
  /** When the next phase begins by itself; null: not promised. */
  readonly nextInMs: number | null;
  readonly doubtful: boolean;
  readonly softMs: number;
  readonly hardMs: number;
  readonly local: LocalStanding;
  readonly inFlight: number;
  /** Calls that nobody waits for, which go on as evidence. */
  readonly runningOn: number;
}

/** What to show of each provider, in the order in which the next search would try them. */
export function instruments(explained: Explained): readonly Instrument[] {
  const { providers, plan } = explained;
  const place = (id: string): number => {
    const at = plan.steps.findIndex((step) => step.provider === id);
    return at < 0 ? Infinity : at;
  };
  return [...providers].sort((a, b) => place(a.id) - place(b.id)).map(({ id }) => instrument(explained, id));
}

function instrument(explained: Explained, id: string): Instrument {
  const { plan, providers, read, calls } = explained;
  const at = plan.steps.findIndex((step) => step.provider === id);
  const step = plan.steps[at];
  const page = providers.find((each) => each.id === id);
  const seen = plan.freshness === 'unknown' ? undefined : read?.view.providers[id];
  const own = calls.filter(({ provider }) => provider === id);
  return {
    provider: id,
    place: step ? at + 1 : null,
    reason: step?.reason ?? null,
    probed: plan.probe?.provider === id,
    ...phaseNow(seen, read?.ageMs ?? 0),
    forced: seen?.forced ?? null,
    doubtful: seen?.doubtful ?? false,
    softMs: step?.softMs ?? seen?.softMs ?? page?.softMs ?? 0,
    hardMs: step?.hardMs ?? seen?.hardMs ?? page?.hardMs ?? 0,
    local: localStanding(explained, id),
    inFlight: own.filter(({ runsOn }) => !runsOn).length,
    runningOn: own.filter(({ runsOn }) => runsOn).length,
  };
}

/** The phase that holds at this age of the view: a promised one begins by itself. */
function phaseNow(
  seen: ProviderView | undefined,
  ageMs: number,
): Pick<Instrument, 'phase' | 'share' | 'epoch' | 'phaseAgeMs' | 'nextInMs'> {
  if (!seen) return { phase: 'unknown', share: 1, epoch: 0, phaseAgeMs: 0, nextInMs: null };
  const { then, forced } = seen;
  const nextInMs = then && forced === null ? then.inMs - ageMs : null;
  if (then && nextInMs !== null && nextInMs <= 0) {
    const { phase, share, epoch } = then;
    return { phase, share, epoch, phaseAgeMs: -nextInMs, nextInMs: null };
  }
  const { phase, share, epoch, phaseAgeMs } = seen;
  return { phase, share, epoch, phaseAgeMs: phaseAgeMs + ageMs, nextInMs };
}

function localStanding({ local, now }: Explained, id: string): LocalStanding {
  const known = local.providers[id];
  const limitedMs = (known?.limitedUntil ?? -Infinity) - now;
  if (limitedMs > 0) return { is: 'limited', leftMs: limitedMs };
  if (!known?.demotion) return { is: 'trusted', failures: known?.failures.length ?? 0 };
  const leftMs = known.demotion.until - now;
  if (leftMs <= 0) return { is: 'probe-due' };
  return { is: 'demoted', leftMs, suspected: known.demotion.origin === 'overdue' };
}
