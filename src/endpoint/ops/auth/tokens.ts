import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** Who may use the ops API, from OPS_TOKENS. */
export interface NamedToken {
  readonly name: string;
  readonly token: string;
}

/** Knows the operators by their tokens. Keeps no token, only what follows from one. */
export class OpsTokens {
  readonly #known: readonly { readonly name: string; readonly digest: Buffer; readonly key: Buffer }[];
  readonly #pseudonyms: Buffer;

  constructor(tokens: readonly NamedToken[]) {
    this.#known = tokens.map(({ name, token }) => ({
      name,
      digest: hash('sha256', token, 'buffer'),
      key: createHmac('sha256', token).update('ops session').digest(),
    }));
    const all = tokens.map(({ token }) => token).sort();
    this.#pseudonyms = createHmac('sha256', all.join('\n')).update('pseudonyms').digest();
  }

  /** Without a token there is no ops API. */
  get isEmpty(): boolean {
    return this.#known.length === 0;
  }

  /** Whose token this is; null: nobody's. Takes as long for a wrong one as for a right one. */
  nameOf(token: string): string | null {
    const digest = hash('sha256', token, 'buffer');
    let found: string | null = null;
    // Every one is looked at, and digests are of one length whatever was sent.
    for (const each of this.#known) if (timingSafeEqual(each.digest, digest)) found = each.name;
    return found;
  }

  /** What signs the sessions of an operator: one key for each token of that name, the same on all nodes. */
  keysOf(name: string): readonly Buffer[] {
    return this.#known.filter((each) => each.name === name).map(({ key }) => key);
  }

  /** A reporter's name for operators: the same on all nodes, and of no use for sending reports. */
  pseudonymOf(reporter: string): string {
    return createHmac('sha256', this.#pseudonyms).update(reporter).digest('base64url').slice(0, 11);
  }
}
