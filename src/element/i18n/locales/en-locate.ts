import type { LocateMessages } from './message-types.ts';

/** English. What is said of the place where the person stands. */
export const enLocate: LocateMessages = {
  locate: 'Use my current location',
  locating: 'Finding where you are. If the browser asks, please allow it.',
  locateRefused:
    'The browser may not tell where you are. Allow it in the browser’s settings, or search for the address.',
  locateUnknown: 'Where you are could not be found out exactly. Try again, or search for the address.',
  locateNone: 'No address was found where you are. Search for one, or enter the address by hand.',
  locateDown:
    'The service that finds addresses by location cannot be reached right now. Search for the address, or enter it by hand.',
};
