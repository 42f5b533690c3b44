import type { Because, CircuitEvent, Effect, ProviderRecord, SharedRecord } from '../../circuit/index.ts';
import type { Adoption, RowsChange } from './record-diff.ts';
import { Names } from './pseudonyms.ts';
import type { FlightEntry, Tape } from './recording.ts';

/** A tape without anybody's id: reporters and networks by other names, the same ones throughout. */
export interface Disguised {
  readonly start: SharedRecord;
  /** One after the other, so that nobody has to wait for all of them. */
  readonly entries: Iterable<FlightEntry>;
}

/** Entries that are looked through at a time. */
const batch = 50;

/**
 * Yields nothing now and then, so that others may have their turn.
 *
 * @param pseudonym a keyed hash, see `OpsTokens.pseudonymOf`
 */
export function* disguise(
  { start, entries }: Tape,
  pseudonym: (id: string) => string,
): Generator<'', Disguised> {
  const found = { reporters: new Set<string>(), networks: new Set<string>() };
  // Going through it once without a name for anybody finds everybody.
  const finder = new Disguise(
    (id) => found.reporters.add(id) && id,
    (id) => found.networks.add(id) && id,
  );
  finder.record(start);
  for (const [i, entry] of entries.entries()) {
    finder.entry(entry);
    if (i % batch === batch - 1) yield '';
  }

  const reporters = new Names('r', found.reporters, pseudonym);
  const networks = new Names('n', found.networks, (id) => pseudonym(`network ${id}`));
  const made = new Disguise(
    (id) => reporters.of(id),
    (id) => networks.of(id),
  );
  return {
    start: made.record(start),
    entries: (function* () {
      for (const entry of entries) yield made.entry(entry);
    })(),
  };
}

/** Every place in a tape where an id can stand. */
class Disguise {
  constructor(
    private readonly reporter: (id: string) => string,
    private readonly network: (id: string) => string,
  ) {}

  record(record: SharedRecord): SharedRecord {
    const { providers, reporters } = record;
    return {
      ...record,
      providers: mapped(providers, (each) => ({
        ...this.#circuit(each),
        window: this.#rows(each.window),
      })),
      reporters: this.#rows(reporters),
    };
  }

  entry(entry: FlightEntry): FlightEntry {
    if (entry.type === 'adopted') return { ...entry, adoption: this.#adoption(entry.adoption) };
    return {
      ...entry,
      event: this.#event(entry.event),
      effects: entry.effects.map((effect) => this.#effect(effect)),
    };
  }

  #adoption({ rest, reporters, providers }: Adoption): Adoption {
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

  #effect(effect: Effect): Effect {
    if (effect.type !== 'transition') return effect;
    return { ...effect, because: this.#because(effect.because) };
  }

  #circuit<T extends Pick<ProviderRecord, 'because'>>(circuit: T): T {
    return { ...circuit, because: this.#because(circuit.because) };
  }

  #because(because: Because): Because {
    return { ...because, reporters: because.reporters.map((id) => this.reporter(id)) };
  }

  #change<T extends { readonly network: string }>({ set, drop }: RowsChange<T>): RowsChange<T> {
    return { set: this.#rows(set), drop: drop.map((id) => this.reporter(id)) };
  }

  #rows<T extends { readonly network: string }>(rows: Readonly<Record<string, T>>): Record<string, T> {
    const renamed = Object.entries(rows).map(([id, row]) => {
      return [this.reporter(id), { ...row, network: this.network(row.network) }] as const;
    });
    return Object.fromEntries(renamed);
  }
}

function mapped<T>(rows: Readonly<Record<string, T>>, map: (row: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, map(row)]));
}
