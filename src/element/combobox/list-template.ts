import { html, nothing } from 'lit';
import { canPop, keepFocus } from './popover.ts';
import type { Messages } from '../i18n/messages.ts';

/** What stands in the list, from its head to its foot. */
export interface ListDrawing {
  readonly messages: Messages;
  /** How many rows there are: the list covers the status line, which says it to screen readers. */
  readonly count: string;
  /** Where one is among them, while one moves with the keys; else empty. */
  readonly position: string;
  /** Rows are waited for. */
  readonly isLate: boolean;
  readonly options: unknown;
  /** The button that asks for the next page, while there is one. */
  readonly more: unknown;
}

/** Nearer to the end than this, in px, the next page is on its way. */
const NEAR_PX = 120;

const isNearEnd = ({ scrollHeight, scrollTop, clientHeight }: Element): boolean =>
  scrollHeight - scrollTop - clientHeight < NEAR_PX;

/** Stands for rows that are late, as high as they are, so that nothing moves when they come. */
const SKELETON = html`<div class="skeleton" aria-hidden="true">
  <p></p>
  <p></p>
  <p></p>
</div>`;

/** The list of options, in a popover where there are popovers. `onEnd`: somebody has scrolled close to its end. */
export function renderList(
  { messages, count, position, isLate, options, more }: ListDrawing,
  onEnd: () => void,
): unknown {
  const scrolled = ({ target }: Event): void => {
    if (target instanceof Element && isNearEnd(target)) onEnd();
  };
  return html`<div
    part="list"
    popover=${canPop ? 'manual' : nothing}
    ?hidden=${!canPop}
    @mousedown=${keepFocus}
  >
    <div part="count" aria-hidden="true">${count}<span part="position">${position}</span></div>
    ${isLate ? SKELETON : nothing}
    <div id="listbox" role="listbox" aria-label=${messages.suggestions} ?hidden=${isLate} @scroll=${scrolled}>
      ${options}
    </div>
    ${more} ${isLate ? nothing : html`<div part="key-hints" aria-hidden="true">${messages.keyHints}</div>`}
    <div part="attribution"><slot name="attribution"></slot></div>
  </div>`;
}
