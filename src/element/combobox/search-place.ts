import type { FormController } from '../form/form-controller.ts';
import type { AddressSearchOptions } from '../properties.ts';
import { type ListBox, listOf } from './popover.ts';
import { Sheet, type SheetOwner } from './sheet.ts';

/** What has come up to help on: the page of an embedded service, or the fields to fill in by hand. */
export type Help = 'viewer' | 'fields' | null;

const PARTS = { viewer: '.viewer', fields: '[part=fields]' } as const;

/** Where one searches, and sees what was found: the box with its list, or the sheet with both. */
export class SearchPlace {
  readonly list: ListBox;
  readonly sheet: Sheet;
  #help: Help = null;
  #isWaited = false;

  constructor(
    private readonly element: AddressSearchOptions,
    private readonly form: Pick<FormController, 'control' | 'isLocked' | 'internals'>,
    owner: SheetOwner,
  ) {
    this.list = listOf(element, form, 'list');
    this.sheet = new Sheet(element, owner);
  }

  /** `:focus-within` does not look into a modal dialog, nor at once behind one that has closed. */
  get hasFocus(): boolean {
    const { activeElement } = this.element.getRootNode() as Document;
    return activeElement !== null && this.element.contains(activeElement);
  }

  /** Somebody fills in postcode, road or detail, which nothing may hide or cover meanwhile. */
  get isFilledIn(): boolean {
    return this.find('[part=fields]:focus-within') !== null;
  }

  /** Somebody waits here for results; no sheet comes over one who is beside the box. */
  get isWaitedIn(): boolean {
    if (this.sheet.isOpen) return true;
    if (!this.sheet.isDue) return this.hasFocus && !this.isFilledIn;
    return this.form.control('query')?.matches(':focus') ?? false;
  }

  /** A search begins: in the sheet, where one is due; in the form one types by hand. */
  begin(): void {
    if (this.element.mode !== 'manual') this.#toSheet();
  }

  openList(): void {
    this.#toSheet();
    this.list.open();
  }

  /** Nobody searches any more: the page has its place again. */
  close(): void {
    this.list.close();
    this.sheet.close();
  }

  /**
   * After each rendering: the list stands where it belongs, in the sheet is open for rows that are late, and what helps
   * on is brought into view once. Beside the box an open list would cover what one may want to press meanwhile.
   */
  place(help: Help, isLate: boolean): void {
    this.list.place();
    const isWaited = isLate && this.sheet.isOpen;
    if (isWaited !== this.#isWaited) {
      this.#isWaited = isWaited;
      if (isWaited) this.list.open();
      else this.list.close();
    }
    if (help === this.#help) return;
    this.#help = help;
    // The fields stand in the page.
    if (help === 'fields') this.sheet.close();
    if (!help || !this.hasFocus) return;
    if (help === 'viewer') {
      this.#toSheet();
      this.sheet.foldKeyboard();
    }
    this.find(PARTS[help])?.scrollIntoView({ block: 'nearest' });
  }

  find(selector: string): HTMLElement | null {
    return this.element.renderRoot.querySelector<HTMLElement>(selector);
  }

  #toSheet(): void {
    if (this.sheet.isOpen || !this.sheet.isDue || this.form.isLocked) return;
    this.list.close();
    this.sheet.open(this.form.control('query'));
  }
}
