import type { AddressSearchOptions } from '../properties.ts';
import { isolate } from './isolate.ts';
import { pageColor } from './page-color.ts';

/** Narrower than 480 or lower than 420 CSS px, a list beside its box shows too little to choose from. */
const SMALL = '(max-width: 479.98px), (max-height: 419.98px)';

/** What it is while it is open: what can be named, focused or shown is not taken for nothing. */
const OPEN = { role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'sheet-title', tabindex: '-1' };

/** Who is asked before the sheet closes, and told after a person has closed it. */
export interface SheetOwner {
  /** Closes what lies above the sheet; false when nothing does. */
  closeAbove(): boolean;
  dismissed(): void;
}

/** As browsers have it that ask the page before a back gesture leaves it. */
type CloseWatcherLike = new (options: { readonly signal: AbortSignal }) => EventTarget;

/**
 * Owns the full-screen sheet: the part of the field that one searches in, as a modal dialog. Nothing moves in the DOM,
 * so that focus, caret, composition and an embedded page stay. It is as high as a phone's keyboard leaves it. Why it is
 * no `dialog` element, and leaves the history alone: docs/decisions/sheet-without-history.md.
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
    const sheet = this.#element;
    if (this.isOpen || !sheet || !box || !this.host.isConnected) return;
    this.#end = new AbortController();
    const { signal } = this.#end;
    this.#followCloseRequests(signal);
    visualViewport?.addEventListener('resize', () => this.#fit(), { signal });
    visualViewport?.addEventListener('scroll', () => this.#fit(), { signal });
    this.#holdPlace(true);
    sheet.style.setProperty('--_page', pageColor(this.host));
    for (const [name, value] of Object.entries(OPEN)) sheet.setAttribute(name, value);
    // Above the page, whatever it is clipped or covered by; Safari before 17 has none of it.
    if ('showPopover' in sheet) {
      sheet.popover = 'manual';
      sheet.showPopover();
    }
    // A box that has the focus already keeps its composition.
    box.focus({ preventScroll: true });
    const end = isolate(sheet);
    signal.addEventListener('abort', () => {
      end();
      // What is hidden with it cannot keep the focus.
      if (sheet.matches(':focus-within')) box.focus({ preventScroll: true });
    });
    this.#fit();
  }

  /** Closes it; a focus in it goes to the box. */
  close(): void {
    const sheet = this.#element;
    if (!this.isOpen || !sheet) return;
    sheet.popover &&= null;
    for (const name in OPEN) sheet.removeAttribute(name);
    this.#end?.abort();
    this.#end = null;
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
    if (this.isOpen) this.#element?.focus();
  }

  get #element(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>('[part=sheet]');
  }

  #followCloseRequests(signal: AbortSignal): void {
    const { CloseWatcher } = window as { readonly CloseWatcher?: CloseWatcherLike };
    if (!CloseWatcher) return;
    const watcher = new CloseWatcher({ signal });
    watcher.addEventListener('cancel', (event) => this.owner.closeAbove() && event.preventDefault());
    watcher.addEventListener('close', () => this.dismiss());
  }

  /** The page keeps its height, and with it its scroll position, while a part of the field is elsewhere. */
  #holdPlace(isHeld: boolean): void {
    const place = this.#element?.parentElement;
    if (place) place.style.minBlockSize = isHeld ? `${place.offsetHeight}px` : '';
  }

  #fit(): void {
    const { style } = this.#element ?? {};
    // Somebody who has zoomed in with two fingers looks at a part of it.
    if (!style || !visualViewport || visualViewport.scale > 1) return;
    style.top = `${visualViewport.offsetTop}px`;
    style.height = `${visualViewport.height}px`;
  }
}
