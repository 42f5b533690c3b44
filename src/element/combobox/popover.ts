import type { FormController } from '../form/form-controller.ts';
import type { AddressSearchOptions } from '../properties.ts';
import { rootsAround } from './flat-parent.ts';

/** Below this height a list under the field is too small to use, and the roomier side is taken. */
const LEAST_ROOM = 220;
const GAP = 6;
const IN_SHEET = '[aria-modal]';

export interface ListElements {
  readonly anchor: HTMLElement;
  readonly popover: HTMLElement;
  /** What may stand over the anchor and names it: a list above it would cover its name. */
  readonly labels: readonly Element[];
}

/** Before Safari 17 there are none, and what would be one stands in the page. */
export const canPop = 'popover' in HTMLElement.prototype;

/** A press in a list must not take the focus from the box: on a phone the keyboard would fold away. */
export const keepFocus = (event: Event): void => event.preventDefault();

/** How high it would be with all of its rows in sight, in px. */
const heightOf = (list: HTMLElement): number =>
  [...list.children].reduce((sum, { scrollHeight }) => sum + scrollHeight, 0);

/**
 * Owns the popover: opened in the top layer (so a modal dialog neither clips nor deadens it), bounded by the
 * visual viewport (so a phone's keyboard does not cover it), closed by a press outside. Safari before 17 has no
 * popovers, and shows it in the page itself. In the open sheet it is laid out with the rest of that.
 */
export class ListBox {
  #end: AbortController | null = null;

  constructor(
    private readonly host: HTMLElement & { requestUpdate(): void },
    private readonly elements: () => ListElements | null,
  ) {}

  get isOpen(): boolean {
    return this.#end !== null;
  }

  open(): void {
    const parts = this.elements();
    if (this.#end || !parts || !this.host.isConnected) return;
    this.#end = new AbortController();
    const { signal } = this.#end;
    const place = (): void => this.place();
    for (const [root, at] of rootsAround(this.host)) {
      root.addEventListener('scroll', place, { signal, capture: true, passive: true });
      const pressed = (event: Event): void => {
        if (!event.composedPath().includes(at)) this.close();
      };
      root.addEventListener('pointerdown', pressed, { signal, capture: true });
    }
    visualViewport?.addEventListener('resize', place, { signal });
    visualViewport?.addEventListener('scroll', place, { signal });
    window.addEventListener('resize', place, { signal });
    const { popover } = parts;
    popover.toggleAttribute('data-open', true);
    // Before it is laid out, or that would be done twice.
    place();
    if (popover.popover && !popover.closest(IN_SHEET)) popover.showPopover();
    else popover.hidden = false;
    place();
    this.host.requestUpdate();
  }

  close(): void {
    if (!this.#end) return;
    this.#end.abort();
    this.#end = null;
    const popover = this.elements()?.popover;
    popover?.removeAttribute('data-open');
    if (popover && !popover.popover) popover.hidden = true;
    else if (popover?.matches(':popover-open')) popover.hidePopover();
    this.host.requestUpdate();
  }

  /** Puts the list under the field, or above it and its labels where it does not fit and there is more room. */
  place(): void {
    const parts = this.elements();
    if (!parts || !this.#end) return;
    const { anchor, popover, labels } = parts;
    if (popover.closest(IN_SHEET)) return;
    const box = anchor.getBoundingClientRect();
    const head = Math.min(box.top, ...labels.map((label) => label.getBoundingClientRect().top));
    const top = visualViewport?.offsetTop ?? 0;
    const bottom = top + (visualViewport?.height ?? innerHeight);
    const below = bottom - box.bottom - GAP;
    const above = head - top - GAP;
    // Its height is asked for last: to tell it, a browser lays out all of the rows.
    const over = below < LEAST_ROOM && above > below && below < heightOf(popover);
    // Measured rather than left to CSS anchors alone: only script sees the visual viewport above a keyboard.
    popover.style.setProperty('--_room', `${Math.max(120, over ? above : below)}px`);
    popover.style.left = `${box.left}px`;
    popover.style.width = `${box.width}px`;
    popover.style.top = over ? 'auto' : `${box.bottom + GAP}px`;
    popover.style.bottom = over ? `${innerHeight - head + GAP}px` : 'auto';
  }
}

/** The list of a field that is drawn as this part, under its box. */
export function listOf(
  element: AddressSearchOptions,
  { internals }: Pick<FormController, 'internals'>,
  part: 'list' | 'recent',
): ListBox {
  const find = (name: string) => element.renderRoot.querySelector<HTMLElement>(`[part=${name}]`);
  return new ListBox(element, () => {
    const [anchor, popover] = [find('field'), find(part)];
    const labels = internals.labels as NodeListOf<Element>;
    return anchor && popover && { anchor, popover, labels: [element, ...labels] };
  });
}
