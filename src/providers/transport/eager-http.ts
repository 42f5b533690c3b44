import { fetchJson, retryAfterMs } from './http.ts';
import type { loadHttp as lazy } from './lazy-http.ts';

/** What `lazy-http.ts` is to a page that loads modules. By name: a whole module as a value costs a helper. */
export const loadHttp: typeof lazy = () => Promise.resolve({ fetchJson, retryAfterMs });
