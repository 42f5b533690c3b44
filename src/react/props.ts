import type { HTMLAttributes } from 'react';
import type {
  AddressSearch,
  AddressSearchAttributes,
  AddressSearchEventMap,
  AddressSearchProperties,
} from '../element/index.ts';

/** Events of the element by the props that listen to them. */
export const EVENTS = {
  onInput: 'input',
  onChange: 'change',
  onAddressPick: 'addresspick',
  onAddressClear: 'addressclear',
  onModeChange: 'modechange',
  onSearchStart: 'searchstart',
  onSearchEnd: 'searchend',
  onProviderError: 'providererror',
  onProviderChange: 'providerchange',
} as const satisfies Record<string, keyof AddressSearchEventMap | 'input' | 'change'>;

type EventOf<Type> = Type extends keyof AddressSearchEventMap ? AddressSearchEventMap[Type] : Event;

type Listeners = {
  readonly [Name in keyof typeof EVENTS]?:
    ((event: EventOf<(typeof EVENTS)[Name]> & { readonly currentTarget: AddressSearch }) => void) | undefined;
};

/**
 * Props of the component. With `value` the field holds what it is set to, from one change of it to the next; with
 * `defaultValue` it begins with an address. `providers` should be the same array at each rendering, since new ones
 * begin anew.
 */
export interface AddressSearchProps
  extends
    AddressSearchProperties,
    Listeners,
    Pick<AddressSearchAttributes, 'locate'>,
    Omit<HTMLAttributes<AddressSearch>, keyof AddressSearchProperties | keyof Listeners> {}
