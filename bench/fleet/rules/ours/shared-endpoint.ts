import {
  createShared,
  defaultPolicy,
  step,
  view,
  type Effect,
  type Policy,
  type PublicView,
  type Report,
  type SharedRecord,
} from '../../../../src/circuit/index.ts';
import { bad, item } from '../../../../src/circuit/testing/reports.ts';
import type { Person } from '../../world/people.ts';
import type { World } from '../../world/world.ts';

export type Transition = Extract<Effect, { type: 'transition' }>;

const foldMs = 100;
const renewMs = 5_000;
const start = 1_000_000_000;
/** From the endpoint to a browser beyond half of its round trip, ms. */
const streamMs = 60;

/** The endpoint: the real `step` on what has arrived in 100 ms, and the views that it has published. */
export class SharedEndpoint {
  readonly transitions: Transition[] = [];
  /** Calls that were made since another one was late, by time, ms. */
  readonly hedges: number[] = [];
  /** Deadlines of the first service, each time they were published. */
  readonly deadlines: { readonly at: number; readonly softMs: number; readonly hardMs: number }[] = [];
  private record: SharedRecord;
  private queue: Report[] = [];
  private published: { readonly at: number; readonly view: PublicView }[] = [];
  private seq = 0;

  constructor(
    private readonly world: World,
    private readonly providers: readonly string[],
    private readonly policy: Policy = defaultPolicy,
  ) {
    this.record = createShared(`fleet-${world.seed}`, providers, start, this.policy);
    this.publish();
    world.queue.after(foldMs, () => this.fold());
  }

  /** A report on its way; lost while nobody reaches the endpoint. */
  send(person: Person, report: Report): void {
    this.world.queue.after(person.rttMs / 2, () => {
      if (!this.isDown(this.world.now)) this.queue.push(report);
    });
  }

  /**
   * What this browser has heard by now, and how old that is (ms); null: nothing, since it came while nobody reached the
   * endpoint, and nothing was published since.
   *
   * @param openedAt when its page was opened, ms
   */
  heardBy(person: Person, openedAt: number): { readonly view: PublicView; readonly ageMs: number } | null {
    const latest = this.world.now - person.rttMs / 2 - streamMs;
    const earliest = this.isDown(openedAt) ? openedAt : -Infinity;
    for (let i = this.published.length - 1; i >= 0; i--) {
      const seen = this.published[i];
      if (seen === undefined || seen.at < earliest) break;
      if (seen.at <= latest) return { view: seen.view, ageMs: this.world.now - seen.at };
    }
    return null;
  }

  isDown(atMs: number): boolean {
    return this.world.trace.endpointDown?.(atMs) ?? false;
  }

  private fold(): void {
    const { world } = this;
    world.queue.after(foldMs, () => this.fold());
    const reports = [...this.queue, ...this.lies()];
    this.queue = [];
    if (reports.length === 0 && this.published.at(-1)?.at === world.now) return;
    const { rev } = this.record;
    const isDue = world.now - (this.published.at(-1)?.at ?? 0) >= renewMs;
    if (reports.length === 0 && !isDue && world.now % 1_000 !== 0) return;
    const event = reports.length > 0 ? ({ type: 'reports', reports } as const) : ({ type: 'tick' } as const);
    const { record, effects } = step(this.record, event, start + world.now, this.policy);
    this.record = record;
    for (const effect of effects) if (effect.type === 'transition') this.transitions.push(effect);
    if (record.rev > rev || isDue) this.publish();
  }

  private publish(): void {
    const { now } = this.world;
    if (this.isDown(now)) return;
    const seen = view(this.record, start + now);
    this.published.push({ at: now, view: seen });
    const first = seen.providers[this.providers[0] ?? ''];
    if (first !== undefined) this.deadlines.push({ at: now, softMs: first.softMs, hardMs: first.hardMs });
    if (this.published.length > 100) this.published.shift();
  }

  /** Three invented browsers for each hostile network, each fold. */
  private lies(): readonly Report[] {
    const { attack } = this.world.trace;
    if (attack === undefined || this.world.now < attack.from || this.world.now >= attack.to) return [];
    const id = this.providers.indexOf(attack.service) === -1 ? this.providers[0] : attack.service;
    const record = this.record.providers[id ?? ''];
    if (id === undefined || record === undefined) return [];
    const kind = record.phase === 'half-open' ? 'probe' : 'normal';
    const items = [{ ...item(id, record.epoch, bad), kind } as const];
    this.seq++;
    return Array.from({ length: attack.networks * 3 }, (_, i) => ({
      reporter: `liar-${i}`,
      network: `hostile-${Math.floor(i / 3)}`,
      seq: this.seq,
      items,
    }));
  }
}
