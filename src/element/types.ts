/** Public states of the element, also `:state(...)` (element contract, section 3). */
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
