import { createHash } from 'node:crypto';
import type { Policy } from '../../circuit/index.ts';
import { readStored } from '../stores/stored-record.ts';
import { alertLeaseMs, farAheadMs } from '../stores/retention.ts';
import {
  StoreError,
  type AlertOutcome,
  type Committed,
  type Decision,
  type NewAlert,
  type OutboxAlert,
  type Snapshot,
  type Store,
  type StorePlace,
} from '../stores/store.ts';
import { type NewEntry, type TimelineEntry } from '../../protocol/timeline.ts';

/** What several nodes of one test share. */
export class MemoryStoreState {
  /** The record as text, as any real store would hold it. */
  json: string | null = null;
  token = 0;
  /** The one clock of the store: this much ahead of `now()`. */
  aheadMs = 0;
  isDown = false;
  /** It can be read and not be written, as when its memory is full or its primary has become a replica. */
  isReadOnly = false;
  /** As after a failover: until a new incarnation begins. */
  mayBeOlder = false;
  readonly entries: TimelineEntry[] = [];
  readonly outbox = new Map<string, OutboxAlert>();
  readonly memos = new Map<string, string>();
  readonly held = new Set<string>();
  holder = { by: '', until: 0 };
  readonly knownAlerts = new Set<string>();
  readonly commits: Decision[] = [];
  readonly watchers = new Set<{ owner: MemoryStore; changed: () => void }>();
  secret = 'a secret of the test';

  constructor(
    readonly policy: Policy,
    readonly now: () => number,
  ) {}

  wipe(): void {
    this.json = null;
    this.token++;
  }

  /** Everything that is kept, as one text to search in. */
  dump(): string {
    return JSON.stringify([this.json, this.entries, [...this.outbox.values()]]);
  }
}

/** One node's door to the shelf. Honours the contract of `Store`, and can be told to fail. */
export class MemoryStore implements Store {
  /**
   * What happens to the next commit: applied although the caller hears of an error, never answered; and, if it is
   * to be replicated, refused or applied without a replica.
   */
  nextCommit: 'ok' | 'applied-but-lost' | 'hangs' | 'no-replica' | 'not-replicated' = 'ok';
  /** Runs before each commit, so that a test can let another node win. */
  beforeCommit: () => Promise<void> | void = () => undefined;
  isClosed = false;

  constructor(readonly shelf: MemoryStoreState) {}

  place(): StorePlace {
    return { kind: 'embedded', server: null };
  }

  async read(): Promise<Snapshot | null> {
    await this.#reach();
    return this.#snapshot();
  }

  async commit(decision: Decision): Promise<Committed> {
    await this.beforeCommit();
    await this.#reach();
    if (this.shelf.isReadOnly) throw new StoreError('the store takes no writes');
    const how = this.nextCommit;
    this.nextCommit = 'ok';
    if (how === 'hangs') await new Promise(() => undefined);
    const { shelf } = this;
    const current = shelf.json === null ? null : String(shelf.token);
    const before = this.#snapshot()?.record;
    const isOlder = shelf.mayBeOlder && before?.inc === decision.record.inc;
    if (decision.on !== current || isOlder) return { kind: 'conflict', current: this.#snapshot() };
    if (how === 'no-replica' && decision.replicated) return { kind: 'unreplicated', snapshot: null };
    shelf.mayBeOlder = false;
    shelf.commits.push(decision);
    shelf.json = JSON.stringify(decision.record);
    shelf.token++;
    for (const entry of decision.timeline) this.#note(entry);
    for (const alert of decision.alerts) this.#putOut(alert);
    if (before?.rev !== decision.record.rev || before.inc !== decision.record.inc) {
      for (const { owner, changed } of shelf.watchers) if (owner !== this) changed();
    }
    if (how === 'applied-but-lost') throw new StoreError('the answer was lost');
    const snapshot = this.#snapshot();
    if (snapshot === null) throw new StoreError('unreadable');
    return { kind: how === 'not-replicated' && decision.replicated ? 'unreplicated' : 'stored', snapshot };
  }

  watch(changed: () => void): () => void {
    const watcher = { owner: this, changed };
    this.shelf.watchers.add(watcher);
    return () => {
      this.shelf.watchers.delete(watcher);
    };
  }

  async timeline(before: string | null, limit: number): Promise<readonly TimelineEntry[]> {
    await this.#reach();
    const older = this.shelf.entries.filter(({ id }) => before === null || id < before);
    return older.reverse().slice(0, limit);
  }

  async claimAlerts(now: number, limit: number, by: string): Promise<readonly OutboxAlert[]> {
    await this.#reach();
    const { held, holder, outbox } = this.shelf;
    if (holder.by !== by || holder.until <= now) {
      if (held.size > 0 && holder.until > now) {
        this.shelf.holder = { ...holder, until: Math.min(holder.until, now + alertLeaseMs) };
        return [];
      }
      held.clear();
    }
    this.shelf.holder = { by, until: now + alertLeaseMs };
    const isDue = (dueAt: number): boolean => dueAt <= now || dueAt > now + farAheadMs;
    const due = [...outbox.values()].filter(({ id, dueAt }) => isDue(dueAt) && !held.has(id));
    const claimed = due.sort((a, b) => a.dueAt - b.dueAt).slice(0, limit);
    for (const { id } of claimed) held.add(id);
    return claimed;
  }

  async oldestAlert(): Promise<number | null> {
    await this.#reach();
    const times = [...this.shelf.outbox.values()].map(({ at }) => at);
    return times.length === 0 ? null : Math.min(...times);
  }

  async memo(key: string): Promise<string | null> {
    await this.#reach();
    return this.shelf.memos.get(key) ?? null;
  }

  async settleAlert(id: string, outcome: AlertOutcome): Promise<void> {
    await this.#reach();
    const alert = this.shelf.outbox.get(id);
    if (alert === undefined) return;
    if (outcome.kind === 'progress') {
      const { channel, progress, told, memo } = outcome;
      this.shelf.outbox.set(id, { ...alert, channels: { ...alert.channels, [channel]: progress } });
      if (told !== undefined) this.#note(told);
      if (memo !== undefined) this.shelf.memos.set(memo.key, memo.value);
      return;
    }
    this.shelf.held.delete(id);
    if (outcome.kind === 'delivered') this.shelf.outbox.delete(id);
    else this.shelf.outbox.set(id, { ...alert, dueAt: outcome.dueAt, attempts: alert.attempts + 1 });
  }

  async daySecret(day: string): Promise<string> {
    await this.#reach();
    return createHash('sha256').update(`${this.shelf.secret} ${day}`).digest('hex');
  }

  close(): Promise<void> {
    this.isClosed = true;
    return Promise.resolve();
  }

  #note(entry: NewEntry): void {
    const { entries } = this.shelf;
    entries.push({ ...entry, id: String(entries.length).padStart(8, '0') });
  }

  #putOut(alert: NewAlert): void {
    if (this.shelf.knownAlerts.has(alert.id)) return;
    this.shelf.knownAlerts.add(alert.id);
    this.shelf.outbox.set(alert.id, { ...alert, attempts: 0, channels: {} });
  }

  #snapshot(): Snapshot | null {
    const { json, policy, token, now, aheadMs, mayBeOlder } = this.shelf;
    const read = json === null ? null : readStored(JSON.parse(json), policy);
    return read && { record: read.record, token: String(token), clock: now() + aheadMs, mayBeOlder };
  }

  #reach(): Promise<void> {
    return this.shelf.isDown ? Promise.reject(new StoreError('the store is down')) : Promise.resolve();
  }
}
