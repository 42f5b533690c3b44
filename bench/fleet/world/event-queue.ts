/**
 * What is to happen, in the order of its times, in a binary heap; what is due at one time keeps the order of its entry.
 * Times are ms of the simulation.
 */
export class EventQueue {
  private entered = 0;
  private readonly heap: { readonly at: number; readonly turn: number; readonly run: () => void }[] = [];
  now = 0;

  /** Does it in `ms` from now. */
  after(ms: number, run: () => void): void {
    const { heap } = this;
    const entry = { at: this.now + Math.max(0, ms), turn: this.entered++, run };
    let i = heap.length;
    heap.push(entry);
    for (let parent = (i - 1) >> 1; i > 0 && isBefore(entry, heap[parent]); parent = (i - 1) >> 1) {
      heap[i] = heap[parent] ?? entry;
      i = parent;
    }
    heap[i] = entry;
  }

  /** Lets the next thing happen that is due until then; false if there is none. */
  runNext(end: number): boolean {
    const { heap } = this;
    const first = heap[0];
    if (first === undefined || first.at > end) return false;
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) this.sink(last);
    this.now = first.at;
    first.run();
    return true;
  }

  private sink(entry: (typeof this.heap)[number]): void {
    const { heap } = this;
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      const least = isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
      const child = heap[least];
      if (child === undefined || !isBefore(child, entry)) break;
      heap[i] = child;
      i = least;
    }
    heap[i] = entry;
  }
}

interface Due {
  readonly at: number;
  readonly turn: number;
}

function isBefore(a: Due | undefined, b: Due | undefined): boolean {
  if (a === undefined) return false;
  return b === undefined || a.at < b.at || (a.at === b.at && a.turn < b.turn);
}
