import type { PublicView } from '../../src/circuit/index.ts';

type Revision = Pick<PublicView, 'inc' | 'rev'>;

/** What a view said, in which revision, and where that was seen first. */
interface Seen {
  readonly is: string;
  readonly at: string;
}

/** Looks at every view that any node sends and any browser holds, and remembers what cannot be. */
export class ViewWatch {
  /** Views that were looked at. */
  seen = 0;
  /** What went wrong, each once. */
  readonly faults = new Set<string>();
  /** The newest that anybody has seen. */
  newest: Revision | null = null;
  readonly #stateOf = new Map<string, Seen>();
  readonly #orderOf = new Map<string, Seen>();
  readonly #told = new Set<string>();

  /** @param before what came before it on the same connection, or was held before it by the same browser */
  look(view: PublicView, before: Revision | null, where: string): void {
    this.seen++;
    const revision = nameOf(view);
    if (before !== null && isOlder(view, before))
      this.faults.add(`${where} went back from ${nameOf(before)} to ${revision}`);
    if (this.newest === null || isOlder(this.newest, view)) this.newest = { inc: view.inc, rev: view.rev };
    const seen = (is: string): Seen => ({ is, at: `revision ${view.rev}, ${where}` });
    this.#same(this.#orderOf, `order of revision ${revision}`, seen(view.order.join(' > ')));
    // A half-open that is due shows before it is written down, so what stands still is the epoch, not the revision.
    for (const [id, { epoch, phase, forced }] of Object.entries(view.providers)) {
      const state = forced === null ? phase : `${phase}, held ${forced}`;
      this.#same(this.#stateOf, `state of ${id} in epoch ${epoch} of ${view.inc}`, seen(state));
    }
  }

  #same(known: Map<string, Seen>, what: string, now: Seen): void {
    const before = known.get(what) ?? now;
    known.set(what, before);
    if (before.is === now.is || this.#told.has(what)) return;
    this.#told.add(what);
    this.faults.add(`the ${what} was "${before.is}" (${before.at}) and is "${now.is}" (${now.at})`);
  }
}

/** By the rule of browsers: a later incarnation sorts after an earlier one. */
export function isOlder(a: Revision, b: Revision): boolean {
  return a.inc === b.inc ? a.rev < b.rev : a.inc < b.inc;
}

function nameOf({ inc, rev }: Revision): string {
  return `${inc}.${rev}`;
}
