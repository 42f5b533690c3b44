import type { Address } from '../../address/index.ts';
import type { Explained, FlightEvent, ReadView, Settled, ViewerHost } from '../../failover/index.ts';

/** The attributes that a search obeys; read anew for each. */
export interface SessionOptions {
  readonly timeout: number;
  readonly hedge: number;
  readonly limit: number;
  readonly minLength: number;
  readonly filterQuery: ((text: string) => string | null) | null;
}

/** What the session needs of the element around it. */
export interface SessionOwner {
  readonly options: SessionOptions;
  readonly viewerHost: Pick<ViewerHost, 'mount' | 'unmount'>;
  /** State, status or options changed: draw again. */
  changed(): void;
  onResults(): void;
  onDown(reason: 'outage' | 'offline'): void;
  onPick(address: Address, provider: string): void;
  /** `explain` tells what the next search would be decided by. */
  onEvent(event: FlightEvent, explain: () => Explained): void;
  onSearchStart(query: string, provider: string): void;
  onSearchEnd(query: string, provider: string, count: number, ms: number, outcome: string): void;
}

/** What the shared-state endpoint knows, and where it hears of this browser's calls. */
export interface SharedKnowledge {
  /** This browser's random id of the day. */
  readonly reporter: string;
  readonly readView: ReadView;
  report(settled: Settled): void;
}
