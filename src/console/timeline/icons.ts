import { html, svg, type TemplateResult } from 'lit';
import type { Tone } from './describe-entry.ts';

/** Each tone has a shape of its own, so that nobody has to go by the colour. */
const shapes: Readonly<Record<Tone, TemplateResult>> = {
  // An octagon with a cross.
  down: svg`<path d="M7 1h10l6 6v10l-6 6H7l-6-6V7z" fill="currentColor"/><path d="m8 8 8 8m0-8-8 8" class="mark"/>`,
  // Half a diamond.
  probe: svg`<path d="M12 1 23 12 12 23 1 12z" fill="none" stroke="currentColor" stroke-width="2"/><path d="M12 1v22L1 12z" fill="currentColor"/>`,
  // A triangle that points up.
  rising: svg`<path d="M12 2 23 22H1z" fill="currentColor"/><path d="M12 18v-7m-3 3 3-3 3 3" class="mark"/>`,
  // A circle with a tick.
  good: svg`<circle cx="12" cy="12" r="11" fill="currentColor"/><path d="m7 12.500 3.500 3.500L17 8.500" class="mark"/>`,
  // A small step up.
  step: svg`<path d="M4 19h6v-6h6V7h5" fill="none" stroke="currentColor" stroke-width="2.500"/>`,
  // A square with somebody in it.
  command: svg`<rect x="1" y="1" width="22" height="22" rx="5" fill="currentColor"/><circle cx="12" cy="9" r="3" class="mark solid"/><path d="M6 19c1-4 11-4 12 0" class="mark"/>`,
  // A bell.
  alarm: svg`<path d="M12 2c-4 0-6 3-6 7v4l-3 5h18l-3-5V9c0-4-2-7-6-7z" fill="currentColor"/><path d="M9 20a3 3 0 0 0 6 0z" fill="currentColor"/><path d="M12 6.500v5m0 2.500v.5" class="mark"/>`,
  quiet: svg`<circle cx="12" cy="12" r="4" fill="currentColor"/>`,
};

/** The sentence beside it says the same. */
export function iconOf(tone: Tone): TemplateResult {
  return html`<svg class="icon ${tone}" viewBox="0 0 24 24" aria-hidden="true">${shapes[tone]}</svg>`;
}
