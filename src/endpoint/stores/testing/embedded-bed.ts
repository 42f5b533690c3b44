import path from 'node:path';
import { openEmbeddedStore, type EmbeddedOptions } from '../embedded/embedded-store.ts';
import type { Store } from '../store.ts';
import { createFolder, removeFolder } from './folder.ts';
import { alertOf, decisionOn, entryOf, policy, recordOf } from './records.ts';

/** A folder for an embedded store. */
export class EmbeddedBed {
  readonly troubles: string[] = [];
  readonly #opened: Store[] = [];

  private constructor(readonly dir: string) {}

  static async create(): Promise<EmbeddedBed> {
    return new EmbeddedBed(await createFolder());
  }

  async open(over: Partial<EmbeddedOptions> = {}): Promise<Store> {
    const onTrouble = (what: string): number => this.troubles.push(what);
    const store = await openEmbeddedStore({
      dir: this.dir,
      policy,
      now: () => Date.now(),
      onTrouble,
      ...over,
    });
    this.#opened.push(store);
    return store;
  }

  /** A file in the folder. */
  at(name: string): string {
    return path.join(this.dir, name);
  }

  async end(): Promise<void> {
    for (const store of this.#opened) await store.close();
    await removeFolder(this.dir);
  }
}

/** Stores revisions up to `rev`, each with an entry and an alert. */
export async function commitTo(store: Store, rev: number): Promise<void> {
  for (;;) {
    const found = await store.read();
    const next = (found?.record.rev ?? 0) + 1;
    if (next > rev) return;
    const [timeline, alerts] = [[entryOf(next)], [alertOf(`alert-${next}`, next)]];
    await store.commit(decisionOn(found?.token ?? null, { record: recordOf(next), timeline, alerts }));
  }
}

interface Contents {
  readonly rev: number | undefined;
  /** What the timeline tells, oldest first. */
  readonly epochs: readonly unknown[];
}

/** What a store holds, without taking anything out of it. */
export async function contents(store: Store): Promise<Contents> {
  const entries = await store.timeline(null, 500);
  const epochs = entries.map(({ effect }) => 'epoch' in effect && effect.epoch).reverse();
  return { rev: (await store.read())?.record.rev, epochs };
}

/** The contents after `commitTo`. */
export function upTo(rev: number): Contents {
  return { rev, epochs: Array.from({ length: rev }, (_, i) => i + 1) };
}
