import { nothing, svg, type TemplateResult } from 'lit';
import type { Instrument } from './log/instruments.ts';

type Shape = TemplateResult<2>;

/** Each phase has a shape of its own, so that no one needs its colour. In a box of 64 by 64. */
const phaseShapes: Readonly<Record<Instrument['phase'], Shape>> = {
  closed: svg`<path class="glyph" d="m23 33 6.5 6.5L42 26" fill="none" stroke-width="4.5"></path>`,
  open: svg`<path class="glyph" d="M25 25 39 39M39 25 25 39" fill="none" stroke-width="4.5"></path>`,
  'half-open': svg`<path class="glyph" d="M32 22a10 10 0 0 1 0 20z" fill="currentColor"></path>
    <circle class="glyph" cx="32" cy="32" r="10" fill="none" stroke-width="3"></circle>`,
  recovering: svg`<path class="glyph" d="m22 38 10-13 10 13" fill="none" stroke-width="4.5"></path>`,
  unknown: svg`<path class="glyph" d="M25 32h14" fill="none" stroke-width="4.5"></path>`,
};

/** The arc runs over three quarters of the circle, as the needle of an instrument does. */
const arcPercent = 75;
/** The steps of the ramp, and the whole. */
const markedShares = [0, 0.1, 0.25, 0.5, 1] as const;

function tick(share: number): Shape {
  const angle = ((135 + 270 * share) * Math.PI) / 180;
  const at = (radius: number): readonly [string, string] => [
    (32 + radius * Math.cos(angle)).toFixed(2),
    (32 + radius * Math.sin(angle)).toFixed(2),
  ];
  const [[x1, y1], [x2, y2]] = [at(20.5), at(23.5)];
  return svg`<line class="tick" x1=${x1} y1=${y1} x2=${x2} y2=${y2}></line>`;
}

/** A round instrument: the phase in the middle, the share as the arc around it. */
export function dial({ phase, share }: Pick<Instrument, 'phase' | 'share'>): Shape {
  const isKnown = phase !== 'unknown';
  return svg`<svg class="dial" viewBox="0 0 64 64" aria-hidden="true">
    <circle class="track" cx="32" cy="32" r="27" pathLength="100"
      stroke-dasharray="${arcPercent} 100" transform="rotate(135 32 32)"></circle>
    ${isKnown ? markedShares.map(tick) : nothing}
    ${
      isKnown && share > 0
        ? svg`<circle class="arc" cx="32" cy="32" r="27" pathLength="100"
            stroke-dasharray="${(arcPercent * share).toFixed(2)} 100" transform="rotate(135 32 32)"></circle>`
        : nothing
    }
    ${phaseShapes[phase]}
  </svg>`;
}

const icon = (shape: Shape): Shape =>
  svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;

/** The panel's own sign: an instrument with its needle. */
export const sign = icon(svg`<path d="M5.6 18.4a9 9 0 1 1 12.8 0"></path><path d="m12 12 4-4.5"></path>
  <circle class="dot" cx="12" cy="12" r="1.6"></circle>`);
export const cross = icon(svg`<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"></path>`);
export const swap = icon(svg`<path d="M4 8.5h15m-4-4 4 4-4 4M20 15.5H5m4-4-4 4 4 4"></path>`);
export const link = icon(
  svg`<path d="M10 14a4 4 0 0 0 6 .4l3-3a4.2 4.2 0 0 0-6-6l-1.4 1.4M14 10a4 4 0 0 0-6-.4l-3 3a4.2 4.2 0 0 0 6 6l1.4-1.4"></path>`,
);
