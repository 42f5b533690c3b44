import type { Address } from '../address/index.ts';

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
