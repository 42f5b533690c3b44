import { choose, freshnessOf } from '../browser/choose.ts';
import type { Effect } from '../record/effects.ts';
import { emptyLocal, localView, recordLocal, type LocalState } from '../browser/local-breaker.ts';
import { defaultPolicy } from '../record/policy.ts';
import { createShared, type SharedRecord } from '../record/record.ts';
import { shiftTimes } from '../record/shift-times.ts';
import type { Report } from '../record/report.ts';
import { step, type CircuitEvent } from '../machine/step.ts';
import type { CallKind, ForcedTo, Outcome, Plan, PublicView } from '../record/types.ts';
import { view } from '../machine/public-view.ts';
import { item } from './reports.ts';

/** The page of every browser in the walk. */
const page = [
  { id: 'a', softMs: 1_000, hardMs: 3_000 },
  { id: 'b', softMs: 1_000, hardMs: 3_000 },
];

/** How many browsers the fleet has; two share a network. */
export const BROWSERS = 8;

/** One action of a walk. Calls are begun and settled by different actions, so outcomes land late and out of order. */
export type Action =
  | { readonly type: 'begin'; readonly browser: number }
  | { readonly type: 'begin-all' }
  /** `fate` says what becomes of the report; the outcome follows from the provider's health when it settles. */
  | { readonly type: 'settle'; readonly call: number; readonly fate: 'sent' | 'lost' | 'twice' }
  | { readonly type: 'settle-all'; readonly reversed: boolean }
  | { readonly type: 'health'; readonly provider: 'a' | 'b'; readonly outcome: Outcome }
  /** A stretch in which every browser listens, searches and reports: steers walks through outage and recovery. */
  | {
      readonly type: 'stretch';
      readonly a: Outcome;
      readonly b: Outcome;
      readonly rounds: number;
      readonly ms: number;
    }
  | { readonly type: 'wait'; readonly ms: number; readonly tick: boolean }
  | { readonly type: 'hear'; readonly browser: number }
  | {
      readonly type: 'force';
      readonly provider: 'a' | 'b';
      readonly to: ForcedTo | null;
      readonly forMs: number;
    }
  | { readonly type: 'flip' }
  /** What befalls the node at its next step: it dies before it has stored, another one is first, its clock is set back. */
  | { readonly type: 'mishap'; readonly what: Mishap }
  /** Every report sent so far arrives once more. */
  | { readonly type: 'replay' };

export type Mishap = 'crash' | 'conflict' | 'clock-back';

/** How far a clock is set back; a whole number of slots, so that nothing but the times differs. */
const setBackMs = 3_600_000;

interface Call {
  readonly browser: number;
  readonly provider: string;
  readonly epoch: number;
  readonly kind: CallKind;
  readonly begunAt: number;
  readonly slot?: number;
}

interface Browser {
  readonly reporter: string;
  readonly network: string;
  seq: number;
  local: LocalState;
  heard: { readonly view: PublicView; readonly at: number } | null;
}

/** What a walk shows of itself after each thing that happens. */
export interface Watcher {
  stepped(before: SharedRecord, after: SharedRecord, event: CircuitEvent, effects: readonly Effect[]): void;
  planned(plan: Plan, shared: PublicView | null, ageMs: number, probesOut: number): void;
}

/** A fleet of browsers and one endpoint, driven by actions. */
export class Walk {
  record: SharedRecord;
  /** By the clocks of the browsers. */
  now: number;
  private behindMs = 0;
  private calls: Call[] = [];
  private mishap: Mishap | null = null;
  private sent: Report[] = [];
  private health: Record<string, Outcome> = { a: 'ok', b: 'ok' };
  private readonly browsers: Browser[] = Array.from({ length: BROWSERS }, (_, i) => ({
    reporter: `browser-${i}`,
    network: `net-${Math.floor(i / 2)}`,
    seq: 0,
    local: emptyLocal,
    heard: null,
  }));

  constructor(
    private readonly watcher: Watcher,
    startAt = 1_000_000,
  ) {
    this.now = startAt;
    this.record = createShared('walk', ['a', 'b'], startAt, defaultPolicy);
  }

  /** By the clock of the endpoint. */
  get clock(): number {
    return this.now - this.behindMs;
  }

  get inFlight(): number {
    return this.calls.length;
  }

  do(action: Action): void {
    switch (action.type) {
      case 'begin':
        this.begin(action.browser);
        break;
      case 'begin-all':
        for (let i = 0; i < BROWSERS; i++) this.begin(i);
        break;
      case 'settle': {
        const call = this.calls[action.call % Math.max(1, this.calls.length)];
        if (call !== undefined) this.settle(call, action.fate);
        break;
      }
      case 'settle-all': {
        const due = action.reversed ? [...this.calls].reverse() : [...this.calls];
        for (const call of due) this.settle(call, 'sent');
        break;
      }
      case 'health':
        this.health[action.provider] = action.outcome;
        break;
      case 'stretch':
        this.health = { a: action.a, b: action.b };
        for (let round = 0; round < action.rounds; round++) this.round(action.ms);
        break;
      case 'wait':
        this.now += action.ms;
        if (action.tick) this.step({ type: 'tick' });
        break;
      case 'hear':
        this.hear(action.browser);
        break;
      case 'force':
      case 'flip':
        this.command(action);
        break;
      case 'mishap':
        this.mishap = action.what;
        break;
      case 'replay':
        this.step({ type: 'reports', reports: this.sent });
    }
  }

  private round(ms: number): void {
    for (let i = 0; i < BROWSERS; i++) this.hear(i);
    this.do({ type: 'begin-all' });
    this.do({ type: 'settle-all', reversed: false });
    this.do({ type: 'wait', ms, tick: true });
  }

  private begin(index: number): void {
    const self = this.browsers[index];
    if (self === undefined) return;
    const local = localView(self.local, this.now, page, defaultPolicy);
    const ageMs = self.heard === null ? 0 : this.now - self.heard.at;
    const shared = self.heard?.view ?? null;
    const plan = choose(shared, local, ageMs, self.reporter, 0.5);
    const out = this.calls.filter(
      (call) =>
        call.browser === index &&
        call.kind === 'probe' &&
        this.now - call.begunAt <= defaultPolicy.probeLostMs,
    );
    this.watcher.planned(plan, shared, ageMs, out.length);
    const first = plan.steps[0];
    const start = (provider: string, epoch: number, kind: CallKind) =>
      this.calls.push({ browser: index, provider, epoch, kind, begunAt: this.now });
    if (first !== undefined) start(first.provider, first.epoch, 'normal');
    if (plan.probe === null) return;
    const { provider, epoch, slot } = plan.probe;
    this.calls.push({ browser: index, provider, epoch, kind: 'probe', begunAt: this.now, slot });
    this.tell(self, { type: 'probe-start', provider, epoch, slot });
  }

  private settle(call: Call, fate: 'sent' | 'lost' | 'twice'): void {
    this.calls = this.calls.filter((each) => each !== call);
    const self = this.browsers[call.browser];
    if (self === undefined) return;
    const { provider, epoch, kind, slot } = call;
    const outcome = this.health[provider] ?? 'void';
    const probe = slot === undefined ? {} : { probe: { epoch, slot } };
    this.tell(self, { type: 'settled', provider, kind, outcome, corroborated: true, ...probe });
    if (fate === 'lost') return;
    const counts = { [outcome]: 1, corroborated: outcome === 'bad' || outcome === 'opaque' ? 1 : 0 };
    const items = [item(provider, epoch, { kind, ...counts })];
    self.seq++;
    const report = { reporter: self.reporter, network: self.network, seq: self.seq, items };
    const reports = fate === 'twice' ? [report, report] : [report];
    this.sent = [...this.sent, report].slice(-50);
    this.step({ type: 'reports', reports });
    this.hear(call.browser);
  }

  private tell(self: Browser, event: Parameters<typeof recordLocal>[1]): void {
    self.local = recordLocal(self.local, event, this.now, defaultPolicy);
  }

  private hear(index: number): void {
    const self = this.browsers[index];
    if (self !== undefined) self.heard = { view: view(this.record, this.clock), at: this.now };
  }

  private command(action: Extract<Action, { type: 'force' | 'flip' }>): void {
    const base = { by: 'kim', why: 'a walk', rev: this.record.rev };
    if (action.type === 'flip') {
      this.step({ type: 'order', order: [...this.record.order].reverse(), ...base });
      return;
    }
    const { provider, to, forMs } = action;
    this.step({ type: 'force', provider, to, forMs: to === null ? null : forMs, ...base });
  }

  private step(event: CircuitEvent): void {
    const { mishap } = this;
    this.mishap = null;
    if (mishap === 'conflict') this.step({ type: 'tick' });
    if (mishap === 'clock-back') {
      // What has passed since the last step is lost otherwise, and no model knows how much that is.
      this.step({ type: 'tick' });
      this.behindMs += setBackMs;
    }
    const before = this.record;
    const stepped = step(before, event, this.clock, defaultPolicy);
    if (mishap === 'crash') {
      const again = step(before, event, this.clock, defaultPolicy);
      if (JSON.stringify(again) !== JSON.stringify(stepped)) throw new Error('A retry decided otherwise');
    }
    if (mishap === 'clock-back') {
      const still = shiftTimes(step(before, event, before.lastNow, defaultPolicy).record, -setBackMs);
      if (JSON.stringify(stepped.record) !== JSON.stringify(still))
        throw new Error('A clock set back decided otherwise');
    }
    this.record = stepped.record;
    this.watcher.stepped(before, stepped.record, event, stepped.effects);
  }
}

/** Whether a browser with this view must leave the provider alone: open, unforced, fresh and not yet due. */
export function mustWait(shared: PublicView | null, ageMs: number, provider: string): boolean {
  const seen = shared?.providers[provider];
  if (seen === undefined || freshnessOf(shared, ageMs) !== 'fresh' || seen.forced !== null) return false;
  return seen.phase === 'open' && ageMs < (seen.then?.inMs ?? Infinity);
}
