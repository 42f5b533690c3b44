import { defaultPolicy, type Effect, type Policy } from '../../circuit/index.ts';
import { Coordinator } from '../coordinator/coordinator.ts';
import { FakeClock } from './fake-clock.ts';
import { MemoryShelf, MemoryStore } from './memory-store.ts';

/** A keeper on a store of its own or a shared one, and what it has told. */
export interface TestNode {
  readonly keeper: Coordinator;
  readonly store: MemoryStore;
  readonly effects: Effect[];
  readonly troubles: (string | null)[];
}

/** Several nodes on one store and one clock. */
export class Cluster {
  readonly clock = new FakeClock();
  readonly shelf: MemoryShelf;
  readonly nodes: TestNode[] = [];

  constructor(readonly policy: Policy = defaultPolicy) {
    this.shelf = new MemoryShelf(policy, () => this.clock.wall());
  }

  async add(
    over: { reportsWaiting?: number; providers?: readonly string[]; store?: MemoryStore } = {},
  ): Promise<TestNode> {
    const { store = new MemoryStore(this.shelf) } = over;
    const effects: Effect[] = [];
    const troubles: (string | null)[] = [];
    const keeper = await Coordinator.start({
      store,
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
        trouble: (reason) => troubles.push(reason?.message ?? null),
      },
      ...over,
    });
    const node = { keeper, store, effects, troubles };
    this.nodes.push(node);
    return node;
  }

  async end(): Promise<void> {
    for (const { keeper } of this.nodes) await keeper.close();
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
