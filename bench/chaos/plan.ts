import { within, type Range } from '../../src/circuit/testing/random.ts';

/** One store for two nodes, or one node with a store of its own. */
export type ChaosSetup = 'redis' | 'embedded';

/** How a scripted service fares: it answers, ends every connection at once, or never answers. */
export type ServiceHealth = 'up' | 'refusing' | 'hanging';

/** Something that goes wrong, and for how long (ms); 0: it is over as soon as it has happened. */
export type ChaosEvent =
  | { readonly kind: 'kill-node' | 'stop-node' | 'cut-store'; readonly node: number; readonly forMs: number }
  | { readonly kind: 'kill-redis' | 'stop-redis' | 'cut-browsers'; readonly forMs: number }
  | {
      readonly kind: 'fail-disk';
      readonly node: number;
      readonly how: 'full' | 'half' | 'fsync' | 'rename';
      readonly forMs: number;
    }
  /** The node's clock shows the true time and so much (ms) more from then on. */
  | { readonly kind: 'step-clock'; readonly node: number; readonly aheadMs: number; readonly forMs: 0 }
  /** The same of the machine that all browsers run on. */
  | { readonly kind: 'step-browsers'; readonly aheadMs: number; readonly forMs: 0 }
  | {
      readonly kind: 'turn-service';
      readonly provider: string;
      readonly health: ServiceHealth;
      readonly forMs: 0;
    };

export type ChaosKind = ChaosEvent['kind'];

export interface PlannedEvent {
  /** ms after the beginning. */
  readonly at: number;
  readonly event: ChaosEvent;
}

export interface ChaosPlanOptions {
  readonly setup: ChaosSetup;
  readonly forMs: number;
  /** From one event to the next. */
  readonly gapMs: Range;
  /** How long what is broken stays so. */
  readonly outageMs: Range;
  readonly providers: readonly string[];
}

/** What can go wrong in each set-up. Services change twice as often as anything else. */
export const kindsOf: Readonly<Record<ChaosSetup, readonly ChaosKind[]>> = {
  redis: [
    ...(['kill-node', 'stop-node', 'kill-redis', 'stop-redis', 'cut-store'] as const),
    ...(['cut-browsers', 'step-clock', 'step-browsers', 'turn-service', 'turn-service'] as const),
  ],
  embedded: [
    ...(['kill-node', 'stop-node', 'fail-disk', 'fail-disk', 'cut-browsers'] as const),
    ...(['step-clock', 'step-browsers', 'turn-service', 'turn-service'] as const),
  ],
};

export const nodesOf: Readonly<Record<ChaosSetup, number>> = { redis: 2, embedded: 1 };

/** Farther off a notice or a hold of a day might end, or an alert be given up. */
const farthestMs = 3 * 3_600_000;

/**
 * What goes wrong when, the same for the same random numbers. Everything that can go wrong does so once before
 * anything does so again, and it begins with a service that is down.
 */
export function planOf(options: ChaosPlanOptions, random: () => number): readonly PlannedEvent[] {
  const { setup, forMs, gapMs, providers } = options;
  const first = providers[0] ?? '';
  const plan: PlannedEvent[] = [
    { at: 0, event: { kind: 'turn-service', provider: first, health: 'refusing', forMs: 0 } },
  ];
  let bag: ChaosKind[] = [];
  for (let at = within(gapMs, random); at < forMs; at += within(gapMs, random)) {
    if (bag.length === 0) bag = shuffled(kindsOf[setup], random);
    const kind = bag.pop();
    if (kind === undefined) continue;
    const event = eventOf(kind, options, random);
    plan.push({ at, event });
    // What a disk has lost shows only when the process goes before the disk is well again.
    if (event.kind === 'fail-disk' && random() < 0.5)
      plan.push({
        at: at + event.forMs / 2,
        event: { kind: 'kill-node', node: event.node, forMs: event.forMs },
      });
  }
  return plan.sort((a, b) => a.at - b.at);
}

function eventOf(
  kind: ChaosKind,
  { setup, outageMs, providers }: ChaosPlanOptions,
  random: () => number,
): ChaosEvent {
  const node = Math.floor(random() * nodesOf[setup]);
  const forMs = Math.round(within(outageMs, random));
  switch (kind) {
    case 'kill-node':
    case 'stop-node':
    case 'cut-store':
      return { kind, node, forMs };
    case 'kill-redis':
    case 'stop-redis':
    case 'cut-browsers':
      return { kind, forMs };
    case 'fail-disk':
      return { kind, node, how: oneOf(['full', 'half', 'fsync', 'rename'], random), forMs };
    case 'step-clock':
      return { kind, node, aheadMs: aheadOf(random), forMs: 0 };
    case 'step-browsers':
      return { kind, aheadMs: aheadOf(random), forMs: 0 };
    case 'turn-service':
      return {
        kind,
        provider: oneOf(providers, random),
        health: oneOf(['up', 'up', 'refusing', 'hanging'], random),
        forMs: 0,
      };
  }
}

/** Half of the clocks are off by what a correction takes away, half by what nobody can explain. */
function aheadOf(random: () => number): number {
  const most = random() < 0.5 ? 20_000 : farthestMs;
  return Math.round(within([-most, most], random));
}

function oneOf<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)] as T;
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const keyed = values.map((value) => ({ value, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}
