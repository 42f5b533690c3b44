/** What an outage can be forced on; `browser` is the visitor's own machine. */
export const TARGETS = ['kakao-postcode', 'juso', 'kakao-local', 'endpoint', 'browser'] as const;
export type Target = (typeof TARGETS)[number];

export interface Words {
  readonly ko: string;
  readonly en: string;
}

/** The number that some scenarios take: seconds, percent or hours. */
export interface Amount {
  readonly unit: 's' | '%' | 'h';
  /** Used where a link gives none. */
  readonly normal: number;
  readonly least: number;
  readonly most: number;
}

/** Names of scenarios, as they stand in links. */
export type ScenarioName =
  | 'refused'
  | 'dns'
  | 'hang'
  | 'slow'
  | 'drip'
  | 'reset'
  | '500'
  | '502'
  | '503'
  | '429'
  | 'maintenance'
  | 'truncated'
  | 'wrong-shape'
  | 'bad-key'
  | 'expired-key'
  | 'system-error'
  | 'empty'
  | 'script-gone'
  | 'core-missing'
  | 'never-ready'
  | 'dies-after-ready'
  | 'intermittent'
  | 'one-carrier'
  | 'down'
  | 'offline'
  | 'wrong-clock';

/**
 * What becomes of a search by the service that is in it: its calls fail; it answers, that there is nothing; it
 * serves all the same; or its viewer opens, so that nobody is asked in its place, and answers nothing.
 */
export type Effect = 'fails' | 'finds-nothing' | 'serves' | 'stuck';

/** One way to be out: what MSW, the simulated providers, the e2e matrix and the documentation share. */
export interface Scenario {
  readonly name: ScenarioName;
  /** Where it can be forced. */
  readonly targets: readonly Target[];
  readonly title: Words;
  /** What it does, and what users should see. */
  readonly does: Words;
  /** On the services that hold addresses. */
  readonly effect: Effect;
  readonly amount: Amount | null;
  /** Days of the real outages that it re-enacts (docs/providers.md#outages), `YYYY-MM-DD`, Korean time. */
  readonly incidents: readonly string[];
  /** By the service worker in a page, and by the simulated providers on real sockets. */
  readonly where: readonly ('msw' | 'wire')[];
}

/** A scenario that is asked for. */
export interface Forced {
  readonly target: Target;
  readonly scenario: ScenarioName;
  /** In the scenario's unit; null where it takes none. */
  readonly amount: number | null;
  /** How long after it was asked for it begins. */
  readonly inMs: number;
  /** How long it lasts from its beginning; null: until it is taken back. */
  readonly forMs: number | null;
}
