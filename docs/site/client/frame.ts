import './frame.css';
import { setupWorker } from 'msw/browser';
import { messagesFor } from '../../../src/element/i18n/messages.ts';
import type { AddressSearch } from '../../../src/element/index.ts';
import { outageHandlers, whenState } from '../../../src/qa/index.ts';
import { simulatedServices } from '../../../src/qa/simulated-in-page/index.ts';
import type { FieldState } from '../states.ts';
import type { FrameHeight } from './frame-height.ts';

type State = Pick<FieldState, 'outage' | 'query' | 'until' | 'then'>;

/** Room for a list of results, or for an embedded page, in px. */
const roomy = 520;
/** By then the status line has said that another service is asked (docs/element.md#what-is-said). */
const saidMs = 1_500;

const site = new URL('../', location.href);
const page = document.documentElement;
const given = document.getElementById('state')?.textContent;
const state: State = given ? (JSON.parse(given) as State) : {};
const outage = state.outage ?? new URLSearchParams(location.search).get('outage') ?? '';

const worker = setupWorker(
  ...outageHandlers(outage, { hideWithoutCors: true }),
  ...simulatedServices(new URL('viewer.html', site).href),
);
await worker.start({
  serviceWorker: { url: new URL('mockServiceWorker.js', site).href },
  onUnhandledRequest: 'bypass',
  quiet: true,
});
const { focus } = HTMLElement.prototype;
document.addEventListener('submit', (event) => event.preventDefault());
if (given) {
  // The browser's own bubble would stand above the picture.
  document.addEventListener('invalid', (event) => event.preventDefault(), true);
  // In a gallery, whoever takes the focus scrolls the page to it.
  HTMLElement.prototype.focus = () => undefined;
}
if (outage.includes('browser:offline'))
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
// With the half that searches there already, a busy machine shows the same as a calm one.
await Promise.all([
  import('../../../src/element/define.ts'),
  import('../../../src/element/combobox/combobox.ts'),
]);
const field = document.querySelector('address-search');

/** A list lies above the page and an embedded one needs room: whoever begins to use the field gets it. */
function tellHeight(needed = document.body.offsetHeight): void {
  const told: FrameHeight = { type: 'frame-height', height: Math.ceil(needed) };
  if (parent !== window) parent.postMessage(told, location.origin);
}
const bottomOf = (element: Element | null | undefined): number =>
  element?.getBoundingClientRect().bottom ?? 0;

async function bring(element: AddressSearch, { query, until, then }: State): Promise<void> {
  await element.updateComplete;
  if (query) void element.search(query);
  if (then === 'type-by-hand') element.mode = 'manual';
  if (until) await whenState(element, until);
  if (until === 'searching' || until === 'failing-over')
    await new Promise((resolve) => setTimeout(resolve, saidMs));
  if (then === 'see-viewer') await untilThere(() => sayingThatViewerHasAnswered(element));
  if (then === 'pick' || then === 'see-recent') {
    element.select(0);
    await whenState(element, 'picked');
  }
  if (then === 'see-recent') {
    element.clear();
    await element.updateComplete;
    const box = element.shadowRoot?.querySelector<HTMLElement>('[part=query]');
    if (box) focus.call(box, { preventScroll: true });
    // On a small screen they are in the sheet, which a press opens.
    box?.click();
    await untilThere(() => element.shadowRoot?.querySelector('[part=recent-option]') ?? null);
  }
  if (then === 'submit') element.closest('form')?.requestSubmit();
  if (until === 'results' && then !== 'pick' && then !== 'see-recent') {
    await untilThere(() => element.shadowRoot?.querySelector('[part~=option]') ?? null);
    element.open();
    await element.updateComplete;
  }
  if (then === 'next-option') {
    const box = element.shadowRoot?.querySelector('[part=query]');
    box?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  }
  await element.updateComplete;
}

/** Resolves in the first frame that has it. */
const untilThere = (look: () => Element | null): Promise<void> =>
  new Promise((resolve) => {
    const next = (): void => {
      if (look()) resolve();
      else requestAnimationFrame(next);
    };
    next();
  });

/** The status line, once the page of an embedded service is open and has told what it found. */
function sayingThatViewerHasAnswered(element: AddressSearch): Element | null {
  const status = element.shadowRoot?.querySelector('[part=status]') ?? null;
  return status?.textContent.trim() === messagesFor(element.locale).viewer ? status : null;
}

/** The list is placed, and the row in it scrolled to, in the frame after it is drawn. */
async function settled(): Promise<void> {
  await document.fonts.ready;
  for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
}

if (given && field) {
  await bring(field, state);
  await settled();
  page.dataset.ready = '';
  const tell = (): void =>
    tellHeight(
      Math.max(
        document.body.offsetHeight,
        ...['list', 'recent'].map((part) => bottomOf(field.shadowRoot?.querySelector(`[part=${part}]`)) + 24),
      ),
    );
  new ResizeObserver(tell).observe(document.body);
} else {
  page.dataset.ready = '';
  let isUsed = false;
  const tell = (): void => tellHeight(Math.max(document.body.offsetHeight, isUsed ? roomy : 0));
  document.addEventListener('focusin', () => {
    isUsed = true;
    tell();
  });
  new ResizeObserver(tell).observe(document.body);
}
