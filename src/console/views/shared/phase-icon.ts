import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Phase } from '../../../circuit/index.ts';

export type PhaseIcon = Phase | 'forced' | 'lost' | 'notice';

const knockout = 'var(--card)';
const shapes: Readonly<Record<PhaseIcon, TemplateResult>> = {
  closed: svg`<circle cx="16" cy="16" r="15" fill="currentColor"/><path d="m9 16.500 5 5 9-10.500" fill="none" stroke=${knockout} stroke-width="3.500" stroke-linecap="round" stroke-linejoin="round"/>`,
  recovering: svg`<path d="M16 2.500 30.500 29h-29z" fill="currentColor" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/><path d="M16 25V13.500m-5 5 5-5 5 5" fill="none" stroke=${knockout} stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>`,
  'half-open': svg`<path d="M16 2 30 16 16 30 2 16z" fill="none" stroke="currentColor" stroke-width="3"/><path d="M16 2v28L2 16z" fill="currentColor"/>`,
  open: svg`<path d="M10 1h12l9 9v12l-9 9H10l-9-9V10z" fill="currentColor"/><path d="m10.500 10.500 11 11m0-11-11 11" stroke=${knockout} stroke-width="3.500" stroke-linecap="round"/>`,
  forced: svg`<rect x="4" y="14" width="24" height="17" rx="3" fill="currentColor"/><path d="M9 14v-4a7 7 0 0 1 14 0v4" fill="none" stroke="currentColor" stroke-width="3.500"/><path d="M16 20v5" stroke=${knockout} stroke-width="3.500" stroke-linecap="round"/>`,
  notice: svg`<path d="M3 12h6L24 4v24L9 20H3z" fill="currentColor"/><path d="m8 20 2 9h5l-2-8m15-9v8" fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round" stroke-linecap="round"/>`,
  lost: svg`<circle cx="16" cy="16" r="13" fill="none" stroke="currentColor" stroke-width="4" stroke-dasharray="7 5"/>`,
};

/** A shape that tells a phase without its colour. The words beside it say the same, so it is not read out. */
export function phaseIcon(name: PhaseIcon): TemplateResult {
  return html`<svg class="shape" viewBox="0 0 32 32" aria-hidden="true">${shapes[name]}</svg>`;
}

/** A phase in words, in its colour. */
export function badge(name: PhaseIcon, text: string): TemplateResult {
  return html`<span class="badge tone-${name}">${phaseIcon(name)}${text}</span>`;
}

/** A coloured box that says what is out of the ordinary. */
export function strip(
  name: PhaseIcon,
  content: TemplateResult,
  role: 'alert' | 'status' | null = null,
): TemplateResult {
  return html`<div class="strip beside-shape tone-${name}" role=${role ?? nothing}>
    ${phaseIcon(name)}${content}
  </div>`;
}
