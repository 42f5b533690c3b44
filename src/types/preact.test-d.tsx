/** @jsxImportSource preact */
/** The compiler is the test (`npm run lint:types`). */
import { expectTypeOf } from 'vitest';
import type { AddressPickEvent } from '../element/index.ts';
import type {} from './preact.ts';

export const fits = (
  <address-search
    name="address"
    required
    min-length="3"
    nameStyle="bracket"
    value={null}
    names={{ postcode: 'zipcode' }}
    class="wide"
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
