import type { Address } from '../address/index.ts';

/** The user picked an address. Cancelable: `preventDefault()` leaves value and fields alone. */
export class AddressPickEvent extends Event {
  constructor(
    readonly address: Address,
    readonly provider: string,
  ) {
    super('addresspick', { bubbles: true, composed: true, cancelable: true });
  }
}
