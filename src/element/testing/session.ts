import type { Address } from '../../address/address.ts';
import type { Diagnostics, DiagnosticsEvent } from '../../failover/diagnostics.ts';
import type { Provider } from '../../providers/contract.ts';
import { SearchSession, type SessionListener, type SharedKnowledge } from '../search/search-session.ts';
import { FakeField } from './host.ts';

/** Attributes that a search obeys. */
export type SessionOptions = Pick<
  FakeField,
  'timeout' | 'hedge' | 'limit' | 'minLength' | 'filterQuery' | 'typeAhead'
>;

const told = new WeakMap<Element, DiagnosticsEvent[]>();
const flight: Diagnostics = (element, event) => void told.get(element)?.push(event);
Object.assign(globalThis, { [Symbol.for('address-search.flight')]: flight });

/** The field around a session, which writes down what it is told. */
export class FakeListener implements SessionListener {
  readonly element = new FakeField();
  readonly session: SearchSession;
  /** Kinds of the status, in the order in which they came to the screen. */
  readonly said: string[] = [];
  readonly down: string[] = [];
  readonly picked: string[] = [];
  readonly events: DiagnosticsEvent[] = [];
  readonly started: { readonly query: string; readonly provider: string }[] = [];
  readonly ended: {
    readonly query: string;
    readonly provider: string;
    readonly count: number;
    readonly ms: number;
    readonly outcome: string;
  }[] = [];
  results = 0;

  constructor(
    providers: readonly Provider[],
    options: Partial<SessionOptions> = {},
    shared: SharedKnowledge | null = null,
  ) {
    Object.assign(this.element, options);
    told.set(this.element, this.events);
    this.element.addEventListener('searchstart', ({ query, provider }) => {
      this.started.push({ query, provider });
    });
    this.element.addEventListener('searchend', ({ query, provider, count, duration: ms, outcome }) => {
      this.ended.push({ query, provider, count, ms, outcome });
    });
    this.session = new SearchSession(this.element, this);
    this.element.onUpdate = () => {
      const { kind } = this.session.status;
      if (this.said.at(-1) !== kind) this.said.push(kind);
    };
    this.session.use(providers, shared);
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

  /** Viewers on the screen. */
  get mounted(): number {
    return this.element.querySelectorAll('[slot=viewer]').length;
  }

  get roads(): readonly string[] {
    return this.session.rows.options.map(({ road }) => road);
  }
}
