import type { PublicView } from '../../../src/circuit/index.ts';
import { EndpointClient } from '../../../src/endpoint-client/endpoint-client.ts';
import type { SharedStatePorts } from '../../../src/endpoint-client/ports.ts';
import { Failover, type SearchRequest } from '../../../src/failover/index.ts';
import { randomId, type Clock } from '../../../src/platform/index.ts';
import { parseView } from '../../../src/protocol/index.ts';
import { within } from '../../../src/circuit/testing/random.ts';
import { HttpEventSource } from './http-event-source.ts';
import type { ScriptedServices } from './scripted-services.ts';
import type { ViewWatch } from '../view-watch.ts';

/** What the searches of all browsers were like. */
export class SearchTally {
  results = 0;
  /** Nobody answered. */
  down = 0;
  /** Searches that had asked no service by the time `search` returned: something else was waited for. */
  waited = 0;
  /** Begun while this browser's endpoint did not answer. */
  withoutEndpoint = 0;
  slowestMs = 0;
}

export interface SearchingBrowserOptions {
  /** Tells its network too. */
  readonly index: number;
  /** URL of the endpoint. */
  readonly endpoint: string;
  readonly clock: Clock;
  readonly providers: readonly string[];
  readonly services: ScriptedServices;
  readonly random: () => number;
  readonly tally: SearchTally;
  readonly views: ViewWatch;
}

const question = {
  text: '세종대로 110',
  page: 1,
  limit: 10,
  trigger: 'submit',
  typeAhead: false,
  skip: [],
  only: null,
  viewer: null,
} satisfies Omit<SearchRequest, 'signal'>;

/** A browser with the real failover and the real client of the endpoint, whose user searches again and again. */
export class SearchingBrowser {
  readonly #stored = new Map<string, string>();
  readonly #client: EndpointClient;
  readonly #failover: Failover;
  #held: PublicView | null = null;
  #calls = 0;
  #isEndpointAway = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: SearchingBrowserOptions) {
    const { endpoint, clock, providers, services, random, index, views } = options;
    this.#client = new EndpointClient({
      endpoint,
      ports: this.#ports(),
      onChange: () => {
        const view = this.#client.readView()?.view;
        if (view === undefined) return;
        views.look(view, this.#held, `browser ${index}`);
        this.#held = view;
      },
    });
    this.#failover = new Failover({
      providers: providers.map((id) => ({
        kind: 'search',
        id,
        search: (_, signal) => {
          this.#calls++;
          return services.ask(id, signal);
        },
      })),
      clock,
      pageState: { online: () => true, hidden: () => false, onHidden: () => () => undefined },
      random,
      reporter: this.#client.reporter,
      readView: () => this.#client.readView(),
      hasEndpoint: true,
      timeoutMs: 1_000,
      hedgeMs: 300,
      // Its page's own origin always answers.
      control: () => Promise.resolve(true),
      onEvent: (event) => {
        if (event.type === 'settled') this.#client.report(event.settled);
      },
    });
  }

  start(): void {
    this.#client.use();
    this.#searchOn();
  }

  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#failover.dispose();
    this.#client.dispose();
  }

  #searchOn(): void {
    this.#timer = setTimeout(
      () => {
        void this.#search().then(() => {
          if (this.#timer !== null) this.#searchOn();
        });
      },
      within([200, 1_000], this.options.random),
    );
  }

  async #search(): Promise<void> {
    const { tally } = this.options;
    const [calls, begun] = [this.#calls, performance.now()];
    if (this.#isEndpointAway) tally.withoutEndpoint++;
    const searched = this.#failover.search({ ...question, signal: new AbortController().signal });
    if (this.#calls === calls) tally.waited++;
    const { kind } = await searched;
    if (kind === 'results') tally.results++;
    if (kind === 'down') tally.down++;
    tally.slowestMs = Math.max(tally.slowestMs, performance.now() - begun);
  }

  #ports(): SharedStatePorts {
    const { index, clock, random } = this.options;
    const headers = { 'x-forwarded-for': `10.${index >> 8}.${index & 255}.7` };
    return {
      clock,
      random,
      randomId,
      resolve: (url) => url,
      fetch: (url, init) => this.#fetch(url, { ...init, headers: { ...init.headers, ...headers } }),
      keepalive: true,
      beacon: null,
      openStream: (url) => this.#stream(url, headers),
      storage: {
        read: (key) => this.#stored.get(key) ?? null,
        write: (key, text) => void (text === null ? this.#stored.delete(key) : this.#stored.set(key, text)),
      },
      // One tab is all there is.
      lock: (_, onHeld) => {
        queueMicrotask(onHeld);
        return () => undefined;
      },
      openChannel: null,
      page: { hidden: () => false, onHidden: () => () => undefined },
      inlined: () => null,
    };
  }

  async #fetch(url: string, init: RequestInit): Promise<Response> {
    try {
      const response = await fetch(url, init);
      const view = response.ok ? parseView(await response.clone().text()) : null;
      if (view !== null) this.options.views.look(view, null, url);
      this.#isEndpointAway = false;
      return response;
    } catch (error) {
      this.#isEndpointAway = true;
      throw error;
    }
  }

  #stream(url: string, headers: Readonly<Record<string, string>>): HttpEventSource {
    const source = new HttpEventSource(url, headers);
    let before: PublicView | null = null;
    // After a break another node may answer, which hears of a change a little later.
    source.addEventListener('open', () => (before = null));
    source.addEventListener('error', () => (this.#isEndpointAway = true));
    source.addEventListener('state', (event) => {
      const view = parseView((event as MessageEvent<string>).data);
      if (view === null) return;
      this.#isEndpointAway = false;
      this.options.views.look(view, before, 'a stream');
      before = view;
    });
    return source;
  }
}
