import type { Address } from '../../address/index.ts';
import { AddressClearEvent } from '../events.ts';
import { AddressPickEvent } from '../pick-event.ts';
import type { FormController } from '../form/form-controller.ts';
import type { AddressSearchOptions } from '../properties.ts';

/** What of the form control a choice changes. */
export type ChoiceForm = Pick<
  FormController,
  'value' | 'slotted' | 'composing' | 'isLocked' | 'control' | 'setMode' | 'emitNative'
>;

/** The address that was chosen, and the text in the box that stands for it: the value only as long as both agree. */
export class ChosenAddress {
  /** What stood in the box when the value became what it is; of an address that is set aside, what stood there then. */
  #text = '';
  #known: Address | null;

  constructor(
    private readonly element: AddressSearchOptions,
    private readonly form: ChoiceForm,
  ) {
    this.#known = form.value.address;
  }

  /** The value is what it is, and this text stands for it. */
  settledOn(text: string): void {
    this.#known = this.form.value.address;
    this.#text = text;
  }

  /** A script, or an edit of the detail, may have made another address the value. */
  noticeValue(): void {
    const { address } = this.form.value;
    if (address && address !== this.#known) this.settledOn(this.element.query);
  }

  /** Tells the page of a pick; false when the page has refused it. */
  offer(address: Address, provider: string): boolean {
    return this.element.dispatchEvent(new AddressPickEvent(address, provider));
  }

  /** Makes a picked address the value, and `text` the text in the box. */
  pick(address: Address, text: string): void {
    // The focus moves first: it ends a composition, after which the box may be written to.
    const detail = this.form.control('detail');
    detail?.focus();
    this.form.composing = false;
    this.#take(address, text);
    // What stands over it comes with the next drawing.
    void this.element.updateComplete.then(() => detail?.scrollIntoView({ block: 'nearest' }));
  }

  /**
   * The text in the box was changed. The address that it was, or that stood beside it, is set aside, and it is back
   * once its text is. Returns true when it is back.
   */
  textChanged(text: string): boolean {
    const { value, slotted } = this.form;
    const isSame = text.trim() === this.#text.trim();
    if (value.aside && isSame) return this.bringBack();
    const previous = isSame ? null : value.setAside();
    if (!previous) return false;
    // Else the page's own inputs would bring it back.
    slotted.write(value.texts);
    this.element.requestUpdate();
    this.element.dispatchEvent(new AddressClearEvent(previous));
    this.form.emitNative('input', 'change');
    return false;
  }

  /** The address that was set aside is the value again, and its text stands in the box, unless the page refuses. */
  bringBack(): boolean {
    const { aside } = this.form.value;
    const isBack = aside !== null && this.offer(aside, aside.source);
    if (isBack) this.#take(aside, this.#text);
    return isBack;
  }

  #take(address: Address, text: string): void {
    const { form, element } = this;
    form.value.dirty = true;
    form.value.take(address);
    element.query = text;
    this.settledOn(text);
    form.setMode('search', 'user');
    form.emitNative('input', 'change');
  }
}
