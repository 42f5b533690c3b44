/** ky, and what `fetch` needs, for adapters that speak JSONP by default. The one-file build takes `eager-http.ts`. */
export const loadHttp = () => import('./http.ts');
