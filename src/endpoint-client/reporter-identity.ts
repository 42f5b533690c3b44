import type { SharedStatePorts } from './ports.ts';

/** The key under which the reporter's id of the day is kept on the device. */
export const REPORTER_KEY = 'address-search:reporter';

interface Identity {
  /** UTC day. */
  readonly day: string;
  readonly id: string;
  /** Number of the last report. */
  readonly seq: number;
}

/**
 * Who this browser is to the endpoint: a random id, new each UTC day, that says nothing about the person. All
 * tabs share it, or a browser with three tabs would have three votes.
 *
 * A report's number is the greater of the last one plus one and the wall clock's ms. The last one makes it rise
 * while the clock is set back and between tabs; the clock makes it rise past numbers that a crash kept from the
 * disk. Where nothing can be stored, each page has an id of its own, so its numbers cannot repeat another's.
 */
export class ReporterIdentity {
  #own: Identity | null = null;

  constructor(private readonly ports: SharedStatePorts) {}

  get id(): string {
    return this.#current().id;
  }

  /** Id and number of the next report; the number is used up. */
  next(): { readonly reporter: string; readonly seq: number } {
    const { day, id, seq } = this.#current();
    const next = Math.max(seq + 1, Math.floor(this.ports.clock.wall()));
    this.#keep({ day, id, seq: next });
    return { reporter: id, seq: next };
  }

  #current(): Identity {
    const { clock, storage, randomId } = this.ports;
    const day = new Date(clock.wall()).toISOString().slice(0, 10);
    const own = this.#own?.day === day ? this.#own : null;
    const stored = parse(storage.read(REPORTER_KEY));
    // Another tab may have counted on, or have been the first to store an id.
    if (stored?.day === day && !(own?.id === stored.id && own.seq > stored.seq)) return (this.#own = stored);
    return own ?? this.#keep({ day, id: randomId(), seq: 0 });
  }

  #keep(identity: Identity): Identity {
    this.ports.storage.write(REPORTER_KEY, JSON.stringify(identity));
    return (this.#own = identity);
  }
}

function parse(text: string | null): Identity | null {
  try {
    const { day, id, seq } = JSON.parse(text ?? '') as Partial<Identity>;
    const isWhole = typeof day === 'string' && typeof id === 'string' && /^[\w-]{16,64}$/.test(id);
    return isWhole && typeof seq === 'number' && Number.isSafeInteger(seq + 1) ? { day, id, seq } : null;
  } catch {
    return null;
  }
}
