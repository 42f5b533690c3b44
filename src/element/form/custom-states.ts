/** Public states of the element, also `:state(...)` (docs/element.md#states). */
export const STATES = [
  'idle',
  'searching',
  'results',
  'empty',
  'picked',
  'failing-over',
  'offline',
  'manual',
] as const;

export type ElementState = (typeof STATES)[number];

/**
 * Shows a state to style sheets as `:state(name)`, or hides it. Where states are still of the older form (Chrome
 * 90 to 124, and their stand-ins in tests) a name must begin with two dashes, and every other one throws. Safari
 * before 17.4 and Firefox before 126 have none, and pages go without.
 */
export function toggleState(states: CustomStateSet | undefined, name: string, isOn: boolean): void {
  if (!states) return;
  states.delete(name);
  states.delete(`--${name}`);
  if (!isOn) return;
  try {
    states.add(name);
  } catch {
    states.add(`--${name}`);
  }
}
