import { view, type CircuitEvent, type Command } from '../../circuit/index.ts';
import type { PublicView, Refusal, SharedRecord } from '../../circuit/index.ts';
import { reconcile } from './reconcile.ts';
import { decide, isDue } from './decide.ts';
import { TimedStore } from './timed-store.ts';
import { ReportBuffer, type AgedEvidence, type Heard } from './report-buffer.ts';
import { age, Inbox } from './inbox.ts';
import { createFirst, fillBlank, isBlank, reincarnate } from './incarnation.ts';
import type { CoordinatorOptions } from './options.ts';
import { StoreError, type Snapshot } from '../stores/store.ts';

const foldEveryMs = 100;
const tickEveryMs = 1_000;
/** While the store is away it is asked again this often. */
const retryEveryMs = 1_000;
/** Other nodes may win this often in a row; then the reports wait for the next turn. */
const maxConflicts = 10;

/** What became of an operator's command. `done` means: durable, and published. */
export type CommandResult =
  | { readonly kind: 'done'; readonly record: SharedRecord }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly record: SharedRecord }
  /** The store cannot be reached: nothing was done, as far as this node can know. */
  | { readonly kind: 'unavailable' };

interface Asked {
  readonly order: Command;
  readonly answer: (obeyed: CommandResult) => void;
}

/**
 * Keeps the newest record of this node and is its only writer: read, `step`, compare and set. Without the
 * store it shows the last view and collects reports; nothing is decided until the store is back, so nodes
 * cannot come to different ends.
 */
export class Coordinator {
  readonly #store: TimedStore;
  readonly #hearing: ReportBuffer;
  readonly #inbox: Inbox;
  readonly #listeners = new Set<() => void>();
  readonly #stops: readonly (() => void)[];
  #asked: Asked[] = [];
  #snapshot: Snapshot;
  /** Monotonic ms at which `#snapshot.clock` was true. */
  #anchoredAt: number;
  #readAt: number;
  #steppedAt: number;
  #hasChanged = false;
  #hasJumped = false;
  #trouble: Error | null = null;
  #retryAt = 0;
  #working: Promise<void> | null = null;

  private constructor(
    private readonly options: CoordinatorOptions,
    store: TimedStore,
    snapshot: Snapshot,
  ) {
    const { clock, nameOf } = options;
    this.#store = store;
    this.#hearing = new ReportBuffer({
      nameOf,
      now: () => clock.now(),
      collected: (heard, evidence, at) => this.#collected(heard, evidence, at),
    });
    this.#inbox = new Inbox(options.inboxRoom);
    this.#snapshot = snapshot;
    options.recorder?.adopted(snapshot.record, snapshot.clock);
    this.#anchoredAt = this.#readAt = this.#steppedAt = clock.now();
    this.#stops = [
      clock.every(foldEveryMs, () => {
        this.#hearing.end();
        void this.#turn();
      }),
      options.store.watch(() => {
        this.#hasChanged = true;
        void this.#turn();
      }),
    ];
  }

  /** Reads the record, or makes the first one. @throws StoreError when the store cannot be reached */
  static async start(options: CoordinatorOptions): Promise<Coordinator> {
    const { policy, providers, clock } = options;
    const store = new TimedStore(options.store, clock, options.watcher.storeCall);
    for (let attempt = 0; attempt < maxConflicts; attempt++) {
      const found = await store.read();
      if (found === null) {
        return new Coordinator(options, store, await createFirst(store, options, null));
      }
      if (isBlank(found.record))
        return new Coordinator(options, store, await fillBlank(store, options, found));
      const record = reconcile(found.record, providers, policy, found.clock);
      const stored = await store.commit({ on: found.token, record, durable: true, timeline: [], alerts: [] });
      if (stored.kind === 'stored') return new Coordinator(options, store, stored.snapshot);
    }
    throw new StoreError('other nodes write faster than this one can start');
  }

  get record(): SharedRecord {
    return this.#snapshot.record;
  }

  get isStoreUp(): boolean {
    return this.#trouble === null;
  }

  /** Store ms: the clock of all nodes. */
  now(): number {
    const elapsed = this.options.clock.now() - this.#anchoredAt;
    return Math.max(this.record.lastNow, Math.floor(this.#snapshot.clock + elapsed));
  }

  view(): PublicView {
    return view(this.record, this.now());
  }

  /** Takes a report for the next fold, and does no more yet. Never waits, never fails. */
  take(report: Heard): void {
    this.#hearing.take(report);
  }

  /** Resolves once the command is durable, refused, or cannot be stored. */
  command(order: Command): Promise<CommandResult> {
    if (this.#trouble !== null) return Promise.resolve({ kind: 'unavailable' });
    return new Promise((answer) => {
      this.#asked.push({ order, answer });
      void this.#turn();
    });
  }

  /** Calls back once for each published change. Returns the call that ends it. */
  onView(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Folds what has been taken, as far as the store allows, and ends. */
  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    this.#hearing.end();
    await this.#working;
    await this.#turn();
  }

  /** Lets what was heard be counted, and puts the evidence where it waits for the store. */
  #collected(heard: readonly Heard[], evidence: readonly AgedEvidence[], at: number): void {
    const { flight, watcher } = this.options;
    flight?.fold(heard, this.now());
    let lost = 0;
    for (const report of evidence) lost += this.#inbox.put({ report, at });
    if (lost > 0) watcher.overflowed(lost);
  }

  #turn(): Promise<void> {
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
      if (this.#asked.length > 0) void this.#turn();
    });
    return this.#working;
  }

  async #work(): Promise<void> {
    const { clock, watcher } = this.options;
    const now = clock.now();
    if (this.#trouble !== null && now < this.#retryAt) return;
    try {
      const isDue = now - this.#readAt >= tickEveryMs;
      if (this.#trouble !== null || this.#hasChanged || isDue) await this.#read();
      for (let asked = this.#asked[0]; asked !== undefined; asked = this.#asked[0]) {
        const obeyed = await this.#obey(asked.order);
        this.#asked.shift();
        asked.answer(obeyed);
      }
      await this.#fold();
      if (this.#trouble !== null) watcher.trouble(null);
      this.#trouble = null;
    } catch (error) {
      const reason = error instanceof Error ? error : new StoreError(String(error));
      if (this.#trouble === null) watcher.trouble(reason);
      this.#trouble = reason;
      this.#retryAt = clock.now() + retryEveryMs;
      for (const { answer } of this.#asked.splice(0)) answer({ kind: 'unavailable' });
    }
  }

  async #read(): Promise<void> {
    this.#hasChanged = false;
    const found = await this.#store.read();
    await this.#adopt(found);
    this.#readAt = this.options.clock.now();
  }

  async #obey(order: Command): Promise<CommandResult> {
    for (let conflicts = 0; conflicts < maxConflicts; conflicts++) {
      const result = await this.#attempt(order);
      if (result.kind === 'refused') return { ...result, record: this.record };
      if (result.kind === 'done') return { kind: 'done', record: this.record };
    }
    return { kind: 'unavailable' };
  }

  async #fold(): Promise<void> {
    const { clock } = this.options;
    const isTime = clock.now() - this.#steppedAt >= tickEveryMs || isDue(this.record, this.now());
    if (this.#inbox.isEmpty && !isTime) return;
    const taken = this.#inbox.take();
    try {
      for (let conflicts = 0; conflicts < maxConflicts; conflicts++) {
        const at = clock.now();
        const reports = taken.map((arrived) => age(arrived, at));
        const event: CircuitEvent = reports.length > 0 ? { type: 'reports', reports } : { type: 'tick' };
        if ((await this.#attempt(event)).kind !== 'conflict') return;
      }
    } catch (error) {
      this.#inbox.putBack(taken);
      throw error;
    }
    this.#inbox.putBack(taken);
  }

  /** One decision on the newest record known here. */
  async #attempt(
    event: CircuitEvent,
  ): Promise<{ kind: 'done' | 'conflict' } | { kind: 'refused'; reason: Refusal }> {
    const { policy, watcher, clock, recorder } = this.options;
    const now = this.now();
    const hasJumped = this.#hasJumped;
    const { decision, effects, refusal } = decide(this.#snapshot, event, now, policy, hasJumped);
    if (refusal !== null) {
      recorder?.decided(event, now, hasJumped, effects, this.record);
      return { kind: 'refused', reason: refusal };
    }
    if (decision !== null) {
      const committed = await this.#store.commit(decision);
      if (committed.kind === 'conflict') {
        await this.#adopt(committed.current);
        return { kind: 'conflict' };
      }
      this.#hasJumped = false;
      recorder?.decided(event, now, hasJumped, effects, committed.snapshot.record);
      await this.#adopt(committed.snapshot, true);
    }
    this.#steppedAt = clock.now();
    watcher.effects(effects);
    return { kind: 'done' };
  }

  /** Goes on from what the store holds, and tells the listeners when that is news to browsers. */
  async #adopt(found: Snapshot | null, isOwn = false): Promise<void> {
    const { inc, rev } = this.record;
    let next = found ?? (await createFirst(this.#store, this.options, inc));
    if (isBlank(next.record)) next = await fillBlank(this.#store, this.options, next);
    if (next.record.inc < inc || (next.record.inc === inc && next.record.rev < rev)) {
      // The store has lost what browsers have already seen, and they would ignore everything older.
      next = await reincarnate(this.#store, this.options, next, inc);
    }
    const { clock, policy, recorder } = this.options;
    if (!isOwn && next.token !== this.#snapshot.token) recorder?.adopted(next.record, next.clock);
    if (next.clock - (this.#snapshot.clock + clock.now() - this.#anchoredAt) > policy.clockJumpMs) {
      this.#hasJumped = true;
    }
    this.#snapshot = next;
    this.#anchoredAt = clock.now();
    if (next.record.inc === inc && next.record.rev === rev) return;
    for (const listener of this.#listeners) listener();
  }
}
