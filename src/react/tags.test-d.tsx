/** @jsxImportSource react */
/** The compiler is the test (`npm run lint:types`). */
import { expectTypeOf } from 'vitest';
import type { AddressPickEvent } from '../element/index.ts';
import { AddressSearch } from './index.ts';

export const fits = (
  <address-search
    name="address"
    required
    min-length="3"
    nameStyle="bracket"
    value={null}
    names={{ postcode: 'zipcode' }}
    className="wide"
    onaddresspick={(event) => expectTypeOf(event).toEqualTypeOf<AddressPickEvent>()}
    ref={(field) => void expectTypeOf(field?.state).not.toBeAny()}
  >
    <address-source type="juso" api-key="U01" transport="jsonp" />
  </address-search>
);

// @ts-expect-error -- There is no such style.
export const noStyle = <address-search nameStyle="colon" />;
// @ts-expect-error -- The event is another.
export const noEvent = <address-search onaddresspick={(event: MouseEvent) => event} />;
// @ts-expect-error -- An adapter needs its name.
export const noType = <address-source api-key="U01" />;

export const component = (
  <AddressSearch
    name="address"
    required
    minLength={3}
    value={{ postcode: '03154', road: '세종대로 178' }}
    onAddressPick={({ address, currentTarget }) => {
      expectTypeOf(address.road).toEqualTypeOf<string>();
      expectTypeOf(currentTarget.state).not.toBeAny();
    }}
    onChange={(event) => expectTypeOf(event.currentTarget.value?.road).toEqualTypeOf<string | undefined>()}
    onClick={(event) => event.preventDefault()}
    ref={(field) => void expectTypeOf(field?.state).not.toBeAny()}
    data-of="page"
  >
    <address-source type="juso" api-key="U01" />
  </AddressSearch>
);
// @ts-expect-error -- The state is the element's own.
export const noState = <AddressSearch state="idle" />;
// @ts-expect-error -- The event is another.
export const noSuchEvent = <AddressSearch onAddressPick={(event: MouseEvent) => event} />;
