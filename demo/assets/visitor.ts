import type { AddressSearch } from '../../src/element/index.ts';
import type { Told } from './browser-frame.ts';

/**
 * A visitor's browser in a frame of the first page: it types what it is told, as a person would, picks the first
 * row, and tells the page above what its field did. Pressing a chip is the same as being told.
 */

const KEY_MS = 70;
const above = document.referrer ? new URL(document.referrer).origin : location.origin;
const tell = (message: Told): void => window.parent.postMessage(message, above);

await customElements.whenDefined('address-search');
const field = document.querySelector<AddressSearch>('address-search');
if (!field) throw new Error('the page has no field');

/** Resolves when the field has heard of the services' state, as it has long before a person has typed; 3 s at most. */
const informed = new Promise<void>((resolve) => {
  const seen = new PerformanceObserver((entries) => {
    if (entries.getEntries().some(({ name }) => name.endsWith('/v1/state'))) resolve();
  });
  seen.observe({ type: 'resource', buffered: true });
});
const MOMENT_MS = 3_000;

let turn = 0;

/** Types, searches and picks; a newer order ends an older one. */
async function find(text: string): Promise<void> {
  const own = ++turn;
  field?.clear();
  field?.focus({ preventScroll: true });
  await Promise.race([informed, new Promise((resolve) => setTimeout(resolve, MOMENT_MS))]);
  for (let length = 1; length <= text.length; length++) {
    await new Promise((resolve) => setTimeout(resolve, KEY_MS));
    if (own !== turn || !field) return;
    field.query = text.slice(0, length);
  }
  await field?.search(text);
}

field.addEventListener('searchstart', ({ provider }) => tell({ kind: 'begun', provider }));
field.addEventListener('providererror', ({ provider, error }) =>
  tell({ kind: 'failed', provider, why: error.kind }),
);
field.addEventListener('searchend', ({ provider, count, duration, outcome }) => {
  tell({ kind: 'ended', provider, duration, outcome });
  if (count > 0 && turn > 0) field.select(0);
});
window.addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
  if (origin !== above || source !== window.parent) return;
  if (typeof data === 'object' && data !== null && 'find' in data) void find(String(data.find));
});
for (const chip of document.querySelectorAll('.chips button'))
  chip.addEventListener('click', () => void find(chip.textContent));
