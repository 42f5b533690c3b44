import type { SharedRecord } from '../../../circuit/index.ts';
import { alertLeaseMs, farAheadMs, maxKnownAlerts, maxPage, maxSecrets, maxTimeline } from '../retention.ts';
import { noForeignFields, toStored } from '../stored-record.ts';
import type { AlertOutcome, Decision, NewAlert, OutboxAlert } from '../store.ts';
import { type NewEntry, type TimelineEntry } from '../../../protocol/index.ts';

const idLength = 12;
const idPattern = /^\d{12}$/;

/** What can happen to the state. `n` counts up; a gap is allowed, a lower one has already happened. */
export type JournalEntry =
  | ({ readonly n: number; readonly kind: 'commit' } & Pick<Decision, 'record' | 'timeline' | 'alerts'>)
  | { readonly n: number; readonly kind: 'settle'; readonly id: string; readonly outcome: AlertOutcome };

/** The state as plain data. */
export interface StateData {
  readonly v: 1;
  /** `n` of the newest journal entry that is in here. */
  readonly n: number;
  readonly record: SharedRecord | null;
  readonly entries: number;
  readonly timeline: readonly TimelineEntry[];
  readonly outbox: readonly OutboxAlert[];
  readonly known: readonly string[];
  readonly secrets: readonly (readonly [day: string, secret: string])[];
  /** Absent in what earlier versions wrote. */
  readonly memos?: readonly (readonly [key: string, value: string])[];
}

export const emptyState: StateData = {
  v: 1,
  n: 0,
  record: null,
  entries: 0,
  timeline: [],
  outbox: [],
  known: [],
  secrets: [],
};

/** Everything that the embedded store knows, in memory. Does no I/O and has no clock. */
export class StoreState {
  record: SharedRecord | null;
  /** Goes wherever the record is written. */
  foreign = noForeignFields;
  #n: number;
  /** How many timeline entries there have ever been. */
  #entries: number;
  #timeline: TimelineEntry[];
  readonly #outbox: Map<string, OutboxAlert>;
  readonly #known: Set<string>;
  readonly #secrets: Map<string, string>;
  readonly #memos: Map<string, string>;
  /** Who holds which alerts, and until when (ms). Lost in a crash, as is whoever had claimed them. */
  #holder = { by: '', until: 0 };
  readonly #held = new Set<string>();

  constructor(state: StateData) {
    this.record = state.record;
    this.#n = state.n;
    this.#entries = state.entries;
    this.#timeline = [...state.timeline];
    // Earlier versions knew no progress.
    this.#outbox = new Map(
      state.outbox.map((alert) => [alert.id, { ...alert, channels: { ...alert.channels } }]),
    );
    this.#known = new Set(state.known);
    this.#secrets = new Map(state.secrets);
    this.#memos = new Map(state.memos);
  }

  get n(): number {
    return this.#n;
  }

  toJSON(): StateData {
    return {
      v: 1,
      n: this.#n,
      record: this.record && toStored(this.record, this.foreign),
      entries: this.#entries,
      timeline: this.#timeline,
      outbox: [...this.#outbox.values()],
      known: [...this.#known],
      secrets: [...this.#secrets],
      memos: [...this.#memos],
    };
  }

  /** Makes an entry true. Idempotent: what has happened does not happen again. */
  apply(entry: JournalEntry): void {
    if (entry.n <= this.#n) return;
    this.#n = entry.n;
    if (entry.kind === 'settle') {
      this.#settle(entry.id, entry.outcome);
      return;
    }
    this.record = entry.record;
    for (const each of entry.timeline) this.#note(each);
    for (const alert of entry.alerts) this.#putOut(alert);
  }

  /** Uses up a number whose entry was perhaps half written, so that it never counts. */
  skip(): void {
    this.#n++;
  }

  has(alert: string): boolean {
    return this.#outbox.has(alert);
  }

  /** Newest first. */
  page(before: string | null, limit: number): readonly TimelineEntry[] {
    if (before !== null && !idPattern.test(before)) return [];
    const older = before === null ? this.#timeline : this.#timeline.filter(({ id }) => id < before);
    const count = Math.min(maxPage, Math.max(0, limit));
    return count === 0 ? [] : older.slice(-count).reverse();
  }

  claim(now: number, limit: number, by: string): readonly OutboxAlert[] {
    const { by: holder, until } = this.#holder;
    if (holder !== by || until <= now) {
      if (this.#held.size > 0 && until > now) {
        // No lease is longer, unless the clock was set back.
        this.#holder = { by: holder, until: Math.min(until, now + alertLeaseMs) };
        return [];
      }
      this.#held.clear();
    }
    this.#holder = { by, until: now + alertLeaseMs };
    const isDue = (dueAt: number): boolean => dueAt <= now || dueAt > now + farAheadMs;
    const free = [...this.#outbox.values()].filter(({ id, dueAt }) => isDue(dueAt) && !this.#held.has(id));
    const claimed = free.sort((a, b) => a.dueAt - b.dueAt).slice(0, Math.max(0, limit));
    for (const { id } of claimed) this.#held.add(id);
    return claimed;
  }

  oldest(): number | null {
    const times = [...this.#outbox.values()].map(({ at }) => at);
    return times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b));
  }

  memo(key: string): string | null {
    return this.#memos.get(key) ?? null;
  }

  secret(day: string): string | null {
    return this.#secrets.get(day) ?? null;
  }

  /** Puts a day's secret in, or takes it out again, and forgets the days before the last few. */
  setSecret(day: string, secret: string | null): void {
    if (secret === null) this.#secrets.delete(day);
    else this.#secrets.set(day, secret);
    // By when they were asked for: a clock that was days ahead must not outlive the secret of today.
    const old = [...this.#secrets.keys()].slice(0, -maxSecrets);
    for (const each of old) this.#secrets.delete(each);
  }

  #note(entry: NewEntry): void {
    const id = String(++this.#entries).padStart(idLength, '0');
    this.#timeline.push({ at: entry.at, effect: entry.effect, id });
    if (this.#timeline.length > maxTimeline) this.#timeline = this.#timeline.slice(-maxTimeline);
  }

  #putOut(alert: NewAlert): void {
    if (this.#known.has(alert.id) || this.#outbox.has(alert.id)) return;
    this.#outbox.set(alert.id, { ...alert, attempts: 0, channels: {} });
    this.#known.add(alert.id);
    for (const oldest of this.#known) {
      if (this.#known.size <= maxKnownAlerts) break;
      this.#known.delete(oldest);
    }
  }

  #settle(id: string, outcome: AlertOutcome): void {
    const alert = this.#outbox.get(id);
    if (alert === undefined) return;
    if (outcome.kind === 'progress') {
      const { channel, progress, told, memo } = outcome;
      this.#outbox.set(id, { ...alert, channels: { ...alert.channels, [channel]: progress } });
      if (told !== undefined) this.#note(told);
      if (memo !== undefined) this.#memos.set(memo.key, memo.value);
      return;
    }
    this.#held.delete(id);
    if (outcome.kind === 'delivered') this.#outbox.delete(id);
    else this.#outbox.set(id, { ...alert, dueAt: outcome.dueAt, attempts: alert.attempts + 1 });
  }
}
