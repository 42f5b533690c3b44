import * as http from './http.ts';

/** What `lazy-http.ts` is to a page that loads modules. */
export const loadHttp = () => Promise.resolve(http);
