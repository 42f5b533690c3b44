import { admissionHash, admitted } from '../hash.ts';
import { deadlinesAtPace } from './own-pace.ts';
import { browserPolicy } from '../record/browser-policy.ts';
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
  StepReason,
} from '../record/types.ts';

const { slotMs, probeDeadline } = browserPolicy;

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

/** Epoch and deadlines of a call. */
type Terms = Omit<PlanStep, 'provider' | 'reason'>;

/** What the circuit says about one provider now, its promised future included. */
interface Standing extends Terms {
  readonly slot: number;
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

  const { pace = 1 } = local;
  const isTroubled = local.demoted.size > 0 || local.probeDue.size > 0 || pace > 1;
  const steps: PlanStep[] = [];
  const demoted: PlanStep[] = [];
  const probes: ProbeStep[] = [];
  for (const page of providers) {
    const { id } = page;
    const seen = shared?.providers[id];
    // The everyday case, told apart so that a healthy search costs next to nothing (bench/circuit.ts).
    if (!isTroubled && seen?.phase === 'closed' && seen.forced === null && seen.then === undefined) {
      steps.push(stepOf(id, seen, 'usable'));
      continue;
    }
    const standing = standingOf(seen, page, age, { reporter, pace });
    const { admission } = standing;
    const isDue = local.probeDue.has(id);

    if (admission === 'usable' || admission === 'ramp') {
      const isDemoted = isDue || local.demoted.has(id);
      (isDemoted ? demoted : steps).push(stepOf(id, standing, admission));
    }
    // Half-open probes go out of demoted browsers too, or a small fleet that was hurt could not recover;
    // but a provider that asked to be left alone is left alone.
    const isWanted = admission === 'probe' ? local.limited?.has(id) !== true : isDue;
    if (isWanted && admission !== 'refused' && !local.probeInFlight) {
      const probe = probeOf(id, standing);
      if (!local.probedSlots.has(probeSlotKey(id, probe.epoch, probe.slot))) probes.push(probe);
    }
  }

  steps.push(...demoted);
  const isPanic = steps.length === 0;
  if (isPanic) {
    const isHeld = ({ id }: PageProvider): boolean => shared?.providers[id]?.forced === 'open';
    // An operator's word outranks the machine's: what is held open comes after what only evidence refuses.
    for (const page of [...providers].sort((a, b) => Number(isHeld(a)) - Number(isHeld(b)))) {
      const standing = standingOf(shared?.providers[page.id], page, age, { reporter, pace });
      steps.push({ ...stepOf(page.id, standing, 'panic'), hardMs: standing.softMs });
    }
  }
  return {
    freshness,
    steps,
    probe: probes[Math.floor(random * probes.length)] ?? probes[0] ?? null,
    panic: isPanic && steps.length > 0,
    hedgeUnlimited: freshness !== 'fresh',
  };
}

function standingOf(
  seen: ProviderView | undefined,
  page: PageProvider,
  ageMs: number,
  { reporter, pace }: { readonly reporter: string; readonly pace: number },
): Standing {
  if (seen === undefined) {
    return { epoch: 0, slot: 0, softMs: page.softMs, hardMs: page.hardMs, admission: 'usable' };
  }
  const { softMs, hardMs } = deadlinesAtPace(seen, page, pace);
  const { then } = seen;
  let { epoch, phase, share } = seen;
  let phaseAgeMs = seen.phaseAgeMs + ageMs;
  // A forced state ends by an operator's word, never by a promise of the machine underneath.
  if (seen.forced === null && then !== undefined && ageMs >= then.inMs) {
    ({ epoch, phase, share } = then);
    phaseAgeMs = ageMs - then.inMs;
  }
  const slot = phase === 'recovering' ? 0 : Math.floor(phaseAgeMs / slotMs);
  const isAdmitted = share >= 1 || admitted(admissionHash(reporter, page.id, epoch, slot), share);
  const admission = admissionOf(seen.forced ?? phase, isAdmitted);
  return { epoch, slot, softMs, hardMs, admission };
}

function admissionOf(state: Phase, isAdmitted: boolean): Admission {
  switch (state) {
    case 'closed':
      return 'usable';
    case 'open':
      return 'refused';
    case 'half-open':
      return isAdmitted ? 'probe' : 'refused';
    case 'recovering':
      return isAdmitted ? 'ramp' : 'refused';
  }
}

function stepOf(provider: string, { epoch, softMs, hardMs }: Terms, reason: StepReason): PlanStep {
  return { provider, epoch, softMs, hardMs, reason };
}

function probeOf(provider: string, { epoch, slot, softMs, hardMs }: Standing): ProbeStep {
  return { provider, epoch, slot, hardMs: Math.round(softMs + (hardMs - softMs) * probeDeadline) };
}

/** The page's providers by the operators' order first; those that the order does not name keep the page's own. */
function inOrder(order: readonly string[], providers: readonly PageProvider[]): readonly PageProvider[] {
  // The usual case allocates nothing.
  if (providers.every(({ id }, i) => i >= order.length || order[i] === id)) return providers;
  const placeOf = ({ id }: PageProvider): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...providers].sort((a, b) => placeOf(a) - placeOf(b));
}
