import { RecentList } from '../recent/index.ts';
import type { loadRecent as lazyRecent } from './lazy-recent.ts';

/** What `lazy-recent.ts` is to a page that loads modules. */
export const loadRecent: typeof lazyRecent = () => Promise.resolve({ RecentList });
