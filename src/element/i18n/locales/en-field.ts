import type { FieldMessages } from './message-types.ts';

/** English. The form control's texts. */
export const enField: FieldMessages = {
  label: 'Address',
  placeholder: 'Road name, building or lot number',
  search: 'Search',
  clear: 'Clear the search text',
  postcode: 'Postcode',
  road: 'Road address',
  detail: 'Detail',
  detailPlaceholder: 'Building, floor, unit',
  postcodeOptional: 'Postcode (optional)',
  manual: 'Enter the address by hand',
  backToSearch: 'Back to search',
  retry: 'Try again',
  useTyped: 'Use what you typed as the address',
  searching: 'Looking for the address.',
  down: 'The address search cannot be reached right now. You can enter the address by hand and go on.',
  offline: 'You are offline. The search goes on when you are back; you can also enter the address by hand.',
  manualIntro: 'Please enter the address by hand.',
  needAddress: 'Please search for an address and choose one.',
  needRoad: 'Please enter the address.',
  needDetail: 'Please enter the detail.',
  needVerified: 'Please choose an address with a postcode from the results.',
  badPostcode: 'A Korean postcode has five digits.',
};
