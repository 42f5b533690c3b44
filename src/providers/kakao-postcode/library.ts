/** What the viewer tells while it is open (docs/providers.md#kakao-viewer). */
export interface PostcodeCallbacks {
  oncomplete(data: unknown): void;
  onresize(size: unknown): void;
  onsearch(found: { readonly q?: unknown; readonly count?: unknown }): void;
}

export type PostcodeConstructor = new (options: PostcodeCallbacks & Readonly<Record<string, unknown>>) => {
  embed(host: HTMLElement, options: { readonly q: string; readonly autoClose: boolean }): void;
};

interface Namespace {
  readonly Postcode?: unknown;
  readonly postcode?: { readonly load?: unknown; readonly _validParam_?: unknown };
}

/** `kakao` is also the namespace of Kakao Maps: that it exists proves nothing (docs/providers.md#kakao-script). */
const namespaces = (): readonly (Namespace | undefined)[] => {
  const { kakao, daum } = window as { readonly kakao?: Namespace; readonly daum?: Namespace };
  return [kakao, daum];
};

const first = <T>(pick: (namespace: Namespace) => T | undefined): T | undefined => {
  for (const namespace of namespaces()) {
    const found = namespace && pick(namespace);
    if (found !== undefined) return found;
  }
  return undefined;
};

export const findConstructor = (): PostcodeConstructor | undefined =>
  first(({ Postcode }) => (typeof Postcode === 'function' ? (Postcode as PostcodeConstructor) : undefined));

/**
 * Tells when the library's core is there; older loaders insert it as a second script
 * (docs/providers.md#kakao-script).
 */
export const findCoreLoader = (): ((done: () => void) => void) | undefined =>
  first(({ postcode }) => (typeof postcode?.load === 'function' ? postcode.load.bind(postcode) : undefined));

/** The library refuses to work because of parameters on its URL. */
export const refusesParameters = (): boolean =>
  namespaces().some((namespace) => namespace?.postcode?._validParam_ === false);
