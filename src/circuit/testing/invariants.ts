import type { Effect } from '../record/effects.ts';
import { defaultPolicy } from '../record/policy.ts';
import { activeReporters } from '../machine/quorum.ts';
import { readShared } from '../record/parse-record.ts';
import { isUsable, type SharedRecord } from '../record/record.ts';
import type { CircuitEvent } from '../machine/step.ts';
import type { Phase, Plan, PublicView } from '../record/types.ts';
import { view } from '../machine/public-view.ts';
import { mustWait, type Watcher } from './walk.ts';

const legal: Readonly<Record<Phase, readonly Phase[]>> = {
  closed: ['open'],
  open: ['half-open'],
  'half-open': ['open', 'recovering'],
  recovering: ['open', 'closed'],
};

/** Checks every invariant that a walk can break, after each thing that happens. */
export class Invariants implements Watcher {
  readonly reached = new Set<string>();
  private readonly epochs = new Set<string>();

  stepped(before: SharedRecord, after: SharedRecord, event: CircuitEvent, effects: readonly Effect[]): void {
    this.revisions(before, after);
    for (const id of Object.keys(after.providers)) this.changes(before, after, id, effects);
    for (const effect of effects) if (effect.type === 'transition') this.witnesses(after, effect);
    this.shares(after);
    this.memory(after);
    if (event.type !== 'reports') this.roundTrip(after);
    if (event.type === 'tick' || event.type === 'reports') this.doubts(after);
  }

  planned(plan: Plan, shared: PublicView | null, ageMs: number, probesOut: number): void {
    must(plan.probe === null || probesOut === 0, 'one probe at a time');
    if (plan.panic) this.reached.add('panic');
    must(plan.steps.length > 0, 'someone is tried');
    for (const { provider } of plan.panic ? [] : plan.steps) {
      must(!mustWait(shared, ageMs, provider), 'no call before retryAt');
    }
    must(plan.probe === null || !mustWait(shared, ageMs, plan.probe.provider), 'no probe before retryAt');
  }

  private revisions(before: SharedRecord, after: SharedRecord): void {
    must(after.rev >= before.rev, 'rev never falls');
    must(after.rev > before.rev || timeless(before) === timeless(after), 'a published change raises rev');
  }

  /** Epochs move with phase and forced alone, by one, and by one more past each promise; one effect for each. */
  private changes(before: SharedRecord, after: SharedRecord, id: string, effects: readonly Effect[]): void {
    let { epoch = 0, phase = 'closed' as Phase, forced = null as string | null } = now(before, id);
    let until = before.providers[id]?.forced?.until ?? null;
    for (const effect of effects) {
      if ((effect.type !== 'transition' && effect.type !== 'forced') || effect.provider !== id) continue;
      const promised = Number(phase === 'open') + Number(until !== null);
      const isKept = effect.type === 'transition' ? effect.to === 'half-open' : effect.expired;
      must(effect.epoch - epoch === (isKept ? 1 : 1 + promised), 'epochs go by 1, and 1 more past a promise');
      must(!this.epochs.has(`${id}:${effect.epoch}`), 'one effect for each epoch');
      this.epochs.add(`${id}:${effect.epoch}`);
      epoch = effect.epoch;
      if (effect.type === 'forced') {
        must(effect.to !== forced, 'forced changes');
        ({ until } = effect);
        forced = effect.to;
        this.reached.add(`forced ${forced}`);
      } else {
        must(effect.from === phase && legal[phase].includes(effect.to), `${phase} -> ${effect.to}`);
        phase = effect.to;
        this.reached.add(phase);
      }
    }
    must(JSON.stringify(now(after, id)) === JSON.stringify({ epoch, phase, forced }), 'effects tell it all');
    const [old, young] = [before.providers[id], after.providers[id]];
    const isSame = old !== undefined && young !== undefined && old.epoch === young.epoch;
    must(!isSame || young.share >= old.share, 'within an epoch a share only climbs');
    const shares = effects.flatMap((e) => (e.type === 'share' && e.provider === id ? [e.share] : []));
    must(
      shares.every((share, i) => share > (shares[i - 1] ?? 0)),
      'the ramp only climbs',
    );
  }

  private witnesses(after: SharedRecord, effect: Extract<Effect, { type: 'transition' }>): void {
    const { rule, because } = effect;
    const active = activeReporters({ ...after, policy: defaultPolicy }).length;
    if (rule === 'quorum' || rule === 'partial' || rule === 'ramp-bad') {
      must(because.bad >= 2, `one witness decided ${rule}`);
      must(because.networks >= 2, `one witness decided ${rule}`);
    }
    if (rule === 'slow') {
      must(because.bad + (because.late ?? 0) >= 2, 'one witness decided slow');
      must(because.networks >= 2, 'one network decided slow');
    }
    if (active >= 2 && rule === 'probes-bad') must(because.bad >= 2, `one witness decided ${rule}`);
    if (active >= 2 && rule === 'probes-ok') must(because.ok >= 2, `one witness decided ${rule}`);
  }

  private shares(after: SharedRecord): void {
    for (const seen of Object.values(view(after, after.lastNow).providers)) {
      const state = seen.forced ?? seen.phase;
      must(seen.share >= 0 && seen.share <= 1, 'a share is in 0..1');
      if (state === 'closed') must(seen.share === 1, 'closed admits everyone');
      if (state === 'open') must(seen.share === 0, 'open admits nobody');
    }
  }

  /** Only a provider without which there is none is kept against the evidence. */
  private doubts(after: SharedRecord): void {
    for (const [id, record] of Object.entries(after.providers)) {
      if (!record.doubtful) continue;
      this.reached.add('doubtful');
      const usable = Object.keys(after.providers).filter((other) => isUsableIn(after, other));
      must(usable.join() === id, 'the doubtful one is the last usable one');
    }
  }

  private roundTrip(after: SharedRecord): void {
    const text = JSON.stringify(after);
    must(JSON.stringify(readShared(JSON.parse(text), defaultPolicy)) === text, 'the round trip is identity');
  }

  private memory(after: SharedRecord): void {
    must(Object.keys(after.reporters).length <= defaultPolicy.maxReporters, 'reporters are bounded');
    for (const record of Object.values(after.providers)) {
      must(Object.keys(record.window).length <= defaultPolicy.maxReporters, 'windows are bounded');
      must(record.openings.length <= defaultPolicy.flapOpens, 'openings are bounded');
    }
  }
}

function now(shared: SharedRecord, id: string) {
  const record = shared.providers[id];
  return { epoch: record?.epoch, phase: record?.phase, forced: record?.forced?.to ?? null };
}

/** What is published, without the passing of time. */
function timeless(shared: SharedRecord): string {
  const seen = { ...view(shared, shared.lastNow), rev: 0 };
  const stopped = (key: string, value: unknown) => (key === 'phaseAgeMs' || key === 'inMs' ? 0 : value);
  return JSON.stringify(seen, stopped);
}

function isUsableIn(shared: SharedRecord, id: string): boolean {
  const record = shared.providers[id];
  return record !== undefined && isUsable(record);
}

/** Much cheaper than `expect` where a walk asks it a million times. */
export function must(isTrue: boolean, what: string): asserts isTrue {
  if (!isTrue) throw new Error(`Violated: ${what}`);
}
