import type { Address } from '../../address/address.ts';
import type { Provider } from '../../providers/contract.ts';
import { Failover } from '../failover.ts';
import type { FailoverOptions } from '../failover.ts';
import type { FailoverEvent, SearchOutcome, SearchRequest, Settled, ViewerHost } from '../types.ts';
import { FakeClock, settle } from '../../platform/testing/fake-clock.ts';

/** A screen that can show one viewer. */
export class FakeHost implements ViewerHost {
  mounted = 0;
  readonly picked: Address[] = [];
  emptyPicks = 0;
  broken = 0;
  readonly hits: number[] = [];
  readonly better: (SearchOutcome & { readonly kind: 'results' })[] = [];

  mount(): HTMLElement {
    this.mounted += 1;
    return {} as HTMLElement;
  }
  unmount(): void {
    this.mounted -= 1;
  }
  onPick(address: Address): void {
    this.picked.push(address);
  }
  onSearched(hits: number): void {
    this.hits.push(hits);
  }
  onEmptyPick(): void {
    this.emptyPicks += 1;
  }
  onBroke(): void {
    this.broken += 1;
  }
  onBetter(outcome: SearchOutcome & { readonly kind: 'results' }): void {
    this.better.push(outcome);
  }
}

/** One page with an engine, whose time, network state and visibility the test controls. */
export class FakeSearchPage {
  readonly clock = new FakeClock();
  readonly events: FailoverEvent[] = [];
  readonly failover: Failover;
  online = true;
  #hidden = false;
  readonly #hiddenListeners = new Set<() => void>();
  #controller = new AbortController();

  constructor(providers: readonly Provider[], options: Partial<FailoverOptions> = {}) {
    this.failover = new Failover({
      providers,
      clock: this.clock,
      pageState: {
        online: () => this.online,
        hidden: () => this.#hidden,
        onHidden: (listener) => {
          this.#hiddenListeners.add(listener);
          return () => this.#hiddenListeners.delete(listener);
        },
      },
      random: () => 0.5,
      reporter: 'reporter-1',
      readView: () => null,
      hasEndpoint: false,
      timeoutMs: 3000,
      hedgeMs: 1000,
      onEvent: (event) => this.events.push(event),
      ...options,
    });
  }

  /** Starts a search, as a new keystroke or Enter does: the one before it is superseded. */
  search(text: string, request: Partial<SearchRequest> = {}): Promise<SearchOutcome> {
    this.#controller.abort();
    this.#controller = new AbortController();
    return this.failover.search({
      text,
      page: 1,
      limit: 10,
      trigger: 'submit',
      typeAhead: false,
      skip: [],
      only: null,
      viewer: null,
      signal: this.#controller.signal,
      ...request,
    });
  }

  /** The user goes on: nobody waits for the running search any more. */
  supersede(): void {
    this.#controller.abort();
  }

  hide(): void {
    this.#hidden = true;
    for (const listener of [...this.#hiddenListeners]) listener();
  }

  show(): void {
    this.#hidden = false;
  }

  /** Listeners that nobody has removed. */
  get listening(): number {
    return this.#hiddenListeners.size;
  }

  get settled(): readonly Settled[] {
    return this.events.flatMap((event) => (event.type === 'settled' ? [event.settled] : []));
  }

  outcomesOf(provider: string): readonly string[] {
    return this.settled.filter((settled) => settled.provider === provider).map(({ outcome }) => outcome);
  }

  changes(): readonly string[] {
    return this.events.flatMap((event) =>
      event.type === 'provider-change' ? [`${event.from} > ${event.to}: ${event.reason}`] : [],
    );
  }
}

/** The state of a promise without waiting for it. */
export async function peek<T>(promise: Promise<T>): Promise<T | 'pending'> {
  let value: T | 'pending' = 'pending';
  void promise.then((settled) => {
    value = settled;
  });
  await settle();
  return value;
}
