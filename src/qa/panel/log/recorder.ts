import type { Explained, Diagnostics } from '../../../failover/index.ts';
import { trueNow } from '../../page/wrong-clock.ts';
import { SearchLog, type Moment } from './search-log.ts';

const diagnosticsKey = Symbol.for('address-search.flight');
const page: { [key: symbol]: unknown } = globalThis;

const moment = (): Moment => ({
  now: performance.now(),
  wall: trueNow(),
  hidden: document.hidden,
  offline: !navigator.onLine,
});

/** Listens to what the page's address fields decide. One at a time; whoever listened before still hears. */
export class Recorder {
  readonly log = new SearchLog();
  readonly #explain = new Map<Element, () => Explained>();
  readonly #before = page[diagnosticsKey];
  readonly #diagnostics: Diagnostics;

  /** @param onChange told after each event */
  constructor(onChange: () => void) {
    this.#diagnostics = (element, event, explain) => {
      if (typeof this.#before === 'function') (this.#before as Diagnostics)(element, event, explain);
      this.#explain.set(element, explain);
      this.log.take(element, event, moment(), () => {
        // The log writes the end down after this; the display shall see it.
        queueMicrotask(onChange);
        return moment();
      });
      onChange();
    };
    page[diagnosticsKey] = this.#diagnostics;
  }

  /** What a field would decide by now; null while it has never begun to work. */
  explain(field: Element): Explained | null {
    return this.#explain.get(field)?.() ?? null;
  }

  /** Whether a call of any field is under way, so that a display should move. */
  get busy(): boolean {
    return this.log.strips.some(
      ({ endMs, attempts }) => endMs === null || attempts.some((attempt) => attempt.endMs === null),
    );
  }

  stop(): void {
    if (page[diagnosticsKey] === this.#diagnostics) page[diagnosticsKey] = this.#before;
    this.#explain.clear();
  }
}
