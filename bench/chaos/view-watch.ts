import type { PublicView } from '../../src/circuit/index.ts';

type Revision = Pick<PublicView, 'inc' | 'rev'>;

/** Looks at every view that any node sends and any browser holds, and remembers what cannot be. */
export class ViewWatch {
  /** Views that were looked at. */
  seen = 0;
  /** What went wrong, each once. */
  readonly faults = new Set<string>();
  /** The newest that anybody has seen. */
  newest: Revision | null = null;
  readonly #stateOf = new Map<string, string>();
  readonly #orderOf = new Map<string, string>();

  /** @param before what came before it on the same connection, or was held before it by the same browser */
  look(view: PublicView, before: Revision | null, where: string): void {
    this.seen++;
    const revision = nameOf(view);
    if (before !== null && isOlder(view, before))
      this.faults.add(`${where} went back from ${nameOf(before)} to ${revision}`);
    if (this.newest === null || isOlder(this.newest, view)) this.newest = { inc: view.inc, rev: view.rev };
    this.#same(this.#orderOf, `order of revision ${revision}`, view.order.join(' > '));
    // A half-open that is due shows before it is written down, so what stands still is the epoch, not the revision.
    for (const [id, { epoch, phase, forced }] of Object.entries(view.providers)) {
      const state = forced === null ? phase : `${phase}, held ${forced}`;
      this.#same(this.#stateOf, `state of ${id} in epoch ${epoch} of ${view.inc}`, state);
    }
  }

  #same(known: Map<string, string>, what: string, is: string): void {
    const was = known.get(what) ?? is;
    if (was !== is) this.faults.add(`the ${what} was "${was}" and is "${is}"`);
    known.set(what, was);
  }
}

/** By the rule of browsers: a later incarnation sorts after an earlier one. */
export function isOlder(a: Revision, b: Revision): boolean {
  return a.inc === b.inc ? a.rev < b.rev : a.inc < b.inc;
}

function nameOf({ inc, rev }: Revision): string {
  return `${inc}.${rev}`;
}
