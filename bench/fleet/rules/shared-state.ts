import type { Person } from '../world/people.ts';
import type { World } from '../world/world.ts';

/** From the shared store to a browser beyond half of its round trip, ms: as for ours. */
const streamMs = 60;

/** Who a shared breaker lets through. */
export type Gate = 'closed' | 'open' | 'one witness';

/** A state on a server that browsers hear of as late as of ours; what they tell it takes as long. */
export class SharedState {
  private readonly changes: { readonly at: number; readonly gate: Gate }[] = [{ at: 0, gate: 'closed' }];
  openings = 0;

  constructor(private readonly world: World) {}

  get gate(): Gate {
    return this.changes.at(-1)?.gate ?? 'closed';
  }

  set(gate: Gate): void {
    if (gate === this.gate) return;
    if (gate === 'open' && this.gate === 'closed') this.openings++;
    this.changes.push({ at: this.world.now, gate });
    if (this.changes.length > 200) this.changes.shift();
  }

  /** Without the server a browser takes everything for closed. */
  seenBy(person: Person): Gate {
    const { now, trace } = this.world;
    if (trace.endpointDown?.(now) === true) return 'closed';
    const latest = now - person.rttMs / 2 - streamMs;
    for (let i = this.changes.length - 1; i >= 0; i--) {
      const change = this.changes[i];
      if (change !== undefined && change.at <= latest) return change.gate;
    }
    return 'closed';
  }

  tell(person: Person, run: () => void): void {
    this.world.queue.after(person.rttMs / 2, () => {
      if (this.world.trace.endpointDown?.(this.world.now) !== true) run();
    });
  }

  /** What hostile browsers say at each fold, as often as they say it to ours. */
  onLie(run: () => void): void {
    const { queue, trace } = this.world;
    const { attack } = trace;
    if (attack === undefined) return;
    const lie = (): void => {
      if (this.world.now >= attack.to) return;
      for (let i = 0; i < attack.networks * 3; i++) run();
      queue.after(100, lie);
    };
    queue.after(attack.from, lie);
  }
}
