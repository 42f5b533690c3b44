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

/** The value went away. */
export class AddressClearEvent extends Event {
  constructor(readonly previous: Address | null) {
    super('addressclear', { bubbles: true, composed: true });
  }
}

export type ManualReason = 'user' | 'outage' | 'offline';

export class ModeChangeEvent extends Event {
  constructor(
    readonly mode: 'search' | 'manual',
    readonly reason: ManualReason,
  ) {
    super('modechange', { bubbles: true, composed: true });
  }
}
