import { boxAt, freeCorner, type Corner, type Side } from './free-corner.ts';

/** Distance of the button from the edges, px; as in the styles. */
const gapPx = 16;
const submitSelector = 'form [type=submit], form [type=image], form button:not([type])';

/** The element with the focus, also inside open shadow trees. */
function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at === document.body ? null : at;
}

/** Where the panel's button covers no submit button, no search button of a field, and not what has the focus. */
export function avoidOverlap(pill: Element, side: Side): Corner {
  const { width, height } = pill.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const searches = [...document.querySelectorAll('address-search')].map((field) =>
    field.shadowRoot?.querySelector('[part=search-button]'),
  );
  const at = focused();
  const kept = [
    ...document.querySelectorAll(submitSelector),
    ...searches,
    at?.contains(pill) || at === pill ? null : at,
  ];
  return freeCorner(
    side,
    (corner) =>
      boxAt(
        corner,
        { width, height },
        { width: clientWidth, height: clientHeight },
        gapPx,
        pill.matches(':dir(rtl)'),
      ),
    kept.filter((each) => each instanceof Element).map((each) => each.getBoundingClientRect()),
  );
}

/**
 * Calls whenever what the button may cover has moved, come or gone. Returns the call that ends it. Under a press on the
 * panel, which brings the focus, the button stays: elsewhere it would miss the click.
 */
export function followLayout(panel: Element, onChange: () => void): () => void {
  const ending = new AbortController();
  const options = { capture: true, passive: true, signal: ending.signal };
  for (const type of ['scroll', 'resize']) window.addEventListener(type, onChange, options);
  window.addEventListener('focusin', ({ target }) => target !== panel && onChange(), options);
  const layout = new ResizeObserver(onChange);
  layout.observe(document.body);
  return () => {
    ending.abort();
    layout.disconnect();
  };
}
