import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import type { Policy, SharedRecord } from '../../../circuit/index.ts';
import type { TimelineEntry } from '../../../protocol/index.ts';
import {
  StoreError,
  type AlertOutcome,
  type Committed,
  type Decision,
  type OutboxAlert,
  type Snapshot,
  type Store,
  type StorePlace,
} from '../store.ts';
import { toStored } from '../stored-record.ts';
import { dataFiles, stampOf, type DataFiles } from './data-files.ts';
import { moveIfThere, replaceFile, seal, syncFolder, type Disk } from './durable-file.ts';
import { FolderLock } from './folder-lock.ts';
import { Journal } from './journal.ts';
import { recover, type Recovered } from './recover.ts';
import { SerialQueue } from './serial-queue.ts';
import type { JournalEntry, StoreState } from './store-state.ts';

/** Soft commits are on the disk after this long (ms) at the latest. */
const softMs = 1_000;
const defaultMaxJournalBytes = 8 * 1_024 * 1_024;

export interface EmbeddedOptions {
  /** Created when it is not there. One process at a time. */
  readonly dir: string;
  readonly policy: Policy;
  /** ms since 1970: the clock of this store. */
  readonly now: () => number;
  /** Damage that was survived and disks that fail, in words for the log. Never called for what a caller hears as StoreError. */
  readonly onTrouble: (what: string) => void;
  /** The journal is folded into the state beyond this many bytes. @default 8 MiB */
  readonly maxJournalBytes?: number;
  /** How often the lock shows that this process lives (ms). @default 2_000 */
  readonly beatMs?: number;
  /** @default the real one */
  readonly disk?: Disk;
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'n'> : never;

/**
 * Opens the store of a single node: two files in a folder, no native code (docs/decisions/embedded-store.md).
 *
 * `journal.ndjson` gets a line with a checksum for each durable decision, on the disk before the decision is
 * answered. `state.json` holds everything up to some line and is only ever replaced whole. Of both the one
 * before is kept: the state before last and the two journals together hold everything too.
 *
 * @throws StoreError when the folder cannot be read and written, or another process has it
 */
export async function openEmbeddedStore(options: EmbeddedOptions): Promise<Store> {
  const { dir, policy, now, onTrouble, disk = fs, beatMs = 2_000 } = options;
  const files = dataFiles(dir);
  let lock: FolderLock | null = null;
  let store: EmbeddedStore | null = null;
  try {
    await fs.mkdir(dir, { recursive: true });
    lock = await FolderLock.take(files.lock, dir, beatMs, () => store?.lose(), disk);
    const found = await recover({ disk, files, onTrouble, stamp: stampOf(now()) }, policy);
    store = new EmbeddedStore(options, lock, found.state);
    await store.start(found);
    return store;
  } catch (error) {
    await lock?.release();
    throw asStoreError(error, dir);
  }
}

class EmbeddedStore implements Store {
  readonly #queue = new SerialQueue();
  readonly #disk: Disk;
  readonly #files: DataFiles;
  /** Tokens of an earlier process must not fit. */
  readonly #birth = randomBytes(6).toString('hex');
  #writes = 0;
  /** null: the disk has failed; the next job begins by writing everything anew. */
  #journal: Journal | null = null;
  #soft: NodeJS.Timeout | null = null;
  /** Why nothing is possible any more. */
  #end: StoreError | null = null;

  constructor(
    private readonly options: EmbeddedOptions,
    private readonly lock: FolderLock,
    private readonly state: StoreState,
  ) {
    this.#disk = options.disk ?? fs;
    this.#files = dataFiles(options.dir);
  }

  async start({ isDamaged, asides }: Recovered): Promise<void> {
    if (isDamaged) {
      await this.#writeState();
      for (const { from, to } of asides) await moveIfThere(this.#disk, from, to);
      await syncFolder(this.#disk, this.options.dir);
    }
    this.#journal = await Journal.open(this.#disk, this.#files.journal);
  }

  place(): StorePlace {
    return { kind: 'embedded', server: null };
  }

  async read(): Promise<Snapshot | null> {
    if (this.#journal === null || this.#end !== null) await this.#run(() => undefined);
    return this.#snapshot();
  }

  commit(decision: Decision): Promise<Committed> {
    return this.#run(async () => {
      const current = this.#snapshot();
      if (decision.on !== (current?.token ?? null)) return { kind: 'conflict', current };
      const { record, timeline, alerts } = decision;
      if (decision.durable || timeline.length > 0 || alerts.length > 0) {
        await this.#write({ kind: 'commit', record, timeline, alerts }, true);
      } else {
        this.state.record = record;
        this.#soft ??= setTimeout(() => this.#writeSoft(), softMs).unref();
      }
      this.#writes++;
      return { kind: 'stored', snapshot: this.#snapshotOf(record) };
    });
  }

  /** There is nobody else: one process, one handle. */
  watch(): () => void {
    return () => undefined;
  }

  timeline(before: string | null, limit: number): Promise<readonly TimelineEntry[]> {
    return this.#run(() => this.state.page(before, limit));
  }

  claimAlerts(now: number, limit: number, by: string): Promise<readonly OutboxAlert[]> {
    return this.#run(() => this.state.claim(now, limit, by));
  }

  settleAlert(id: string, outcome: AlertOutcome): Promise<void> {
    return this.#run(async () => {
      if (this.state.has(id)) await this.#write({ kind: 'settle', id, outcome }, true);
    });
  }

  oldestAlert(): Promise<number | null> {
    return this.#run(() => this.state.oldest());
  }

  memo(key: string): Promise<string | null> {
    return this.#run(() => this.state.memo(key));
  }

  /** The secrets are in the state alone, so that no journal keeps them longer than their day. */
  daySecret(day: string): Promise<string> {
    return this.#run(async () => {
      const known = this.state.secret(day);
      if (known !== null) return known;
      const secret = randomBytes(32).toString('hex');
      this.state.setSecret(day, secret);
      try {
        await this.#checkpoint();
      } catch (error) {
        this.state.setSecret(day, null);
        throw error;
      }
      return secret;
    });
  }

  close(): Promise<void> {
    return this.#queue.run(async () => {
      const isLost = this.#end !== null;
      this.#end ??= new StoreError('the store has been closed');
      const hasSoft = this.#soft !== null;
      this.#stopSoft();
      if (hasSoft && !isLost) await this.#appendRecord(true).catch(this.#report);
      await this.#drop();
      await this.lock.release();
    });
  }

  /** Another process has taken the folder. */
  lose(): void {
    this.#end ??= new StoreError(`another process has taken the folder ${this.options.dir}`);
    this.options.onTrouble(this.#end.message);
    this.#stopSoft();
  }

  #snapshot(): Snapshot | null {
    return this.state.record === null ? null : this.#snapshotOf(this.state.record);
  }

  #snapshotOf(record: SharedRecord): Snapshot {
    const token = `${this.#birth}.${this.#writes}`;
    return { record, token, clock: this.options.now(), mayBeOlder: false };
  }

  /**
   * Runs a job when those before it have ended, and never on a disk that cannot be written: an alert that cannot be
   * settled afterwards would be sent again and again. @throws StoreError
   */
  #run<T>(job: () => T | Promise<T>): Promise<T> {
    return this.#queue.run(async () => {
      if (this.#end !== null) throw this.#end;
      try {
        if (this.#journal === null) await this.#checkpoint();
        return await job();
      } catch (error) {
        throw asStoreError(error, this.options.dir);
      }
    });
  }

  /** Appends an entry and makes it true, or does neither. */
  async #write(entry: Unnumbered<JournalEntry>, isDurable: boolean): Promise<void> {
    const numbered: JournalEntry = { ...entry, n: this.state.n + 1 };
    const journal = this.#journal;
    if (journal === null) throw new StoreError(`the folder ${this.options.dir} cannot be written`);
    try {
      await journal.append(JSON.stringify(this.#asWritten(numbered)), isDurable);
    } catch (error) {
      this.state.skip();
      await this.#drop();
      throw error;
    }
    this.state.apply(numbered);
    if (entry.kind === 'commit') this.#stopSoft();
    if (journal.size <= (this.options.maxJournalBytes ?? defaultMaxJournalBytes)) return;
    // The entry is safe whatever becomes of this; the next job tries again and says so.
    await this.#checkpoint().catch(this.#report);
  }

  #asWritten(entry: JournalEntry): JournalEntry {
    if (entry.kind !== 'commit') return entry;
    return { ...entry, record: toStored(entry.record, this.state.foreign) };
  }

  #writeSoft(): void {
    void this.#queue.run(async () => {
      if (this.#soft === null || this.#journal === null || this.#end !== null) return;
      await this.#appendRecord(false).catch(this.#report);
    });
  }

  async #appendRecord(isDurable: boolean): Promise<void> {
    const { record } = this.state;
    if (record !== null) await this.#write({ kind: 'commit', record, timeline: [], alerts: [] }, isDurable);
  }

  /** Everything into a new state, and a new journal. In doubt the journal stays: what it repeats is ignored. */
  async #checkpoint(): Promise<void> {
    const { journal, previousJournal } = this.#files;
    await this.#drop();
    await this.#writeState();
    await moveIfThere(this.#disk, journal, previousJournal);
    this.#journal = await Journal.open(this.#disk, journal);
  }

  async #writeState(): Promise<void> {
    const { state, previousState } = this.#files;
    await replaceFile(this.#disk, state, previousState, seal(this.state.toJSON()));
    this.#stopSoft();
  }

  async #drop(): Promise<void> {
    const journal = this.#journal;
    this.#journal = null;
    await journal?.close().catch(() => undefined);
  }

  #stopSoft(): void {
    if (this.#soft !== null) clearTimeout(this.#soft);
    this.#soft = null;
  }

  readonly #report = (error: unknown): void =>
    this.options.onTrouble(asStoreError(error, this.options.dir).message);
}

function asStoreError(error: unknown, dir: string): StoreError {
  if (error instanceof StoreError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreError(`the folder ${dir} cannot be used: ${reason}`, { cause: error });
}
