/** Fake time: what is to happen, in the order of its times; what is due at one time keeps the order of its entry. */
export class Agenda {
  private time: number;
  private entered = 0;
  /** A binary heap. */
  private readonly due: { readonly at: number; readonly turn: number; readonly run: () => void }[] = [];

  constructor(start: number) {
    this.time = start;
  }

  get now(): number {
    return this.time;
  }

  /** Does it in `ms` from now. */
  after(ms: number, run: () => void): void {
    const { due } = this;
    due.push({ at: this.time + Math.max(0, ms), turn: this.entered++, run });
    for (let i = due.length - 1; i > 0;) {
      const parent = (i - 1) >> 1;
      if (!this.isBefore(i, parent)) break;
      this.swap(i, parent);
      i = parent;
    }
  }

  /** Lets time pass, and everything happen that is due in it. */
  pass(ms: number): void {
    const end = this.time + ms;
    for (let first = this.due[0]; first !== undefined && first.at <= end; first = this.due[0]) {
      this.time = first.at;
      this.dropFirst();
      first.run();
    }
    this.time = end;
  }

  private dropFirst(): void {
    const { due } = this;
    this.swap(0, due.length - 1);
    due.pop();
    for (let i = 0; ;) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < due.length && this.isBefore(child, least)) least = child;
      }
      if (least === i) return;
      this.swap(i, least);
      i = least;
    }
  }

  private isBefore(i: number, j: number): boolean {
    const [a, b] = [this.due[i], this.due[j]];
    if (a === undefined || b === undefined) return false;
    return a.at < b.at || (a.at === b.at && a.turn < b.turn);
  }

  private swap(i: number, j: number): void {
    const [a, b] = [this.due[i], this.due[j]];
    if (a === undefined || b === undefined) return;
    this.due[i] = b;
    this.due[j] = a;
  }
}
