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
 * `staging/address-search.qa.js`: outages, and their panel, for a page without a bundler. What its own address names in `then` is loaded
 * once requests can be met: `<script type="module" src="/staging/address-search.qa.js?then=/address-search.js">` has the
 * element in the outage from its first call on; in front of the element's own tag, from a moment later.
 */
const qa = await startQa();
window.addressSearchQa = qa;
showOutagePanel(qa);
for (const next of new URL(import.meta.url).searchParams.getAll('then'))
  await import(/* @vite-ignore */ new URL(next, location.href).href);
