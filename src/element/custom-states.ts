/**
 * Shows a state to style sheets as `:state(name)`, or hides it. Where states are still of the older form (Chrome
 * 90 to 124, and their stand-ins in tests) a name must begin with two dashes, and every other one throws.
 */
export function toggleState(states: CustomStateSet, name: string, isOn: boolean): void {
  states.delete(name);
  states.delete(`--${name}`);
  if (!isOn) return;
  try {
    states.add(name);
  } catch {
    states.add(`--${name}`);
  }
}
