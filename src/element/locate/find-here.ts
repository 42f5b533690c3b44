import type { Address, Location } from '../../address/index.ts';
import type { Answer } from '../../providers/index.ts';
import type { PlaceStatus } from '../search/status.ts';

/** The person has answered the browser's question by then; its clock begins with the answer. */
const TIMEOUT_MS = 10_000;
/** Where somebody was a minute ago, they still are. */
const MAXIMUM_AGE_MS = 60_000;
/** An address at a point that is off by more than this, as that of a network's exit, would be somebody else's. */
const MOST_OFF_M = 500;
const PERMISSION_DENIED = 1;

const says = (text: PlaceStatus['text']): PlaceStatus => ({ kind: 'place', text });

/** To a metre: no service needs more. */
const rounded = (degrees: number): number => Number(degrees.toFixed(5));

const position = (): Promise<Location | PlaceStatus> =>
  new Promise((resolve) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve(
          accuracy > MOST_OFF_M ? says('locateUnknown') : { lat: rounded(latitude), lng: rounded(longitude) },
        ),
      ({ code }) => resolve(says(code === PERMISSION_DENIED ? 'locateRefused' : 'locateUnknown')),
      { enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: MAXIMUM_AGE_MS },
    ),
  );

/** A service that refuses the point knows no address at it. */
const isNone = (answer: Exclude<Answer, { kind: 'found' }>): boolean =>
  answer.kind === 'none' || ['bad-query', 'not-searchable'].includes(answer.error.kind);

/**
 * The addresses where the person stands, or what is true to say instead. The point is handed to `ask` alone, and
 * forgotten: nothing keeps, reports or logs it.
 */
export async function findHere(
  ask: (point: Location) => Promise<Answer>,
): Promise<readonly Address[] | PlaceStatus> {
  const here = await position();
  if ('kind' in here) return here;
  const answer = await ask(here);
  if (answer.kind === 'found') return answer.addresses;
  return says(isNone(answer) ? 'locateNone' : 'locateDown');
}
