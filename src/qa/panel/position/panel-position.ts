import { followModalDialog } from './top-dialog.ts';

/** Keeps the panel above the page: in the top layer, and inside the uppermost modal dialog while there is one. */
export class PanelPlace {
  #home: ParentNode | null = null;
  #isMoving = false;

  constructor(private readonly panel: HTMLElement) {}

  /** Whether the panel is only moved, so that nothing else of its life begins or ends. */
  get isMoving(): boolean {
    return this.#isMoving;
  }

  show(): void {
    this.panel.popover = 'manual';
    try {
      this.panel.showPopover();
    } catch {
      // No popovers, or shown already: `position: fixed` and its z-index do.
    }
  }

  /** Follows the page's dialogs from where the panel is now. Returns the call that ends it. */
  follow(): () => void {
    this.#home = this.panel.parentNode;
    return followModalDialog((dialog) => this.#moveTo(dialog));
  }

  /** Outside a modal dialog everything is inert, the top layer too: the panel goes into it, and back after it. */
  #moveTo(dialog: HTMLElement | null): void {
    const { panel } = this;
    const parent = dialog ?? (this.#home?.isConnected ? this.#home : document.body);
    if (panel.parentNode === parent) return;
    const focused = panel.shadowRoot?.querySelector<HTMLElement>(':focus');
    this.#isMoving = true;
    parent.append(panel);
    // What made the page inert around the dialog has met the panel too.
    panel.inert = false;
    this.#isMoving = false;
    focused?.focus();
  }
}
