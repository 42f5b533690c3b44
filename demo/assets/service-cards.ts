import type { ProviderView } from '../../src/circuit/index.ts';
import type { ProviderErrorKind } from '../../src/element/index.ts';
import type { View } from './shared-view.ts';
import type { ShowWords } from './show-words.ts';

const SECOND_MS = 1_000;
const seconds = (ms: number): number => Math.max(0, Math.round(ms / SECOND_MS));

/** Why a service is not served, and since when, as far as that is known. */
function sayWhy(
  service: ProviderView,
  sinceMs: number,
  why: ProviderErrorKind | null,
  words: ShowWords,
): string {
  const since = words.since(seconds(service.phaseAgeMs + sinceMs));
  if (service.phase === 'open') {
    const inMs = (service.then?.inMs ?? 0) - sinceMs;
    const reason = why === null ? words.reported : words.reportedAs(words.failures[why]);
    return [reason, since, ...(inMs > 0 ? [words.retryIn(seconds(inMs))] : [])].join(' · ');
  }
  return [service.phase === 'half-open' ? words.probing : words.ramping, since].join(' · ');
}

/** Draws who serves, who does not, why and since when. */
export function drawServices(
  show: HTMLElement,
  view: View | null,
  why: ProviderErrorKind | null,
  words: ShowWords,
): void {
  const sinceMs = view ? performance.now() - view.at : 0;
  const serving = view?.order.find((id) => (view.providers[id]?.phase ?? 'closed') === 'closed');
  for (const card of show.querySelectorAll<HTMLElement>('.service')) {
    const service = view?.providers[card.dataset['service'] ?? ''];
    const phase = service?.phase ?? 'closed';
    const isServing = card.dataset['service'] === serving;
    card.dataset['phase'] = phase;
    card.toggleAttribute('data-serving', isServing);
    const state = card.querySelector('b');
    const detail = card.querySelector('span');
    if (state) state.textContent = isServing ? words.serving : words.phases[phase];
    if (detail)
      detail.textContent = service && phase !== 'closed' ? sayWhy(service, sinceMs, why, words) : '';
  }
}
