import { admitted } from '../hash.ts';
import { defaultPolicy } from '../record/policy.ts';
import type {
  Freshness,
  LocalView,
  PageProvider,
  Phase,
  Plan,
  PlanStep,
  ProbeStep,
  ProviderView,
  PublicView,
} from '../record/types.ts';

const { slotMs, probeDeadline } = defaultPolicy;

/** The key under which a browser remembers that it has probed: once a slot is enough. */
export function probeSlotKey(provider: string, epoch: number, slot: number): string {
  return `${provider}:${epoch}:${slot}`;
}

/** How far a view of this age (ms) may be believed; a view that does not exist is unknown. */
export function freshnessOf(view: PublicView | null, ageMs: number): Freshness {
  if (view === null) return 'unknown';
  if (ageMs <= view.validForMs) return 'fresh';
  // A NaN age fails both comparisons: a broken clock proves nothing.
  return ageMs <= view.graceMs ? 'stale' : 'unknown';
}

/** Whom a browser may call under a provider's circuit. */
type Admission = 'usable' | 'ramp' | 'probe' | 'refused';

/** What the circuit says about one provider now, its promised future included. */
interface Standing {
  readonly epoch: number;
  readonly slot: number;
  readonly softMs: number;
  readonly hardMs: number;
  readonly admission: Admission;
}

/**
 * Whom one search tries, in which order, with which deadlines. Pure and synchronous: it never waits
 * for the endpoint, and needs none.
 *
 * @param view the newest shared view, or null without an endpoint
 * @param local what this browser knows by itself; it may only demote
 * @param ageMs age of the view
 * @param reporter this browser's id, which decides the share that it belongs to
 * @param random in [0, 1); chooses among several probes that are due
 */
export function choose(
  view: PublicView | null,
  local: LocalView,
  ageMs: number,
  reporter: string,
  random: number,
): Plan {
  const freshness = freshnessOf(view, ageMs);
  const shared = freshness === 'unknown' ? null : view;
  const age = ageMs > 0 ? ageMs : 0;
  const providers = shared === null ? local.providers : inOrder(shared.order, local.providers);

  const steps: PlanStep[] = [];
  let demoted: PlanStep[] | null = null;
  let probes: ProbeStep[] | null = null;

  const isTroubled = local.demoted.size > 0 || local.probeDue.size > 0;

  for (const page of providers) {
    const seen = shared?.providers[page.id];
    if (!isTroubled && isPlainlyClosed(seen)) {
      steps.push({
        provider: page.id,
        epoch: seen.epoch,
        softMs: seen.softMs,
        hardMs: seen.hardMs,
        reason: 'usable',
      });
      continue;
    }
    const standing = standingOf(seen, page, age, reporter);
    const { admission } = standing;
    const isDue = local.probeDue.has(page.id);
    const isDemoted = isDue || local.demoted.has(page.id);

    if (admission === 'usable' || admission === 'ramp') {
      const step = stepOf(page.id, standing, admission, standing.hardMs);
      if (isDemoted) (demoted ??= []).push(step);
      else steps.push(step);
    }
    // Half-open probes go out of demoted browsers too, or a small fleet that was hurt could not recover;
    // but a provider that asked to be left alone is left alone.
    const wanted = admission === 'probe' ? local.limited?.has(page.id) !== true : isDue;
    if (wanted && admission !== 'refused' && !local.probeInFlight) {
      const probe = probeOf(page.id, standing, local);
      if (probe !== null) (probes ??= []).push(probe);
    }
  }

  if (demoted !== null) steps.push(...demoted);
  const panic = steps.length === 0;
  if (panic) {
    // An operator's word outranks the machine's: what is held open comes after what only evidence refuses.
    for (const isHeld of [false, true]) {
      for (const page of providers) {
        const seen = shared?.providers[page.id];
        if ((seen?.forced === 'open') !== isHeld) continue;
        const standing = standingOf(seen, page, age, reporter);
        steps.push(stepOf(page.id, standing, 'panic', standing.softMs));
      }
    }
  }
  return {
    freshness,
    steps,
    probe: pick(probes, random),
    panic: panic && steps.length > 0,
    hedgeUnlimited: freshness !== 'fresh',
  };
}

/** The everyday case, told apart so that a healthy search allocates its steps and nothing else. */
function isPlainlyClosed(seen: ProviderView | undefined): seen is ProviderView {
  return seen !== undefined && seen.phase === 'closed' && seen.forced === null && seen.then === undefined;
}

function standingOf(
  seen: ProviderView | undefined,
  page: PageProvider,
  ageMs: number,
  reporter: string,
): Standing {
  if (seen === undefined) {
    return { epoch: 0, slot: 0, softMs: page.softMs, hardMs: page.hardMs, admission: 'usable' };
  }
  const { softMs, hardMs, then } = seen;
  let { epoch, phase, share } = seen;
  let phaseAgeMs = seen.phaseAgeMs + ageMs;
  // A forced state ends by an operator's word, never by a promise of the machine underneath.
  if (seen.forced === null && then !== undefined && ageMs >= then.inMs) {
    ({ epoch, phase, share } = then);
    phaseAgeMs = ageMs - then.inMs;
  }
  const slot = phase === 'recovering' ? 0 : Math.floor(phaseAgeMs / slotMs);
  let admission: Admission;
  if (seen.forced !== null) admission = seen.forced === 'closed' ? 'usable' : 'refused';
  else admission = admissionOf(phase, reporter, page.id, epoch, slot, share);
  return { epoch, slot, softMs, hardMs, admission };
}

function admissionOf(
  phase: Phase,
  reporter: string,
  provider: string,
  epoch: number,
  slot: number,
  share: number,
): Admission {
  switch (phase) {
    case 'closed':
      return 'usable';
    case 'open':
      return 'refused';
    case 'half-open':
      return admitted(reporter, provider, epoch, slot, share) ? 'probe' : 'refused';
    case 'recovering':
      return admitted(reporter, provider, epoch, slot, share) ? 'ramp' : 'refused';
  }
}

function stepOf(provider: string, standing: Standing, reason: PlanStep['reason'], hardMs: number): PlanStep {
  return { provider, epoch: standing.epoch, softMs: standing.softMs, hardMs, reason };
}

function probeOf(provider: string, standing: Standing, local: LocalView): ProbeStep | null {
  const { epoch, slot, softMs, hardMs } = standing;
  if (local.probedSlots.has(probeSlotKey(provider, epoch, slot))) return null;
  return { provider, epoch, slot, hardMs: Math.round(softMs + (hardMs - softMs) * probeDeadline) };
}

function pick(probes: readonly ProbeStep[] | null, random: number): ProbeStep | null {
  if (probes === null) return null;
  return probes[Math.floor(random * probes.length)] ?? probes[0] ?? null;
}

/** The page's providers by the operators' order first; those that the order does not name keep the page's own. */
function inOrder(order: readonly string[], providers: readonly PageProvider[]): readonly PageProvider[] {
  if (isPrefix(order, providers)) return providers;
  const sorted: PageProvider[] = [];
  for (const id of order) {
    const page = providers.find((each) => each.id === id);
    if (page !== undefined && !sorted.includes(page)) sorted.push(page);
  }
  for (const page of providers) if (!sorted.includes(page)) sorted.push(page);
  return sorted;
}

/** The usual case, told apart so that it allocates nothing. */
function isPrefix(order: readonly string[], providers: readonly PageProvider[]): boolean {
  for (let i = 0; i < providers.length && i < order.length; i++) {
    if (providers[i]?.id !== order[i]) return false;
  }
  return true;
}
