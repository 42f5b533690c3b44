import type { Policy } from '../../../circuit/index.ts';
import { noForeignFields, readStored } from '../stored-record.ts';
import { StoreError } from '../store.ts';
import { unframe } from './journal-line.ts';
import { moveIfThere, readIfThere, unseal, type Disk } from './durable-file.ts';
import type { DataFiles } from './data-files.ts';
import { emptyState, StoreState, type JournalEntry, type StateData } from './store-state.ts';

export interface Recovered {
  readonly state: StoreState;
  /** What is left must be written down whole before anything else. */
  readonly isDamaged: boolean;
  /** Journals to be moved after that, and not before: their good lines are nowhere else until then. */
  readonly asides: readonly { readonly from: string; readonly to: string }[];
}

type Aside = Recovered['asides'][number];

interface Work {
  readonly disk: Disk;
  readonly files: DataFiles;
  /** Tells what was wrong, and under which name it has been set aside. */
  readonly onTrouble: (what: string) => void;
  /** Goes into the names of files set aside. */
  readonly stamp: string;
}

/**
 * Reads the folder of an embedded store. The state, or the one before it if that is damaged or a crash came
 * between two renames; and on top of it every journal entry that is newer. Damage costs what it hit and no
 * more; the damaged file is set aside, never deleted, never in the way of the next start.
 *
 * @throws an error of the file system, when the folder cannot be read; StoreError when a newer version wrote it, and
 *   nothing is touched then
 */
export async function recover(work: Work, policy: Policy): Promise<Recovered> {
  const { disk, files, onTrouble, stamp } = work;
  const newest = await readState(work, files.state);
  const data = newest.data ?? (await readState(work, files.previousState)).data;
  const state = new StoreState(data ?? emptyState);
  const before = await replay(work, files.previousJournal, state);
  const after = await replay(work, files.journal, state);
  const asides = [before.aside, after.aside].filter((aside) => aside !== null);
  let isDamaged = newest.isDamaged || asides.length > 0;
  if (after.aside === null && after.tornAt !== null) await disk.truncate(files.journal, after.tornAt);

  if (state.record !== null) {
    const read = readStored(state.record, policy);
    if (read === null) {
      isDamaged = true;
      const aside = files.unreadableRecord(stamp);
      const handle = await disk.open(aside, 'w');
      await handle.writeFile(JSON.stringify(state.record)).finally(() => handle.close());
      onTrouble(`the stored record is of another version; it is kept as ${aside}, and a new one begins`);
    }
    state.record = read?.record ?? null;
    state.foreign = read?.foreign ?? noForeignFields;
  }
  return { state, isDamaged, asides };
}

async function readState(
  { disk, onTrouble, stamp }: Work,
  file: string,
): Promise<{ data: StateData | null; isDamaged: boolean }> {
  const bytes = await readIfThere(disk, file);
  if (bytes === null) return { data: null, isDamaged: false };
  const data = unseal(bytes.toString('utf8'));
  if (isState(data)) return { data, isDamaged: false };
  if (isOfNewerState(data)) throw new StoreError(`${file} was written by a newer version of the endpoint`);
  const aside = `${file}.corrupt-${stamp}`;
  await moveIfThere(disk, file, aside);
  onTrouble(
    `${file} is damaged or of another version; it is kept as ${aside}, and what came before it is used`,
  );
  return { data: null, isDamaged: true };
}

async function replay(
  { disk, onTrouble, stamp }: Work,
  file: string,
  state: StoreState,
): Promise<{ aside: Aside | null; tornAt: number | null }> {
  const bytes = await readIfThere(disk, file);
  if (bytes === null) return { aside: null, tornAt: null };
  const { texts, goodBytes, damaged } = unframe(bytes);
  let lost = damaged;
  for (const text of texts) {
    const entry = entryOf(text);
    if (entry === null) lost++;
    else state.apply(entry);
  }
  const tornAt = goodBytes < bytes.length ? goodBytes : null;
  if (lost === 0) return { aside: null, tornAt };
  const to = `${file}.corrupt-${stamp}`;
  onTrouble(`${lost} lines of ${file} are damaged; it is kept as ${to}, and the other lines are used`);
  return { aside: { from: file, to }, tornAt };
}

/** The checksum has shown that this store wrote it; what is left to ask is which version of it. */
function isState(data: unknown): data is StateData {
  return typeof data === 'object' && data !== null && 'v' in data && data.v === emptyState.v;
}

function isOfNewerState(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('v' in data)) return false;
  return typeof data.v === 'number' && data.v > emptyState.v;
}

function entryOf(text: string): JournalEntry | null {
  try {
    const entry = JSON.parse(text) as JournalEntry;
    return entry.kind === 'commit' || entry.kind === 'settle' ? entry : null;
  } catch {
    return null;
  }
}
