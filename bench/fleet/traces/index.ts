import type { Trace } from '../world/world.ts';
import { attack, brokenRelease, smallAttack } from './hostile.ts';
import { incidents } from './incidents.ts';
import { brownOut, flapping, regional, slow, slowDeath } from './partial.ts';
import { hang, quickHang, refusal } from './total.ts';
import { endpointOutage, million, millionRefused, morningRush, threeAnHour } from './traffic.ts';

export { hang };

/** A part that takes a minute or two. */
export const quickTraces: readonly Trace[] = [quickHang, smallAttack];

/** Every course of events that the rules are compared on. */
export const traces: readonly Trace[] = [
  hang,
  refusal,
  ...incidents,
  brownOut,
  slow,
  slowDeath,
  flapping,
  regional,
  smallAttack,
  attack,
  brokenRelease,
  threeAnHour,
  endpointOutage,
  morningRush,
];

/** Run with three rules only, since each takes minutes. */
export const millions: readonly Trace[] = [million, millionRefused];
