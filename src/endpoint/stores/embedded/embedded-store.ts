import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import type { Policy, SharedRecord } from '../../../circuit/index.ts';
import { dataFiles, stampOf, type DataFiles } from './data-files.ts';
import { moveIfThere, replaceFile, seal, syncFolder, type Disk } from './durable-file.ts';
import { FolderLock } from './folder-lock.ts';
import { Journal } from './journal.ts';
import { recover, type Recovered } from './recover.ts';
import type { JournalEntry, Shelf } from './store-state.ts';
import {
  StoreError,
  type AlertOutcome,
  type Committed,
  type Decision,
  type OutboxAlert,
  type Snapshot,
  type Store,
} from '../store.ts';
import { Turns } from './serial-queue.ts';
import { type TimelineEntry } from '../../../protocol/index.ts';

/** Soft commits are on the disk after this long (ms) at the latest. */
const softMs = 1_000;

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
 * Opens the store of a single node: two files in a folder, no native code.
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
  let lostTo: (() => void) | null = null;
  try {
    await fs.mkdir(dir, { recursive: true });
    lock = await FolderLock.take(files.lock, dir, beatMs, () => lostTo?.());
    const work = { disk, files, onTrouble, stamp: stampOf(now()) };
    const found = await recover(work, policy);
    const store = await EmbeddedStore.start(options, disk, files, lock, found);
    lostTo = () => store.lose();
    return store;
  } catch (error) {
    await lock?.release();
    throw asStoreError(error, dir);
  }
}

class EmbeddedStore implements Store {
  readonly kind = 'embedded';
  readonly #turns = new Turns();
  /** Tokens of an earlier process must not fit. */
  readonly #birth = randomBytes(6).toString('hex');
  #writes = 0;
  /** null: the disk has failed; the next turn begins by writing everything anew. */
  #journal: Journal | null = null;
  #soft: NodeJS.Timeout | null = null;
  /** Why nothing is possible any more. */
  #end: StoreError | null = null;

  private constructor(
    private readonly options: EmbeddedOptions,
    private readonly disk: Disk,
    private readonly files: DataFiles,
    private readonly lock: FolderLock,
    private readonly shelf: Shelf,
  ) {}

  static async start(
    options: EmbeddedOptions,
    disk: Disk,
    files: DataFiles,
    lock: FolderLock,
    { shelf, isDamaged, asides }: Recovered,
  ): Promise<EmbeddedStore> {
    const store = new EmbeddedStore(options, disk, files, lock, shelf);
    if (isDamaged) {
      await store.#writeState();
      for (const { from, to } of asides) await moveIfThere(disk, from, to);
      await syncFolder(disk, options.dir);
    }
    store.#journal = await Journal.open(disk, files.journal);
    return store;
  }

  async read(): Promise<Snapshot | null> {
    if (this.#journal === null || this.#end !== null) await this.#turns.take(() => this.#heal());
    return this.#snapshot();
  }

  commit(decision: Decision): Promise<Committed> {
    return this.#turns.take(async () => {
      await this.#heal();
      const current = this.#snapshot();
      if (decision.on !== (current?.token ?? null)) return { kind: 'conflict', current };
      const { record, timeline, alerts } = decision;
      if (decision.durable || timeline.length > 0 || alerts.length > 0) {
        await this.#write({ kind: 'commit', record, timeline, alerts }, true);
      } else {
        this.shelf.record = record;
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
    return this.#turns.take(async () => {
      await this.#heal();
      return this.shelf.page(before, limit);
    });
  }

  claimAlerts(now: number, limit: number, by: string): Promise<readonly OutboxAlert[]> {
    return this.#turns.take(async () => {
      // What cannot be settled afterwards would be sent again and again.
      await this.#heal();
      return this.shelf.claim(now, limit, by);
    });
  }

  settleAlert(id: string, outcome: AlertOutcome): Promise<void> {
    return this.#turns.take(async () => {
      await this.#heal();
      if (this.shelf.has(id)) await this.#write({ kind: 'settle', id, outcome }, true);
    });
  }

  oldestAlert(): Promise<number | null> {
    return this.#turns.take(async () => {
      await this.#heal();
      return this.shelf.oldest();
    });
  }

  memo(key: string): Promise<string | null> {
    return this.#turns.take(async () => {
      await this.#heal();
      return this.shelf.memo(key);
    });
  }

  /** The secrets are in the state alone, so that no journal keeps them longer than their day. */
  daySecret(day: string): Promise<string> {
    return this.#turns.take(async () => {
      await this.#heal();
      const known = this.shelf.secret(day);
      if (known !== null) return known;
      const secret = randomBytes(32).toString('hex');
      this.shelf.setSecret(day, secret);
      try {
        await this.#checkpoint();
      } catch (error) {
        this.shelf.setSecret(day, null);
        throw asStoreError(error, this.options.dir);
      }
      return secret;
    });
  }

  close(): Promise<void> {
    return this.#turns.take(async () => {
      const isLost = this.#end !== null;
      this.#end ??= new StoreError('the store has been closed');
      const hasSoft = this.#soft !== null;
      this.#stopSoft();
      if (hasSoft && !isLost) await this.#appendRecord(true).catch(this.#tell);
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
    return this.shelf.record === null ? null : this.#snapshotOf(this.shelf.record);
  }

  #snapshotOf(record: SharedRecord): Snapshot {
    return { record, token: `${this.#birth}.${this.#writes}`, clock: this.options.now() };
  }

  async #heal(): Promise<void> {
    if (this.#end !== null) throw this.#end;
    if (this.#journal !== null) return;
    try {
      await this.#checkpoint();
    } catch (error) {
      throw asStoreError(error, this.options.dir);
    }
  }

  /** Appends an entry and makes it true, or does neither. */
  async #write(entry: Unnumbered<JournalEntry>, isDurable: boolean): Promise<void> {
    const numbered: JournalEntry = { ...entry, n: this.shelf.n + 1 };
    const journal = this.#journal;
    if (journal === null) throw new StoreError(`the folder ${this.options.dir} cannot be written`);
    try {
      await journal.append(JSON.stringify(numbered), isDurable);
    } catch (error) {
      this.shelf.skip();
      await this.#drop();
      throw asStoreError(error, this.options.dir);
    }
    this.shelf.apply(numbered);
    if (entry.kind === 'commit') this.#stopSoft();
    if (journal.size <= (this.options.maxJournalBytes ?? 8 * 1024 * 1024)) return;
    // The entry is safe whatever becomes of this; the next turn tries again and says so.
    await this.#checkpoint().catch(this.#tell);
  }

  #writeSoft(): void {
    void this.#turns.take(async () => {
      if (this.#soft === null || this.#journal === null || this.#end !== null) return;
      await this.#appendRecord(false).catch(this.#tell);
    });
  }

  async #appendRecord(isDurable: boolean): Promise<void> {
    const { record } = this.shelf;
    if (record !== null) await this.#write({ kind: 'commit', record, timeline: [], alerts: [] }, isDurable);
  }

  /** Everything into a new state, and a new journal. In doubt the journal stays: what it repeats is ignored. */
  async #checkpoint(): Promise<void> {
    await this.#drop();
    await this.#writeState();
    await moveIfThere(this.disk, this.files.journal, this.files.previousJournal);
    this.#journal = await Journal.open(this.disk, this.files.journal);
  }

  async #writeState(): Promise<void> {
    const { state, previousState } = this.files;
    await replaceFile(this.disk, state, previousState, seal(this.shelf.state()));
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

  readonly #tell = (error: unknown): void =>
    this.options.onTrouble(asStoreError(error, this.options.dir).message);
}

function asStoreError(error: unknown, dir: string): StoreError {
  if (error instanceof StoreError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreError(`the folder ${dir} cannot be used: ${reason}`, { cause: error });
}
