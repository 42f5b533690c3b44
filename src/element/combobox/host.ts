import type { Address } from '../../address/index.ts';
import type { FieldValue } from '../form/field-value.ts';
import type { Messages } from '../i18n/messages.ts';
import type { AddressSearchOptions } from '../properties.ts';

/** What the searching half asks of the field around it. */
export interface ComboboxHost {
  /** Attributes, events and updates. */
  readonly element: AddressSearchOptions;
  readonly words: Messages;
  /** BCP 47 tag of the words. */
  readonly locale: string;
  readonly value: Pick<FieldValue, 'address' | 'texts'>;
  /** Text in the search box. */
  readonly query: string;
  readonly composing: boolean;
  /** Disabled or read-only. */
  readonly locked: boolean;
  /** Resolves when the providers are loaded. */
  ready(): Promise<void>;
  part(name: string): HTMLElement | null;
  find(selector: string): Element | null;
  /** Tells the page of a pick; false when the page has refused it. */
  offer(address: Address, provider: string): boolean;
  /** Makes a picked address the value, and `text` the text in the box. */
  take(address: Address, text: string): void;
  onResults(): void;
  onDown(reason: 'outage' | 'offline'): void;
  submitForm(): void;
}
