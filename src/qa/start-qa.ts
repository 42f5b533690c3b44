import { Outages } from './page/outages.ts';
import { readChoice } from './page/stored.ts';
import { trueNow } from './page/wrong-clock.ts';
import type { Qa } from './scenarios/qa.ts';

export interface QaOptions {
  /** The file that `npx msw init` writes, where the site serves it. @default '/mockServiceWorker.js' */
  readonly workerUrl?: string;
  /** Shows `<outage-panel>`, by which testers choose outages. @default true */
  readonly panel?: boolean;
}

/** One page, one set of outages. */
let started: Promise<Qa> | null = null;

/**
 * Puts the page into the outage that its link names, `?outage=kakao-postcode:hang,juso:500`, or that was chosen
 * before in this tab; `?outage=reset` takes it back. Resolves once requests meet it, so that a page that awaits
 * it before it defines the element is in the outage from the first call on. Never rejects: where no worker can
 * be had (plain http, a file that is missing) it says so in the console and in `Qa.worker`; requests that went by
 * before it was in control are told there too, and in `Qa.escaped`. A page that is in no
 * outage gets no worker.
 */
export function startQa(options: QaOptions = {}): Promise<Qa> {
  started ??= begin(options);
  return started;
}

async function begin({ workerUrl = '/mockServiceWorker.js', panel = true }: QaOptions): Promise<Qa> {
  const outages = new Outages(readChoice(location.href, trueNow()), workerUrl);
  for (const { item, why } of outages.wrong)
    console.warn(`address-search QA: "${item}" of the link is left out. ${why.en}`);
  outages.onStop(() => (started = null));
  if (panel) await showPanel(outages);
  await outages.begin(0);
  return outages;
}

/** Before anything else is defined, so that it sees the first decisions of the page's fields too. */
async function showPanel(outages: Outages): Promise<void> {
  const { showOutagePanel } = await import('./panel/show.ts');
  const shown = showOutagePanel(outages);
  outages.onStop(() => shown.remove());
}
