import type { Address } from '../../address/address.ts';
import type { Provider } from '../../providers/contract.ts';
import type { LoaderHost } from '../loading/combobox-loader.ts';
import { FieldValue } from '../form/field-value.ts';
import { messagesFor } from '../i18n/messages.ts';
import { AddressSearchOptions } from '../properties.ts';
import type { SourceSpec } from '../search/load-providers.ts';

class Field extends AddressSearchOptions {
  protected override render(): unknown {
    return null;
  }
}
customElements.define('a-field', Field);

/** The field around the searching half, in the page, which writes down what it is told. */
export class HandHost implements LoaderHost {
  readonly element = new Field();
  readonly value = new FieldValue();
  readonly composing = false;
  readonly locked = false;
  readonly locale = 'ko';
  readonly down: string[] = [];
  readonly offered: Address[] = [];
  query = '';
  /** False for a page that refuses every pick. */
  accepts = true;
  results = 0;
  submitted = 0;
  /** As long as no loader is there, nothing has to be waited for. */
  ready: () => Promise<void> = () => Promise.resolve();

  constructor(public providers: readonly Provider[] | readonly SourceSpec[]) {
    document.body.append(this.element);
  }

  get words() {
    return messagesFor('ko');
  }
  wanted(): readonly Provider[] | readonly SourceSpec[] {
    return this.providers;
  }
  part(): HTMLElement | null {
    return null;
  }
  find(): Element | null {
    return null;
  }
  offer(address: Address): boolean {
    this.offered.push(address);
    return this.accepts;
  }
  take(address: Address, text: string): void {
    this.value.take(address);
    this.query = text;
  }
  onResults(): void {
    this.results += 1;
  }
  onDown(reason: 'outage' | 'offline'): void {
    this.down.push(reason);
  }
  submitForm(): void {
    this.submitted += 1;
  }
}
