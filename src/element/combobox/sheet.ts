import type { AddressSearchOptions } from '../properties.ts';
import { pageColor } from './page-color.ts';

/** Narrower than 480 or lower than 420 CSS px, a list beside its box shows too little to choose from. */
const SMALL = '(max-width: 479.98px), (max-height: 419.98px)';

/** Who is asked before the sheet closes, and told after a person has closed it. */
export interface SheetOwner {
  /** Closes what lies above the sheet; false when nothing does. */
  closeAbove(): boolean;
  dismissed(): void;
}

/**
 * Owns the full-screen sheet: the part of the field that one searches in, as a modal dialog. Nothing moves in the DOM,
 * so that focus, caret, composition and an embedded page stay. It is as high as a phone's keyboard leaves it. Esc and
 * the back gesture come as the dialog's own events; a history entry would be in the way of the page's router
 * (docs/decisions/sheet-without-history.md).
 */
export class Sheet {
  #end: AbortController | null = null;

  constructor(
    private readonly host: AddressSearchOptions,
    private readonly owner: SheetOwner,
  ) {}

  get isOpen(): boolean {
    return this.#end !== null;
  }

  /** Whether a search belongs into it, by the page's word or by the size of the viewport. */
  get isDue(): boolean {
    const { sheet } = this.host;
    return sheet === 'always' || (sheet !== 'never' && matchMedia(SMALL).matches);
  }

  /** Opens it, with the focus in the box. */
  open(box: HTMLElement | null): void {
    const dialog = this.#dialog;
    if (this.isOpen || !dialog || !box || !this.host.isConnected) return;
    this.#end = new AbortController();
    const { signal } = this.#end;
    dialog.addEventListener('cancel', (event) => this.owner.closeAbove() && event.preventDefault(), {
      signal,
    });
    dialog.addEventListener('close', () => this.dismiss(), { signal });
    visualViewport?.addEventListener('resize', () => this.#fit(), { signal });
    visualViewport?.addEventListener('scroll', () => this.#fit(), { signal });
    this.#holdPlace(true);
    dialog.style.setProperty('--_page', pageColor(this.host));
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-labelledby', 'sheet-title');
    // A press beside everything leaves the focus in the sheet.
    dialog.tabIndex = -1;
    // The dialog takes the focus to it, or leaves it there: a box that loses the focus ends a composition.
    box.autofocus = true;
    dialog.showModal();
    box.autofocus = false;
    this.#fit();
  }

  /** Closes it; the focus goes back to where it was. */
  close(): void {
    const dialog = this.#dialog;
    if (!this.isOpen || !dialog) return;
    this.#end?.abort();
    this.#end = null;
    dialog.close();
    dialog.setAttribute('role', 'group');
    // What can be named or focused is not taken for nothing.
    dialog.removeAttribute('aria-labelledby');
    dialog.removeAttribute('tabindex');
    this.#holdPlace(false);
  }

  /** A person wants it closed. */
  dismiss(): void {
    if (!this.isOpen) return;
    this.close();
    this.owner.dismissed();
  }

  /** The focus leaves the box, with which a phone's keyboard folds away, and stays in the sheet. */
  foldKeyboard(): void {
    if (this.isOpen) this.#dialog?.focus();
  }

  get #dialog(): HTMLDialogElement | null {
    const dialog = this.host.renderRoot.querySelector('dialog');
    // Safari before 15.4 has none.
    return dialog && 'showModal' in dialog ? dialog : null;
  }

  /** The page keeps its height, and with it its scroll position, while a part of the field is elsewhere. */
  #holdPlace(isHeld: boolean): void {
    const place = this.#dialog?.parentElement;
    if (place) place.style.minBlockSize = isHeld ? `${place.offsetHeight}px` : '';
  }

  #fit(): void {
    const { style } = this.#dialog ?? {};
    // Somebody who has zoomed in with two fingers looks at a part of it.
    if (!style || !visualViewport || visualViewport.scale > 1) return;
    style.top = `${visualViewport.offsetTop}px`;
    style.height = `${visualViewport.height}px`;
  }
}
