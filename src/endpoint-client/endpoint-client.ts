import type { PublicView } from '../circuit/index.ts';
import { ReporterIdentity } from './reporter-identity.ts';
import { ViewFollower } from './view-follower.ts';
import { ViewCache, type DatedView } from './view-cache.ts';
import type { SharedStatePorts } from './ports.ts';
import type { ReportedOutcome } from './report-queue.ts';
import { Reports } from './report-sender.ts';
import { inlinedView, storedView, storeView } from './stored-view.ts';

export interface EndpointClientOptions {
  /** URL of the endpoint, relative to the page or absolute. A wrong one is an unreachable one. */
  readonly endpoint: string;
  readonly ports: SharedStatePorts;
  /** A newer view has come in; its notice may be another one. */
  readonly onChange: () => void;
}

/**
 * The browser's side of the shared-state endpoint: holds the newest view for the next search, and tells how
 * calls ended. No search waits for it; an endpoint that is slow, broken or gone changes nothing but the age
 * of the view.
 */
export class EndpointClient {
  readonly #ports: SharedStatePorts;
  readonly #endpoint: string;
  readonly #onChange: () => void;
  readonly #newest: ViewCache;
  readonly #reporter: ReporterIdentity;
  readonly #follower: ViewFollower;
  readonly #reports: Reports;
  readonly #unsubscribe: () => void;
  #disposed = false;

  constructor({ endpoint, ports, onChange }: EndpointClientOptions) {
    this.#ports = ports;
    this.#endpoint = ports.resolve(endpoint).replace(/\/+$/, '');
    this.#onChange = onChange;
    this.#newest = new ViewCache(ports.clock, () => this.#follower.renew());
    const reporter = (this.#reporter = new ReporterIdentity(ports));
    this.#follower = new ViewFollower({
      ports,
      endpoint: this.#endpoint,
      cache: this.#newest,
      onView: (dated, from) => this.#take(dated, from),
    });
    this.#reports = new Reports({
      ports,
      endpoint: this.#endpoint,
      reporter,
      cache: this.#newest,
      onView: (dated) => this.#take(dated, 'endpoint'),
      wantView: () => void this.#follower.poll(),
    });
    for (const dated of [inlinedView(ports), storedView(ports, this.#endpoint)]) {
      if (dated) this.#newest.offer(dated);
    }
    this.#unsubscribe = ports.page.onHidden((isHidden) => {
      if (isHidden) this.#reports.leave();
      this.#follower.setHidden(isHidden);
    });
  }

  /** This browser's random id of the day: decides whom a partly open circuit admits. */
  get reporter(): string {
    return this.#reporter.id;
  }

  /** Report items that never reached the endpoint, for diagnosis. */
  get dropped(): number {
    return this.#reports.dropped;
  }

  /** The newest view and its age; null when none is young enough to mean anything. Never waits. */
  readView(): { readonly view: PublicView; readonly ageMs: number } | null {
    const known = this.#newest.read();
    return known && known.ageMs <= known.view.graceMs ? known : null;
  }

  /** A call has ended. The clock of `endedAt` is the one in the ports. */
  report(outcome: ReportedOutcome): void {
    this.#reports.add(outcome);
  }

  /** A field has been focused: the state is followed from now on. */
  use(): void {
    if (!this.#disposed) this.#follower.use();
  }

  /** The field has been left: the state is followed for three more minutes. */
  release(): void {
    this.#follower.release();
  }

  /** Sends what is unsent and ends every timer, listener, stream, channel and lock. */
  dispose(): void {
    this.#disposed = true;
    this.#unsubscribe();
    this.#reports.dispose();
    this.#follower.dispose();
  }

  #take(dated: DatedView, from: 'endpoint' | 'tab'): boolean {
    const offered = this.#newest.offer(dated);
    if (offered === 'refused') return false;
    const held = this.#newest.read();
    if (held?.exact) storeView(this.#ports, this.#endpoint, held);
    if (from === 'endpoint') this.#follower.share(offered === 'newer');
    if (offered === 'newer') this.#onChange();
    return true;
  }
}
