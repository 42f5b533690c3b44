type Namespace = Record<string, unknown>;

const libraryParts = ['Postcode', 'postcode'] as const;

/**
 * Kakao's library on this page. Once it is loaded nobody asks for its script again, so an outage must take it
 * away for a new load to meet the fault; afterwards the true one comes back.
 */
export class KakaoLibrary {
  readonly #kept = new Map<string, Namespace>();

  /** Takes out what is there, and keeps it if it is the true one. */
  hide(): void {
    this.#each((name, namespace) => {
      for (const part of libraryParts) {
        const value = namespace[part];
        if (value === undefined) continue;
        if (!isStandIn(value)) this.#kept.set(name, { ...this.#kept.get(name), [part]: value });
        Reflect.deleteProperty(namespace, part);
      }
    });
  }

  /** Takes out a stand-in, and puts the true one back. */
  restore(): void {
    this.#each((name, namespace) => {
      for (const part of libraryParts)
        if (isStandIn(namespace[part])) Reflect.deleteProperty(namespace, part);
      const kept = this.#kept.get(name);
      if (kept) Object.assign(namespace, { ...kept, ...namespace });
    });
    this.#kept.clear();
  }

  #each(run: (name: string, namespace: Namespace) => void): void {
    for (const name of ['kakao', 'daum']) {
      const namespace = (window as unknown as Readonly<Record<string, unknown>>)[name];
      if (typeof namespace === 'object' && namespace !== null) run(name, namespace as Namespace);
    }
  }
}

const isStandIn = (value: unknown): boolean =>
  (typeof value === 'object' || typeof value === 'function') && value !== null && 'standIn' in value;
