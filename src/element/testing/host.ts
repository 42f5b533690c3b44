import type { Address } from '../../address/address.ts';
import type { Provider } from '../../providers/contract.ts';
import type { ComboboxForm } from '../combobox/combobox.ts';
import { FieldValue } from '../form/field-value.ts';
import { SlottedInputs } from '../form/slotted-inputs.ts';
import { messagesFor } from '../i18n/messages.ts';
import { AddressSearchOptions } from '../properties.ts';
import { FakeInternals } from './internals.ts';
import type { SourceSpec } from '../search/load-providers.ts';

/** A field that draws nothing and counts how often it would. */
export class FakeField extends AddressSearchOptions {
  onUpdate: () => void = () => undefined;

  override requestUpdate(...change: Parameters<AddressSearchOptions['requestUpdate']>): void {
    super.requestUpdate(...change);
    // The first come from the constructor of its base.
    if (this.onUpdate) this.onUpdate();
  }
  protected override render(): unknown {
    return null;
  }
}
customElements.define('a-field', FakeField);

/** The field around the searching half, in the page, which writes down what it is told. */
export class FakeHost implements ComboboxForm {
  readonly element = new FakeField();
  readonly value = new FieldValue();
  readonly slotted = new SlottedInputs(this.element);
  readonly emitted: string[] = [];
  composing = false;
  isLocked = false;
  readonly error = null;
  readonly internals = new FakeInternals().asInternals;
  readonly down: string[] = [];
  readonly offered: Address[] = [];
  /** False for a page that refuses every pick. */
  accepts = true;
  results = 0;
  submitted = 0;

  constructor(public providers: readonly Provider[] | readonly SourceSpec[]) {
    document.body.append(this.element);
    this.element.addEventListener('addresspick', (event) => {
      this.offered.push(event.address);
      if (!this.accepts) event.preventDefault();
    });
  }

  control(): HTMLElement | null {
    return null;
  }
  edit(): void {
    this.element.requestUpdate();
  }
  setMode(): void {
    this.element.requestUpdate();
  }
  emitNative(...types: readonly string[]): void {
    this.emitted.push(...types);
  }

  get words() {
    return messagesFor('ko');
  }
  get query(): string {
    return this.element.query;
  }
  set query(text: string) {
    this.element.query = text;
  }
  backFromOutage(): void {
    this.results += 1;
  }
  openForTyping(reason: 'outage' | 'offline'): void {
    this.down.push(reason);
  }
  submit(): void {
    this.submitted += 1;
  }
}
