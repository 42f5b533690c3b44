import type { Address } from '../../address/index.ts';
import type { FormController } from '../form/form-controller.ts';
import { messagesOf } from '../i18n/messages.ts';
import type { AddressSearchOptions } from '../properties.ts';
import type { Status } from '../search/status.ts';
import { renderCard } from './card-template.ts';

/** What of the form control the card shows, or leads to. */
export type CardForm = Pick<FormController, 'value' | 'slotted' | 'isLocked' | 'error' | 'control'>;

/** What makes it another address than the one picked; the detail has an input of its own. */
const MAKES_IT = ['postcode', 'road', 'jibun', 'source'] as const;

/** A picked address as a card, in place of the inputs that hold it, until somebody wants to change it. */
export class PickedCard {
  #picked: Address | null = null;

  /** @param say is told what has become of the copy */
  constructor(
    private readonly element: AddressSearchOptions,
    private readonly form: CardForm,
    private readonly say: (status: Status) => void,
  ) {}

  /** Nothing that differs from the card is hidden behind it, and nothing of the page's own. */
  get isShown(): boolean {
    const { element, form } = this;
    const { address } = form.value;
    const picked = this.#picked;
    return (
      element.fields === 'auto' &&
      element.mode === 'search' &&
      !!address &&
      !!picked &&
      MAKES_IT.every((part) => address[part] === picked[part]) &&
      !form.slotted.get('postcode') &&
      !form.slotted.get('road') &&
      // What is wrong is shown where it can be mended.
      form.error?.anchor !== 'query'
    );
  }

  /** Somebody has picked this address. */
  show(address: Address): void {
    this.#picked = address;
    this.element.requestUpdate();
  }

  /** The inputs are back, until the next pick. */
  putAway(): void {
    this.#picked = null;
    this.element.requestUpdate();
  }

  render(): unknown {
    const { address } = this.form.value;
    if (!address || !this.isShown) return null;
    const { locale } = this.element;
    const press = {
      change: () => this.#change(),
      // Clipboards are for pages that came by HTTPS.
      copy: 'clipboard' in navigator ? () => void this.#copy(address) : null,
    };
    return renderCard(address, locale, messagesOf(this.element), this.form.isLocked ? null : press);
  }

  /** The box is back, with its text selected: the value stays until the text is another. */
  #change(): void {
    const box = this.form.control('query');
    this.putAway();
    box?.focus();
    if (box instanceof HTMLInputElement) box.select();
  }

  async #copy({ postcode, full, road, jibun, detail }: Address): Promise<void> {
    const line = [postcode, full || road || jibun, detail].filter(Boolean).join(' ');
    const kind = await navigator.clipboard.writeText(line).then(
      () => 'copied' as const,
      () => 'copy-failed' as const,
    );
    if (this.isShown) this.say({ kind });
  }
}
