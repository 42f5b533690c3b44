import type { Address } from '../../address/index.ts';
import { deviceStorage } from '../../platform/index.ts';
import { type ListBox, listOf } from '../combobox/popover.ts';
import type { FormController } from '../form/form-controller.ts';
import { messagesOf } from '../i18n/messages.ts';
import type { AddressSearchOptions } from '../properties.ts';
import { RecentStore } from './recent-store.ts';
import { recentStyles } from './recent-styles.ts';
import { renderRecent, type RecentActions } from './recent-template.ts';

/** What was picked last on this device, shown under the empty box. Real buttons: each can be taken away by anybody. */
export class RecentList implements RecentActions {
  readonly #store = new RecentStore(deviceStorage);
  readonly #list: ListBox;
  #addresses: readonly Address[] = [];
  #isWanted = false;

  /** @param choose makes one of them the value */
  constructor(
    private readonly element: AddressSearchOptions,
    private readonly form: Pick<FormController, 'control' | 'internals'>,
    readonly choose: (address: Address) => void,
  ) {
    this.#list = listOf(element, form, 'recent');
    const { styleSheet } = recentStyles;
    if (styleSheet) element.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    // The focus may have come to another part of the field.
    element.renderRoot.addEventListener('focusin', () => element.requestUpdate());
  }

  /** Whether the focus is in it. */
  get hasFocus(): boolean {
    return this.#find('[part=recent]')?.matches(':focus-within') ?? false;
  }

  remember(address: Address): void {
    this.#store.add(address);
    if (this.#isWanted) this.#show();
  }

  /** Open over the page; in the sheet they are laid out with the rest. */
  get isBeside(): boolean {
    return this.#list.isOpen && !this.#find('[aria-modal]');
  }

  render(locate: unknown): unknown {
    return this.#addresses.length
      ? renderRecent(this.#addresses, messagesOf(this.element), this, locate)
      : null;
  }

  /** After each rendering. `isWanted`: somebody is about to search, and has typed nothing. */
  place(isWanted: boolean): void {
    this.#list.place();
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    if (isWanted) this.#show();
    else this.close();
  }

  close(): void {
    this.#list.close();
    this.#addresses = [];
    this.element.requestUpdate();
  }

  remove(address: Address): void {
    this.#store.remove(address);
    this.#changed();
  }

  clear(): void {
    this.#store.clear();
    this.#changed();
  }

  /** A key in the box, or in the list of them. Returns whether it was for them. */
  key(event: KeyboardEvent): boolean {
    const { key } = event;
    const isMove = key === 'ArrowDown' || key === 'ArrowUp';
    const isClose = key === 'Escape' && !this.#find('[aria-modal]');
    // It is said that there is nothing to search for, where they would cover it.
    if (key === 'Enter' && !this.hasFocus) this.close();
    if (event.isComposing || !this.#list.isOpen || !(isMove || isClose)) return false;
    event.preventDefault();
    event.stopPropagation();
    if (isMove) this.#move(key === 'ArrowDown' ? 1 : -1);
    else {
      this.form.control('query')?.focus();
      this.close();
    }
    return true;
  }

  /** The box is one stop of the arrow keys, as in the list of results. */
  #move(by: 1 | -1): void {
    const buttons = this.element.renderRoot.querySelectorAll<HTMLElement>('[part=recent-option]');
    const stops = [this.form.control('query'), ...buttons];
    const at = stops.findIndex((stop) => stop?.matches(':focus'));
    stops.at((at + by) % stops.length)?.focus();
  }

  #show(): void {
    this.#addresses = this.#store.read();
    this.element.requestUpdate();
    void this.element.updateComplete.then(() => {
      if (this.#isWanted) this.#list.open();
    });
  }

  #changed(): void {
    // The button that was pressed goes away.
    this.form.control('query')?.focus();
    this.#addresses = this.#store.read();
    if (!this.#addresses.length) this.#list.close();
    this.element.requestUpdate();
  }

  #find(selector: string): HTMLElement | null {
    return this.element.renderRoot.querySelector<HTMLElement>(selector);
  }
}
