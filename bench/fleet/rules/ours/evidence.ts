import {
  defaultPolicy,
  type CallKind,
  type Outcome,
  type ReportItem,
} from '../../../../src/circuit/index.ts';
import { item } from '../../../../src/circuit/testing/reports.ts';
import type { Person } from '../../world/people.ts';
import type { World } from '../../world/world.ts';
import type { SharedEndpoint } from './shared-endpoint.ts';

/** A call that has ended. */
export interface Settled {
  readonly provider: string;
  readonly epoch: number;
  readonly kind: CallKind;
  readonly outcome: Outcome;
  /** Of one that was answered, ms. */
  readonly slowestMs?: number;
}

interface Held {
  readonly settled: Settled;
  readonly book: (corroborated: boolean) => void;
}

const { corroborateMs, firstReportMs, reportEveryMs, maxUnsent } = defaultPolicy;
const failures: ReadonlySet<Outcome> = new Set(['bad', 'opaque', 'suspect-empty']);
/** The page's own origin is asked after so long, ms: as `failover/evidence/corroboration.ts` does. */
const controlAfterMs = 1_000;

/** A model of `failover/evidence/` without its promises: failures wait for another answer, reports are put together. */
export class Evidence {
  private readonly answeredAt = new Map<string, number>();
  private held: Held[] = [];
  private pending: (ReportItem & { readonly endedAt: number })[] = [];
  private sentAt = -Infinity;
  private isSending = false;
  private seq = 0;
  /** When the last outcome settled, ms. */
  settledAt = -Infinity;

  constructor(
    private readonly person: Person,
    private readonly world: World,
    private readonly endpoint: SharedEndpoint,
  ) {}

  /** `provider` answered now; '' for the page's own origin. */
  answered(provider: string): void {
    this.answeredAt.set(provider, this.world.now);
    const proven = this.held.filter(({ settled }) => settled.provider !== provider);
    this.held = this.held.filter(({ settled }) => settled.provider === provider);
    for (const { book } of proven) book(true);
  }

  /** Calls back once it is known whether the outcome is corroborated. */
  settle(settled: Settled, then: (corroborated: boolean) => void): void {
    const { world, person } = this;
    const endedAt = world.now;
    const book = (corroborated: boolean): void => {
      if (settled.outcome !== 'void') this.settledAt = world.now;
      then(corroborated);
      this.report(settled, corroborated, endedAt);
    };
    const isProven = [...this.answeredAt].some(
      ([id, at]) => id !== settled.provider && endedAt - at <= corroborateMs,
    );
    if (!failures.has(settled.outcome) || isProven) return book(isProven);
    const held = { settled, book };
    this.held.push(held);
    if (person.lossShare === 0) world.queue.after(controlAfterMs + person.rttMs, () => this.answered(''));
    world.queue.after(corroborateMs, () => {
      if (!this.held.includes(held)) return;
      this.held = this.held.filter((each) => each !== held);
      book(false);
    });
  }

  private report(
    { provider, epoch, kind, outcome, slowestMs }: Settled,
    corroborated: boolean,
    endedAt: number,
  ): void {
    if (outcome === 'void') return;
    const { queue, now } = this.world;
    const isFailure = failures.has(outcome);
    const key = outcome === 'suspect-empty' ? 'suspectEmpty' : outcome;
    const counts = { [key]: 1, corroborated: isFailure && corroborated ? 1 : 0 };
    this.pending.push({
      ...item(provider, epoch, { ...counts, kind, ...(slowestMs === undefined ? {} : { slowestMs }) }),
      endedAt,
    });
    if (this.pending.length > maxUnsent) this.pending.shift();
    if (isFailure) return this.flush();
    if (this.isSending) return;
    this.isSending = true;
    queue.after(Math.max(firstReportMs, this.sentAt + reportEveryMs - now), () => {
      this.isSending = false;
      this.flush();
    });
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    const { now } = this.world;
    const items = this.pending.map(({ endedAt, ...rest }) => ({ ...rest, ageMs: now - endedAt }));
    this.pending = [];
    this.sentAt = now;
    const { index, network } = this.person;
    this.endpoint.send(this.person, { reporter: `browser-${index}`, network, seq: ++this.seq, items });
  }
}
