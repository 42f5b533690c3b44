import type { AddressClearEvent, ModeChangeEvent } from './events.ts';
import type { AddressPickEvent } from './pick-event.ts';
import type {
  ProviderChangeEvent,
  ProviderErrorEvent,
  SearchEndEvent,
  SearchStartEvent,
} from './search/diagnostics.ts';

/** Events of `<address-search>` by their names (docs/element.md#events). */
export interface AddressSearchEventMap {
  addresspick: AddressPickEvent;
  addressclear: AddressClearEvent;
  modechange: ModeChangeEvent;
  searchstart: SearchStartEvent;
  searchend: SearchEndEvent;
  providererror: ProviderErrorEvent;
  providerchange: ProviderChangeEvent;
}
