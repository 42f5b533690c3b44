import type { Address } from '../address/address.ts';
import type { ProviderError } from '../providers/contract.ts';

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

/** Diagnostic: a search began. `provider` is the first of its plan. */
export class SearchStartEvent extends Event {
  constructor(
    readonly query: string,
    readonly provider: string,
  ) {
    super('searchstart');
  }
}

/** Diagnostic: a search ended. `outcome` tells "none" from "down"; `duration` in ms. */
export class SearchEndEvent extends Event {
  constructor(
    readonly query: string,
    readonly provider: string,
    readonly count: number,
    readonly duration: number,
    readonly outcome: string,
  ) {
    super('searchend');
  }
}

/** Diagnostic: a provider failed; `error.kind` says how. */
export class ProviderErrorEvent extends Event {
  constructor(
    readonly provider: string,
    readonly error: ProviderError,
  ) {
    super('providererror');
  }
}

/** Diagnostic: another provider took over. */
export class ProviderChangeEvent extends Event {
  constructor(
    readonly from: string,
    readonly to: string,
    readonly reason: string,
  ) {
    super('providerchange');
  }
}
