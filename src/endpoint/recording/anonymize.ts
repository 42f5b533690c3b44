import type { CircuitEvent, ProviderRecord, SharedRecord } from '../../circuit/index.ts';
import { mapped, type RecordDiff, type Rows, type RowsChange } from './record-diff.ts';
import type { RecordedParts, RecordingEntry } from './recording.ts';

/** A recording without anybody's id: reporters and networks by other names, the same ones throughout. */
export interface Anonymized {
  readonly start: SharedRecord;
  /** One after the other, so that nobody has to wait for all of them. */
  readonly entries: Iterable<RecordingEntry>;
}

type Rename = (id: string) => string;

/** Entries that are looked through at a time. */
const batch = 50;

/**
 * Yields nothing now and then, so that others may have their turn.
 *
 * @param pseudonymOf a keyed hash, see `OpsTokens.pseudonymOf`
 */
export function* anonymize(
  { start, entries }: RecordedParts,
  pseudonymOf: Rename,
): Generator<'', Anonymized> {
  const reporters = new Set<string>();
  const networks = new Set<string>();
  // Going through it once without a name for anybody finds everybody.
  const finder = new Renamer(
    (id) => reporters.add(id) && id,
    (id) => networks.add(id) && id,
  );
  finder.record(start);
  for (const [i, entry] of entries.entries()) {
    finder.entry(entry);
    if (i % batch === batch - 1) yield '';
  }

  const renamer = new Renamer(
    sortedNames('r', reporters, pseudonymOf),
    sortedNames('n', networks, (id) => pseudonymOf(`network ${id}`)),
  );
  return {
    start: renamer.record(start),
    entries: (function* () {
      for (const entry of entries) yield renamer.entry(entry);
    })(),
  };
}

/**
 * Other names for a set of ids, that sort as the ids do: the circuit breaks ties by name, so names in another
 * order could lead to another decision. The rank says nothing else, and the rest of a name is a keyed hash.
 */
function sortedNames(prefix: string, ids: ReadonlySet<string>, pseudonymOf: Rename): Rename {
  // By code units, as `<` compares.
  const ranks = new Map([...ids].sort().map((id, rank) => [id, rank]));
  const digits = String(ids.size).length;
  const names = new Map<string, string>();
  return (id) => {
    const rank = String(ranks.get(id)).padStart(digits, '0');
    // What begins all names of networks of one day stays: the circuit counts them by it.
    const naming = id.slice(0, id.indexOf('.') + 1);
    const name = names.get(id) ?? `${naming}${prefix}${rank}-${pseudonymOf(id)}`;
    names.set(id, name);
    return name;
  };
}

/** Every place in a recording where an id can stand. */
class Renamer {
  constructor(
    private readonly reporter: Rename,
    private readonly network: Rename,
  ) {}

  record(record: SharedRecord): SharedRecord {
    const providers = mapped(record.providers, (each) => ({
      ...this.#circuit(each),
      window: this.#rows(each.window),
    }));
    return { ...record, providers, reporters: this.#rows(record.reporters) };
  }

  entry(entry: RecordingEntry): RecordingEntry {
    if (entry.type === 'adopted') return { ...entry, adoption: this.#diff(entry.adoption) };
    const effects = entry.effects.map((each) => (each.type === 'transition' ? this.#circuit(each) : each));
    return { ...entry, event: this.#event(entry.event), effects };
  }

  #diff({ rest, reporters, providers }: RecordDiff): RecordDiff {
    return {
      rest,
      reporters: this.#change(reporters),
      providers: mapped(providers, (each) => ({
        rest: this.#circuit(each.rest),
        window: this.#change(each.window),
      })),
    };
  }

  #event(event: CircuitEvent): CircuitEvent {
    if (event.type !== 'reports') return event;
    // The fields stay in their order: two reports of one number are sorted by their text.
    const reports = event.reports.map((report) => ({
      ...report,
      reporter: this.reporter(report.reporter),
      network: this.network(report.network),
    }));
    return { ...event, reports };
  }

  #circuit<T extends Pick<ProviderRecord, 'because'> & Partial<Pick<ProviderRecord, 'unanswered'>>>(
    circuit: T,
  ): T {
    const reporters = circuit.because.reporters.map((id) => this.reporter(id));
    const { unanswered } = circuit;
    const voices = unanswered && { ...unanswered, voices: this.#rows(unanswered.voices) };
    return { ...circuit, because: { ...circuit.because, reporters }, ...(voices && { unanswered: voices }) };
  }

  #change<T extends { readonly network: string }>({ set, drop }: RowsChange<T>): RowsChange<T> {
    return { set: this.#rows(set), drop: drop.map((id) => this.reporter(id)) };
  }

  #rows<T extends { readonly network: string }>(rows: Rows<T>): Record<string, T> {
    const renamed = Object.entries(rows).map(([id, row]) => {
      return [this.reporter(id), { ...row, network: this.network(row.network) }] as const;
    });
    return Object.fromEntries(renamed);
  }
}
