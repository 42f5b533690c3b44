/** Which option is active after a key, as the ARIA combobox pattern has it; -1 is "none". */

/** Down or Up: wraps through "none active", so that the text can be reached again. */
export function step(active: number, count: number, by: 1 | -1): number {
  if (count === 0) return -1;
  const stops = count + 1;
  return ((active + 1 + by + stops) % stops) - 1;
}

export const PAGE = 5;

/** PageDown or PageUp: five options, never past the ends. */
export function page(active: number, count: number, by: 1 | -1): number {
  if (count === 0) return -1;
  return Math.min(count - 1, Math.max(0, active + by * PAGE));
}
