import type { Qa } from './scenarios/qa.ts';
import { showOutagePanel } from './panel/show.ts';
import { startQa } from './start-qa.ts';

declare global {
  interface Window {
    /** Outages of this page, for tests that drive it from outside. */
    addressSearchQa?: Qa;
  }
}

/**
 * `staging/address-search.qa.js`: outages, and their panel, for a page without a bundler. What its own address names in
 * `then` is loaded once requests can be met:
 * `<script type="module" src="/staging/address-search.qa.js?then=/address-search.js">` has the element in the outage
 * from its first call on; in front of the element's own tag, from a moment later. `worker` is where the site serves the
 * file that `npx msw init` writes, if not at `/mockServiceWorker.js`.
 */
const { searchParams } = new URL(import.meta.url);
const workerUrl = searchParams.get('worker');
const qa = await startQa(workerUrl === null ? {} : { workerUrl });
window.addressSearchQa = qa;
showOutagePanel(qa);
for (const next of searchParams.getAll('then'))
  await import(/* @vite-ignore */ new URL(next, location.href).href);
