import { createElement } from 'react';
import { AddressSearch } from 'address-search/react.js';

/** What server and browser render: an attribute, and a property that no server can render. */
export const page = createElement(
  AddressSearch,
  { id: 'field', name: 'address', required: true, nameStyle: 'bracket', messages: { label: '집 주소' } },
  createElement('address-source', { type: 'juso', 'api-key': 'U01' }),
);
