import type { Address, Location } from '../address/index.ts';

/** What is asked of a provider that answers with a list. */
export interface ProviderQuery {
  /** Understood and trimmed text; never empty. Each adapter removes what its own API forbids. */
  readonly text: string;
  /** 1-based. */
  readonly page: number;
  /** Page size, 1..100. */
  readonly limit: number;
}

/** Why the user's query itself was refused: no other provider would take it. Never counts against a provider. */
export type BadQueryReason =
  'empty' | 'too-short' | 'too-broad' | 'symbols-only' | 'too-long' | 'too-many-digits' | 'out-of-range';

/** Why one provider cannot search for a text that others may find. */
export type NotSearchableReason = 'digits-only' | 'forbidden' | 'unsupported';

/** How a call failed: docs/providers.md#failures. `code` is the provider's own, or ours in lower case. */
export type ProviderError =
  /** The provider told, or showed, that it cannot serve: 5xx, broken body, error code, unknown shape. */
  | { readonly kind: 'down'; readonly code: string; readonly message: string }
  /** A deadline passed. */
  | { readonly kind: 'timeout'; readonly code: string; readonly message: string }
  /** Rejected fast without a reason: DNS, TLS, refused, blocked, no CORS header all look alike. */
  | { readonly kind: 'opaque'; readonly code: string; readonly message: string }
  /** Key, domain, CSP, script URL: the integrator must act. */
  | { readonly kind: 'misconfigured'; readonly code: string; readonly message: string }
  /** Asked to slow down. */
  | {
      readonly kind: 'limited';
      readonly code: string;
      readonly message: string;
      readonly retryAfterMs: number | null;
    }
  | {
      readonly kind: 'bad-query';
      readonly code: string;
      readonly message: string;
      readonly reason: BadQueryReason;
    }
  /** This provider cannot search for such a text; another may. No outage, and not "no such address". */
  | {
      readonly kind: 'not-searchable';
      readonly code: string;
      readonly message: string;
      readonly reason: NotSearchableReason;
      /** What would have to be left out; empty when that is not the matter. */
      readonly words: readonly string[];
    }
  /** The browser says that it has no network. */
  | { readonly kind: 'offline'; readonly code: string; readonly message: string }
  /** Our own signal ended the call. */
  | { readonly kind: 'aborted'; readonly code: string; readonly message: string };

export type ProviderErrorKind = ProviderError['kind'];

/** Found; `addresses` is never empty on page 1. */
export interface Found {
  readonly kind: 'found';
  readonly addresses: readonly Address[];
  /** Hits in all pages, as the provider counts them. */
  readonly total: number;
  readonly page: number;
  readonly hasMore: boolean;
}

/** Answered, and there is no such address. An outage is never this. */
export interface NotFound {
  readonly kind: 'none';
}

export interface Failed {
  readonly kind: 'failed';
  readonly error: ProviderError;
}

export type Answer = Found | NotFound | Failed;

interface AnyProvider {
  /** The one country whose addresses it knows, ISO 3166-1 alpha-2; absent for several, or for one that does not say. */
  readonly country?: string;
}

/** A provider that answers with a list. Never rejects: outcomes are values. */
export interface SearchProvider extends AnyProvider {
  readonly kind: 'search';
  readonly id: string;
  /** Ends when the signal aborts, with an `aborted` failure, and leaves no timer, script or callback behind. */
  search(query: ProviderQuery, signal: AbortSignal): Promise<Answer>;
}

/** A list provider that tells the addresses at a point of the map too. */
export interface LocatingProvider extends SearchProvider {
  /** As `search`: outcomes are values, and it ends with the signal. The point is for the request alone. */
  addressesAt(point: Location, signal: AbortSignal): Promise<Answer>;
}

export type LoadAnswer = { readonly kind: 'loaded' } | Failed;

/** What an embedded page tells while it is open. After `onFail` or `close()` nothing more is told. */
export interface EmbedEvents {
  /** The viewer's page runs (Kakao: the first `onresize`). Told once. */
  onReady(): void;
  /** Script, constructor or viewer failed, or was not ready within its own deadlines. Told at most once. */
  onFail(error: ProviderError): void;
  /** The user, or the text given to `embed`, was searched for. */
  onSearch(query: string, count: number): void;
  /** The user picked a row. */
  onPick(address: Address): void;
  /** The user picked a row that tells no address. The page stays open; it is no failure of it. */
  onEmptyPick(): void;
}

export interface EmbedSession {
  /** Removes what was embedded and every listener and timer. Idempotent. */
  close(): void;
}

/** A provider that is a page of its own, put into an element of the light DOM. */
export interface EmbedProvider extends AnyProvider {
  readonly kind: 'embed';
  readonly id: string;
  /** Loads the script only; also the shadow probe. A failed load is forgotten, so the next call tries again. */
  preload(signal: AbortSignal): Promise<LoadAnswer>;
  /** Opens the viewer with the text typed. */
  embed(host: HTMLElement, query: string, events: EmbedEvents): EmbedSession;
}

export type Provider = SearchProvider | LocatingProvider | EmbedProvider;

/** Options of an adapter, as the attributes of `<address-source>` give them. */
export type ProviderOptions = Readonly<Record<string, string>>;

/** Makes a provider from attributes. Throws `TypeError` naming the attribute when one cannot be. */
export type ProviderFactory = (options: ProviderOptions) => Provider;
