import type { Report, ReportItem } from '../../circuit/index.ts';
import { type BrowserReport } from '../../protocol/index.ts';

/** Dealing with many at once costs less than with each; but beyond this they begin to outlive the young heap. */
const heardAtOnce = 250;

/** A report as it comes in, kept for no longer than to the next fold: whatever can wait is done for all at once. */
export interface Heard extends BrowserReport {
  /** The range of addresses itself, such as `203.0.113.0/24`; in a `Report` it has only its name of the day. */
  readonly from: string;
  /** When it came (monotonic ms): ages count from then. */
  readonly at: number;
}

export interface HearingOptions {
  /** What a network is called from now on. */
  readonly nameOf: (network: string) => string;
  /** Monotonic ms. */
  readonly now: () => number;
  /** Gets what was heard, and the same as evidence of this moment. */
  readonly collected: (heard: readonly Heard[], evidence: readonly Evidence[], now: number) => void;
}

/** A report as it is kept; it gets older where it waits. */
export interface Evidence extends Report {
  readonly items: readonly Aging[];
}

interface Aging extends ReportItem {
  ageMs: number;
}

/** What is still as it came, and what its networks are called; for no longer than to the next fold. */
export class Hearing {
  #heard: Heard[] = [];
  readonly #names = new Map<string, string>();

  constructor(private readonly options: HearingOptions) {}

  /** Costs no more than remembering it, most of the time. */
  take(report: Heard): void {
    this.#heard.push(report);
    if (this.#heard.length >= heardAtOnce) this.#collect();
  }

  /** Hands over what is left, before a fold, and forgets the networks. */
  end(): void {
    this.#collect();
    this.#names.clear();
  }

  #collect(): void {
    const heard = this.#heard;
    this.#heard = [];
    const now = this.options.now();
    const evidence = heard.map((each) => evidenceOf(each, this.#nameOf(each.from), now - each.at));
    this.options.collected(heard, evidence, now);
  }

  #nameOf(network: string): string {
    let name = this.#names.get(network);
    if (name === undefined) this.#names.set(network, (name = this.options.nameOf(network)));
    return name;
  }
}

/**
 * What is kept of a report: no more than the circuit reads, and a name for its network.
 *
 * @param waited ms since it came
 */
export function evidenceOf({ reporter, seq, items }: Heard, network: string, waited: number): Evidence {
  return { reporter, network, seq, items: items.map((item) => evidence(item, Math.round(waited))) };
}

function evidence(item: ReportItem, waited: number): Aging {
  const { provider, epoch, kind, ok, late, bad, opaque, misconfigured, suspectEmpty } = item;
  const { limited, censored, void: voided, corroborated, ageMs } = item;
  return {
    provider,
    epoch,
    kind,
    ok,
    late,
    bad,
    opaque,
    misconfigured,
    suspectEmpty,
    limited,
    censored,
    void: voided,
    corroborated,
    ageMs: ageMs + waited,
  };
}
