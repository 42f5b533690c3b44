import type { Journey } from '../journey.ts';
import { core } from './core.ts';

/** Every journey, in the order of docs/browsers.md. */
export const JOURNEYS: readonly Journey[] = [...core];
