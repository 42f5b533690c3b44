import { view, type CircuitEvent, type Command } from '../../circuit/index.ts';
import type { PublicView, Refusal, SharedRecord } from '../../circuit/index.ts';
import { StoreError, type Snapshot } from '../stores/store.ts';
import { decide, isDue } from './decide.ts';
import { establish, isBlank, reincarnate, renamed, replacement } from './incarnation.ts';
import type { CoordinatorOptions } from './options.ts';
import { reconcile } from './reconcile.ts';
import { age, ReportBuffer, type ReceivedReport } from './report-buffer.ts';
import { TimedStore } from './timed-store.ts';

const foldEveryMs = 100;
const tickEveryMs = 1_000;
/** While the store is away it is asked again this often: after a failover every moment counts. */
const retryEveryMs = 250;
/** Other nodes may win this often in a row; then the reports wait for the next cycle. */
const maxConflicts = 10;

/** What became of an operator's command. `done` means: durable, and published. */
export type CommandResult =
  | { readonly kind: 'done'; readonly record: SharedRecord }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly record: SharedRecord }
  /** The store cannot be reached: nothing was done, as far as this node can know. */
  | { readonly kind: 'unavailable' }
  /** No replica of the store has it. `isStored`: it is done all the same, and lost if the primary fails now. */
  | { readonly kind: 'unreplicated'; readonly isStored: boolean; readonly record: SharedRecord };

type Attempt =
  | { kind: 'done' }
  | { kind: 'conflict' }
  | { kind: 'refused'; reason: Refusal }
  | { kind: 'unreplicated'; isStored: boolean };

interface PendingCommand {
  readonly command: Command;
  readonly resolve: (result: CommandResult) => void;
}

/**
 * Keeps the newest record of this node and is its only writer: read, `step`, compare and set. Without the
 * store it shows the last view and collects reports; nothing is decided until the store is back, so nodes
 * cannot come to different ends.
 */
export class Coordinator {
  readonly #store: TimedStore;
  readonly #buffer: ReportBuffer;
  readonly #listeners = new Set<() => void>();
  readonly #stops: readonly (() => void)[];
  #pending: PendingCommand[] = [];
  #snapshot: Snapshot;
  /** Monotonic ms at which `#snapshot.clock` was true. */
  #anchoredAt: number;
  #readAt: number;
  #steppedAt: number;
  #hasChanged = false;
  #hasJumped = false;
  /** A write has failed since the last one that did not: that the store can be read says nothing then. */
  #isWriteInDoubt = false;
  #trouble: Error | null = null;
  #retryAt = 0;
  #cycle: Promise<void> | null = null;

  private constructor(
    private readonly options: CoordinatorOptions,
    store: TimedStore,
    snapshot: Snapshot,
  ) {
    const { clock, nameOf, reportsWaiting, recorder } = options;
    this.#store = store;
    this.#buffer = new ReportBuffer(reportsWaiting, nameOf);
    this.#snapshot = snapshot;
    recorder?.adopted(snapshot.record, snapshot.clock);
    this.#anchoredAt = this.#readAt = this.#steppedAt = clock.now();
    this.#stops = [
      clock.every(foldEveryMs, () => {
        this.#sortReports();
        void this.#runCycle();
      }),
      options.store.watch(() => {
        this.#hasChanged = true;
        void this.#runCycle();
      }),
    ];
  }

  /** Reads the record, or makes the first one. @throws StoreError when the store cannot be reached */
  static async start(options: CoordinatorOptions): Promise<Coordinator> {
    const { policy, providers, clock } = options;
    const store = new TimedStore(options.store, clock, options.watcher.storeCall);
    for (let attempt = 0; attempt < maxConflicts; attempt++) {
      const found = await store.read();
      if (found === null || isBlank(found.record))
        return new Coordinator(options, store, await establish(store, options, found, null));
      const reconciled = reconcile(found.record, providers, policy, found.clock);
      // A provider that is put in may have been there before, and its epochs begin anew: of one incarnation an epoch of
      // a provider means one thing, to browsers, and to alerts, which are named after it.
      const isAnew = providers.some((id) => !Object.hasOwn(found.record.providers, id));
      const record = found.mayBeOlder || isAnew ? renamed(reconciled, options) : reconciled;
      const stored = await store.commit(replacement(found.token, record));
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

  /** Store ms: the clock of all nodes. Falls only with the record, when that has followed a clock that was set back. */
  now(): number {
    return Math.max(this.record.lastNow, this.#storeClock());
  }

  view(): PublicView {
    return view(this.record, this.now());
  }

  /** Keeps a report for the next fold, and does no more yet. Never waits, never fails. */
  enqueue(report: ReceivedReport): void {
    if (this.#buffer.add(report)) this.#sortReports();
  }

  /** Resolves once the command is durable, refused, or cannot be stored. */
  command(command: Command): Promise<CommandResult> {
    if (this.#trouble !== null) return Promise.resolve({ kind: 'unavailable' });
    return new Promise((resolve) => {
      this.#pending.push({ command, resolve });
      void this.#runCycle();
    });
  }

  /** Calls back once for each published change. Returns the call that ends it. */
  onView(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Folds what has been taken, as far as the store allows, and ends. */
  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    this.#sortReports();
    await this.#cycle;
    await this.#runCycle();
  }

  /** What the store's clock shows by now, as far as this node can know without asking. */
  #storeClock(): number {
    return Math.floor(this.#snapshot.clock + this.options.clock.now() - this.#anchoredAt);
  }

  #sortReports(): void {
    const { clock, watcher } = this.options;
    const { received, dropped } = this.#buffer.sort(clock.now());
    watcher.received(received, this.now());
    if (dropped > 0) watcher.overflowed(dropped);
  }

  #runCycle(): Promise<void> {
    this.#cycle ??= this.#work().finally(() => {
      this.#cycle = null;
      if (this.#pending.length > 0) void this.#runCycle();
    });
    return this.#cycle;
  }

  async #work(): Promise<void> {
    const { clock, watcher } = this.options;
    const now = clock.now();
    if (this.#trouble !== null && now < this.#retryAt) return;
    try {
      if (this.#trouble !== null || this.#hasChanged || now - this.#readAt >= tickEveryMs) await this.#read();
      for (let next = this.#pending[0]; next !== undefined; next = this.#pending[0]) {
        const result = await this.#execute(next.command);
        this.#pending.shift();
        next.resolve(result);
      }
      await this.#fold();
      if (this.#trouble !== null) watcher.trouble(null);
      this.#trouble = null;
    } catch (error) {
      const reason = error instanceof Error ? error : new StoreError(String(error));
      if (this.#trouble === null) watcher.trouble(reason);
      this.#trouble = reason;
      this.#retryAt = clock.now() + retryEveryMs;
      for (const { resolve } of this.#pending.splice(0)) resolve({ kind: 'unavailable' });
    }
  }

  async #read(): Promise<void> {
    this.#hasChanged = false;
    await this.#adopt(await this.#store.read());
    this.#readAt = this.options.clock.now();
  }

  async #execute(command: Command): Promise<CommandResult> {
    // The operator may have heard of it from another node, before this one.
    if (command.rev > this.record.rev) await this.#read();
    for (let conflicts = 0; conflicts < maxConflicts; conflicts++) {
      const result = await this.#attempt(command);
      if (result.kind !== 'conflict') return { ...result, record: this.record };
    }
    return { kind: 'unavailable' };
  }

  async #fold(): Promise<void> {
    const { clock } = this.options;
    const isTime =
      this.#isWriteInDoubt || clock.now() - this.#steppedAt >= tickEveryMs || isDue(this.record, this.now());
    const taken = this.#buffer.take();
    if (taken.length === 0 && !isTime) return;
    let isFolded = false;
    try {
      for (let conflicts = 0; !isFolded && conflicts < maxConflicts; conflicts++) {
        const at = clock.now();
        const reports = taken.map((waiting) => age(waiting, at));
        const event: CircuitEvent = reports.length > 0 ? { type: 'reports', reports } : { type: 'tick' };
        isFolded = (await this.#attempt(event)).kind !== 'conflict';
      }
    } finally {
      if (!isFolded) this.#buffer.putBack(taken);
    }
  }

  /** One decision on the newest record known here. */
  async #attempt(event: CircuitEvent): Promise<Attempt> {
    const { policy, watcher, clock, recorder } = this.options;
    const input = { now: this.#storeClock(), event, hasJumped: this.#hasJumped };
    const { decision, effects, refusal } = decide(this.#snapshot, input, policy, this.#isWriteInDoubt);
    if (refusal !== null) {
      recorder?.decided({ ...input, effects }, this.record);
      return { kind: 'refused', reason: refusal };
    }
    let isReplicated = true;
    if (decision !== null) {
      this.#isWriteInDoubt = true;
      const committed = await this.#store.commit(decision);
      this.#isWriteInDoubt = false;
      if (committed.kind === 'conflict') {
        watcher.conflicted();
        await this.#adopt(committed.current);
        return { kind: 'conflict' };
      }
      if (committed.snapshot === null) return { kind: 'unreplicated', isStored: false };
      this.#hasJumped = false;
      recorder?.decided({ ...input, effects }, committed.snapshot.record);
      await this.#adopt(committed.snapshot, true);
      isReplicated = committed.kind === 'stored';
    }
    this.#steppedAt = clock.now();
    watcher.effects(effects);
    return isReplicated ? { kind: 'done' } : { kind: 'unreplicated', isStored: true };
  }

  /** Goes on from what the store holds, and tells the listeners when that is news to browsers. */
  async #adopt(found: Snapshot | null, isOwn = false): Promise<void> {
    const { inc, rev } = this.record;
    let next = await establish(this.#store, this.options, found, inc);
    const isLower = next.record.inc < inc || (next.record.inc === inc && next.record.rev < rev);
    // Browsers would ignore what is older than what they have seen; and of the same `rev` they would keep what was lost.
    if (isLower || next.mayBeOlder) next = await reincarnate(this.#store, this.options, next, inc);
    const { clock, policy, recorder } = this.options;
    if (!isOwn && next.token !== this.#snapshot.token) recorder?.adopted(next.record, next.clock);
    if (next.clock - (this.#snapshot.clock + clock.now() - this.#anchoredAt) > policy.clockJumpMs)
      this.#hasJumped = true;
    this.#snapshot = next;
    this.#anchoredAt = clock.now();
    if (next.record.inc === inc && next.record.rev === rev) return;
    for (const listener of this.#listeners) listener();
  }
}
