import type { SearchMessages } from './message-types.ts';

/** English. What is said of searches. */
export const enSearch: SearchMessages = {
  more: 'Show more',
  suggestions: 'Addresses found',
  keyHints: '↑↓ to move · Enter to choose · Esc to close',
  close: 'Close',
  byRoad: 'Road',
  byLot: 'Lot',
  otherWay: 'Search another way',
  recent: 'Recent addresses',
  removeRecent: 'Remove from recent addresses',
  clearRecent: 'Remove all',
  restore: 'Back to the previous address',
  failingOver: 'The answer is slow, so another address service is being asked.',
  kept: 'What you have typed is still there.',
  results: (total, shown) =>
    total > shown
      ? `Showing ${shown} of ${total} addresses.`
      : `${total} ${total === 1 ? 'address' : 'addresses'} found.`,
  notAmongThem: 'Not among them? Press Search.',
  none: 'No results. Check the road name and number, or enter the address by hand.',
  noneUnchecked:
    'Not found here, and the other address service cannot be reached to check. Check the text, or enter the address by hand.',
  moreFailed: 'The rest could not be loaded. Press “Show more” again.',
  picked: 'Address filled in.',
  askDetail: 'Enter the building and unit, if there are any.',
  otherPostcode: 'Its postcode is not the one you typed.',
  card: 'Chosen address',
  change: 'Change',
  changeAddress: 'Change the address',
  copy: 'Copy',
  copyAddress: 'Copy the address',
  copied: 'Address copied.',
  copyFailed: 'The address could not be copied. Select its text and copy that.',
  awaitingSubmit: 'Press Enter or the search button to look it up.',
  awaitingPress: 'Press Search to look it up.',
  viewer: 'Choose an address in the panel below.',
  viewerDoubt: 'If the panel below shows no results, press “Search another way”.',
  emptyPick: 'What you chose held no address, so nothing was filled in. Please choose again.',
  better: (total, shown) =>
    total > shown
      ? `Showing ${shown} of ${total} addresses of another address service.`
      : `${total} ${total === 1 ? 'address' : 'addresses'} found by another address service.`,
  chosung: 'Initial consonants alone cannot be searched. Please complete the syllables.',
  tooShort: (minLength) => `Please type at least ${minLength} characters.`,
  badQuery: {
    empty: 'Please type an address.',
    'too-short': 'Please type a little more.',
    'too-broad': 'Please be more specific, for example 세종대로 110.',
    'digits-only':
      'Digits alone cannot be searched. Type a road name and number, for example 세종대로 110, or the name of a building.',
    'symbols-only': 'Symbols and digits alone cannot be searched. Add a road or building name.',
    'too-long': 'The text is too long. Road name and number are enough.',
    'too-many-digits': 'The number is too long. Please check the building number.',
    forbidden:
      'The text has a word or symbol that cannot be searched. Leave it out, or type the road name and number, for example 세종대로 110.',
    'out-of-range': 'Too many hits. Please be more specific.',
    unsupported: 'This cannot be searched. Please type a road or building name.',
  },
};
