/**
 * Other names for a set of ids, that sort as the ids do: the circuit breaks ties by name, so names in another
 * order could lead to another decision. The rank says nothing else, and the rest of a name is a keyed hash.
 */
export class Names {
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #known = new Map<string, string>();
  readonly #digits: number;

  /** @param pseudonym a keyed hash: the same for one id, of no use for finding it */
  constructor(
    private readonly prefix: string,
    ids: ReadonlySet<string>,
    private readonly pseudonym: (id: string) => string,
  ) {
    // By code units, as `<` compares.
    const sorted = [...ids].sort();
    this.#ranks = new Map(sorted.map((id, rank) => [id, rank]));
    this.#digits = String(sorted.length).length;
  }

  of(id: string): string {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const rank = this.#ranks.get(id);
    if (rank === undefined) throw new Error('an id that was not in the set');
    const name = `${this.prefix}${String(rank).padStart(this.#digits, '0')}-${this.pseudonym(id)}`;
    this.#known.set(id, name);
    return name;
  }
}
