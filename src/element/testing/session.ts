import type { Address } from '../../address/address.ts';
import type { FlightEvent } from '../../failover/diagnostics.ts';
import type { Provider } from '../../providers/contract.ts';
import { SearchSession } from '../search/search-session.ts';
import type { SessionOptions, SessionOwner, SharedKnowledge } from '../search/session-host.ts';

/** The field around a session, which writes down what it is told. */
export class HandOwner implements SessionOwner {
  readonly options: { -readonly [Name in keyof SessionOptions]: SessionOptions[Name] };
  readonly session: SearchSession;
  /** Kinds of the status, in the order in which they came to the screen. */
  readonly said: string[] = [];
  readonly down: string[] = [];
  readonly picked: string[] = [];
  readonly events: FlightEvent[] = [];
  readonly started: { readonly query: string; readonly provider: string }[] = [];
  readonly ended: {
    readonly query: string;
    readonly provider: string;
    readonly count: number;
    readonly ms: number;
    readonly outcome: string;
  }[] = [];
  results = 0;
  drawn = 0;
  mounted = 0;
  readonly viewerHost = {
    mount: (): HTMLElement => {
      this.mounted += 1;
      return document.createElement('div');
    },
    unmount: (): void => {
      this.mounted -= 1;
    },
  };

  constructor(
    providers: readonly Provider[],
    options: Partial<SessionOptions> = {},
    shared: SharedKnowledge | null = null,
  ) {
    this.options = { timeout: 3000, hedge: 1000, limit: 10, minLength: 2, filterQuery: null, ...options };
    this.session = new SearchSession(this);
    this.session.use(providers, shared);
  }

  changed(): void {
    this.drawn += 1;
    const { kind } = this.session.status;
    if (this.said.at(-1) !== kind) this.said.push(kind);
  }
  onResults(): void {
    this.results += 1;
  }
  onDown(reason: 'outage' | 'offline'): void {
    this.down.push(reason);
  }
  onPick({ road }: Address, provider: string): void {
    this.picked.push(`${provider}: ${road}`);
  }
  onEvent(...[event]: Parameters<SessionOwner['onEvent']>): void {
    this.events.push(event);
  }
  onSearchStart(query: string, provider: string): void {
    this.started.push({ query, provider });
  }
  onSearchEnd(query: string, provider: string, count: number, ms: number, outcome: string): void {
    this.ended.push({ query, provider, count, ms, outcome });
  }

  get roads(): readonly string[] {
    return this.session.options.map(({ road }) => road);
  }
}
