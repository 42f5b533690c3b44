/** The part of `<address-search>` that is waited for. */
interface Field extends HTMLElement {
  readonly state: string;
}

export interface WaitOptions {
  /** @default 10000 */
  readonly timeoutMs?: number;
}

/** States that `<address-search>` tells (README, "States"). */
export type FieldState =
  'idle' | 'searching' | 'results' | 'empty' | 'picked' | 'failing-over' | 'offline' | 'manual';

/** How a search ended, as the element's `searchend` tells it. */
export interface Searched {
  readonly query: string;
  /** Who served it. */
  readonly provider: string;
  readonly count: number;
  readonly duration: number;
  readonly outcome: string;
}

const tellingEvents = [
  'searchstart',
  'searchend',
  'providererror',
  'providerchange',
  'addresspick',
  'addressclear',
  'modechange',
  'input',
] as const;

const seen = ({ state }: Field): string =>
  state === undefined ? 'it is not defined as a custom element' : `its state is "${state}"`;

/** Resolves at the first moment that `look` gives something; rejects in words after the time. */
function wait<T>(
  element: Element,
  what: string,
  { timeoutMs = 10_000 }: WaitOptions,
  look: (event: Event | null) => T | null,
): Promise<T> {
  const field = element as Field;
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      states.disconnect();
      for (const type of tellingEvents) element.removeEventListener(type, check);
    };
    const check = (event: Event | null): void => {
      const found = look(event);
      if (found === null) return;
      end();
      resolve(found);
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(`<${element.localName}> did not ${what} within ${timeoutMs} ms: ${seen(field)}.`));
    }, timeoutMs);
    // A change of state without an event of its own ("offline") still changes what is drawn.
    const states = new MutationObserver(() => check(null));
    const drawn = { subtree: true, childList: true, characterData: true, attributes: true };
    states.observe(element, drawn);
    if (element.shadowRoot) states.observe(element.shadowRoot, drawn);
    for (const type of tellingEvents) element.addEventListener(type, check);
    check(null);
  });
}

/** Resolves when the element is in the state, at once if it is already. */
export const whenState = (element: Element, state: FieldState, options: WaitOptions = {}): Promise<void> =>
  wait(element, `come to "${state}"`, options, () => ((element as Field).state === state ? true : null)).then(
    () => undefined,
  );

/** Resolves with the end of the next search. Ask for it before the search begins. */
export const whenSearched = (element: Element, options: WaitOptions = {}): Promise<Searched> =>
  wait(element, 'end a search', options, (event) =>
    event?.type === 'searchend' ? (event as Event & Searched) : null,
  );
