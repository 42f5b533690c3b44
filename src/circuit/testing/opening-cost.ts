import { step } from '../machine/step.ts';
import { defaultPolicy } from '../record/policy.ts';
import { createShared, type SharedRecord } from '../record/record.ts';
import type { Report } from '../record/report.ts';
import { seeded } from './random.ts';
import { bad, item, ok, report } from './reports.ts';

const start = 1_000_000_000;
const foldMs = 100;
/** Long enough for deadlines to be learned and to fall to where they stay (docs/decisions/learned-deadlines.md). */
const warmUpMs = 300_000;
/** What a healthy service takes; its deadlines come to the least that is learned. */
const slowestMs = 200;
/** What a network may send in a fold, by its rate limit, is far more than the three voices that are kept. */
const voices = defaultPolicy.votesPerNetwork;

/** A site on which each search is another browser of another network, and all are answered. */
export class HealthySite {
  #shared: SharedRecord = createShared('cost', ['a', 'b'], start, defaultPolicy);
  #searches = 0;
  #at = 0;
  #next = 0;
  readonly #random = seeded(1);

  /** Searches come by chance, so that there are moments without any. */
  constructor(private readonly searchesPerSecond: number) {
    this.#next = this.#wait();
    while (this.#at < warmUpMs) this.#fold(0);
  }

  /**
   * Whether so many networks open the service in so long (ms), three browsers of each saying all the time that it has
   * failed them. The site is as it was afterwards, but for the chance by which searches come.
   */
  isOpenedBy(networks: number, forMs: number): boolean {
    const [shared, searches, at, next] = [this.#shared, this.#searches, this.#at, this.#next];
    while (this.#at < at + forMs && this.#isClosed) this.#fold(networks);
    const isOpened = !this.#isClosed;
    [this.#shared, this.#searches, this.#at, this.#next] = [shared, searches, at, next];
    return isOpened;
  }

  /** How many networks it takes. @param most what is tried at the most */
  networksToOpen(most: number, forMs: number): number {
    let [safe, opens] = [0, most];
    while (opens - safe > 1) {
      const middle = Math.floor((safe + opens) / 2);
      if (this.isOpenedBy(middle, forMs)) opens = middle;
      else safe = middle;
    }
    return opens;
  }

  get #isClosed(): boolean {
    return this.#shared.providers['a']?.phase === 'closed';
  }

  #wait(): number {
    return this.searchesPerSecond === 0
      ? Infinity
      : (-1_000 * Math.log(1 - this.#random())) / this.searchesPerSecond;
  }

  #fold(hostile: number): void {
    this.#at += foldMs;
    const reports: Report[] = [];
    for (; this.#next <= this.#at; this.#next += this.#wait()) {
      const name = `honest-${this.#searches++}`;
      reports.push(report(name, [item('a', 1, { ...ok, slowestMs })], `net-${name}`, this.#at));
    }
    for (let n = 0; n < hostile; n++)
      for (let voice = 0; voice < voices; voice++)
        reports.push(report(`liar-${n}-${voice}`, [item('a', 1, bad)], `hostile-${n}`, this.#at));
    const event = reports.length > 0 ? ({ type: 'reports', reports } as const) : ({ type: 'tick' } as const);
    this.#shared = step(this.#shared, event, start + this.#at, defaultPolicy).record;
  }
}
