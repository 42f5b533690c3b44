import { pathToFileURL } from 'node:url';
import { defaultPolicy } from '../src/circuit/index.ts';
import { Fleet, hanging, healthy } from '../src/circuit/testing/fleet.ts';
import { spreadOf, type Spread } from './stats.ts';

/**
 * What a fleet of browsers goes through on fake time, so it is the same on every machine. Milliseconds; `worst`
 * is the worst seed.
 */
export interface FleetBench {
  readonly seeds: number;
  /** Ten searches a second: from the outage until the endpoint has opened the circuit. */
  readonly opening: Spread;
  /** Ten searches a second: from the opening to the last call that was no probe, over all browsers. */
  readonly lastRealCall: Spread;
  /** One search a second, repaired: from half-open to closed. */
  readonly closing: Spread;
  /** One search a second: probes of the whole fleet, per slot of half-open; the mean of all slots and seeds. */
  readonly probesPerSlot: { readonly mean: number; readonly worst: number };
}

/** Hard deadline of the fleet's providers: a provider that hangs is known to fail after this. */
export const fleetHardMs = defaultPolicy.deadlines['*']?.hardMs ?? Number.NaN;

const SEEDS = 20;
const PROVIDER = 'a';

/** 200 browsers; the first provider hangs after two healthy minutes. */
export function runFleetBench(): FleetBench {
  const seeds = Array.from({ length: SEEDS }, (_, i) => i + 1);
  const busy = seeds.map((seed) => outage(seed, 10));
  const quiet = seeds.map((seed) => outage(seed, 1));
  return {
    seeds: SEEDS,
    opening: spreadOf(busy.map(({ openAt, brokenAt }) => openAt - brokenAt)),
    lastRealCall: spreadOf(busy.map(({ lastRealCallMs }) => lastRealCallMs)),
    closing: spreadOf(quiet.map(({ closedAt, halfOpenAt }) => closedAt - halfOpenAt)),
    probesPerSlot: {
      mean: sum(quiet.map(({ probes }) => probes)) / sum(quiet.map(({ slots }) => slots)),
      worst: Math.max(...quiet.map(({ probes, slots }) => probes / slots)),
    },
  };
}

interface Outage {
  readonly brokenAt: number;
  readonly openAt: number;
  readonly halfOpenAt: number;
  readonly closedAt: number;
  readonly lastRealCallMs: number;
  readonly probes: number;
  readonly slots: number;
}

/** An outage that outlives the opening by 10 s, a repair, and the way back. */
function outage(seed: number, searchesPerSecond: number): Outage {
  const fleet = new Fleet({ seed, searchesPerSecond, arrivals: 'random' });
  fleet.pass(120_000);
  const brokenAt = fleet.now;
  fleet.set(PROVIDER, hanging);
  fleet.until(() => fleet.phase(PROVIDER) === 'open', 60_000);
  fleet.pass(10_000);
  fleet.set(PROVIDER, healthy);
  fleet.until(() => fleet.phase(PROVIDER) === 'closed', 300_000);

  // What was never reached counts as infinitely late, and so misses its bar.
  const reached = (phase: string): number =>
    fleet.transitions.find(({ provider, to }) => provider === PROVIDER && to === phase)?.at ?? Infinity;
  const [openAt, halfOpenAt, recoveringAt] = [reached('open'), reached('half-open'), reached('recovering')];
  const calls = fleet.calls.filter(({ provider }) => provider === PROVIDER);
  const real = calls.filter(({ kind, at }) => kind !== 'probe' && at > openAt && at < recoveringAt);
  const probes = calls.filter(({ kind, at }) => kind === 'probe' && at >= halfOpenAt && at < recoveringAt);
  const slots = Math.ceil((recoveringAt - halfOpenAt) / defaultPolicy.slotMs);
  return {
    brokenAt,
    openAt,
    halfOpenAt,
    closedAt: reached('closed'),
    lastRealCallMs: Math.max(0, ...real.map(({ at }) => at - openAt)),
    probes: probes.length,
    slots,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(runFleetBench(), null, 2));
}
