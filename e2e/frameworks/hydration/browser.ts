import { defineElements } from 'address-search';
import { hydrateRoot } from 'react-dom/client';
import { page } from './page';

// With `?early` the element is alive before React comes, and somebody has chosen an address.
if (location.search === '?early') {
  defineElements();
  document.querySelector('address-search')!.value = {
    postcode: '03154',
    road: '서울특별시 종로구 세종대로 178',
  };
}
hydrateRoot(document.getElementById('app')!, page);
