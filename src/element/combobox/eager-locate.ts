import { findHere, renderLocate } from '../locate/index.ts';
import type { loadLocate as lazyLocate } from './lazy-locate.ts';

/** What `lazy-locate.ts` is to a page that loads modules. */
export const loadLocate: typeof lazyLocate = () => Promise.resolve({ findHere, renderLocate });
