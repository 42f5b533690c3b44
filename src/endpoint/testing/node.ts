import { defaultPolicy, type Command, type Effect, type Policy } from '../../circuit/index.ts';
import { Coordinator } from '../coordinator/coordinator.ts';
import { FakeClock } from '../../platform/testing/fake-clock.ts';
import type { Store } from '../stores/store.ts';
import { MemoryStoreState, MemoryStore } from './memory-store.ts';
import { bad, item, reporterId } from './reports.ts';
import type { ReceivedReport } from '../coordinator/report-buffer.ts';

/** A coordinator on a store of its own or a shared one, and what it has told. */
export interface TestNode<S extends Store = MemoryStore> {
  readonly coordinator: Coordinator;
  readonly store: S;
  readonly effects: Effect[];
  readonly troubles: (string | null)[];
  /** How often another node was faster. */
  readonly conflicts: () => number;
}

/** Several nodes on one store and one clock. */
export class Cluster {
  readonly clock = new FakeClock();
  readonly shelf: MemoryStoreState;
  readonly nodes: TestNode<Store>[] = [];
  #seq = 0;

  constructor(readonly policy: Policy = defaultPolicy) {
    this.shelf = new MemoryStoreState(policy, () => this.clock.wall());
  }

  add(
    over: { reportsWaiting?: number; providers?: readonly string[]; store?: MemoryStore } = {},
  ): Promise<TestNode> {
    return this.addOn(over.store ?? new MemoryStore(this.shelf), over);
  }

  /** The same on another store, which is the caller's to close. */
  async addOn<S extends Store>(store: S, over: object = {}): Promise<TestNode<S>> {
    const effects: Effect[] = [];
    const troubles: (string | null)[] = [];
    let conflicts = 0;
    const coordinator = await Coordinator.start({
      policy: this.policy,
      providers: ['kakao-postcode', 'juso'],
      clock: this.clock,
      random: () => 0.5,
      reportsWaiting: 100,
      nameOf: (network) => network,
      watcher: {
        storeCall: () => undefined,
        received: () => undefined,
        effects: (told) => effects.push(...told),
        overflowed: () => undefined,
        conflicted: () => conflicts++,
        trouble: (reason) => troubles.push(reason?.message ?? null),
      },
      ...over,
      store,
    });
    const node = { coordinator, store, effects, troubles, conflicts: () => conflicts };
    this.nodes.push(node);
    return node;
  }

  async end(): Promise<void> {
    for (const { coordinator } of this.nodes) await coordinator.close();
  }

  /** What the browser of this number reports now. */
  report(n: number, items: ReceivedReport['items'], from = `net-${n}`): ReceivedReport {
    return { reporter: reporterId(n), from, at: this.clock.now(), seq: ++this.#seq, items };
  }

  /** Five browsers of five networks see juso dead. */
  outage(coordinators: readonly Coordinator[], ageMs = 0): void {
    for (let n = 0; n < 5; n++) {
      const epoch = coordinators[0]?.record.providers['juso']?.epoch ?? 1;
      coordinators[n % coordinators.length]?.enqueue(
        this.report(n, [item('juso', { ...bad, epoch, ageMs })]),
      );
    }
  }

  /** The ids of the alerts that wait, without the incarnation. */
  alerts(): readonly string[] {
    return [...this.shelf.outbox.keys()].map((id) => id.split(':').slice(0, -1).join(':'));
  }

  /** Transitions in the timeline, in order. */
  transitions(): readonly string[] {
    return this.shelf.entries.flatMap(({ effect }) =>
      effect.type === 'transition' ? [`${effect.provider} ${effect.epoch} ${effect.to}`] : [],
    );
  }
}

/** An operator's command that holds juso open for 15 minutes. */
export function force(
  coordinator: Coordinator,
  over: Partial<Extract<Command, { type: 'force' }>> = {},
): Command {
  const held = { type: 'force', provider: 'juso', to: 'open', forMs: 900_000 } as const;
  return { ...held, by: 'kim', why: 'planned work', rev: coordinator.record.rev, ...over };
}
