import type { ProviderErrorKind } from '../../src/element/index.ts';
import { BrowserFrame, type Told } from './browser-frame.ts';
import { readFaults, setFault } from './faults.ts';
import { drawServices } from './service-cards.ts';
import { followView, type View } from './shared-view.ts';
import { wordsOf } from './show-words.ts';

/** The first service of the page, which the button turns off, and how. */
const FIRST = 'kakao-postcode';
const FAULT = 'hang';
const SEARCHED = '세종대로 178';
/** While a service comes back, visitors go on searching this often: without searches nothing is probed. */
const VISIT_MS = 2_500;

const isOut = (view: View | null): boolean => (view?.providers[FIRST]?.phase ?? 'closed') !== 'closed';

/**
 * The first page's show: two browsers of their own beside each other, a button that turns the first service off and
 * lets the first one search, one that repairs it, and the circuits as the endpoint tells of them.
 */
export function playOutage(show: HTMLElement): void {
  const words = wordsOf(document.documentElement.lang);
  const { control, endpoint } = show.dataset;
  const begin = show.querySelector<HTMLButtonElement>('[data-begin]');
  const repair = show.querySelector<HTMLButtonElement>('[data-repair]');
  const said = show.querySelector<HTMLElement>('.show-head [role="status"]');
  if (!control || !endpoint || !begin || !repair || !said) return;

  let view: View | null = null;
  let why: ProviderErrorKind | null = null;
  let isBroken = false;
  let visits: ReturnType<typeof setInterval> | undefined;

  const draw = (): void => {
    begin.hidden = isBroken;
    repair.hidden = !isBroken;
    drawServices(show, view, why, words);
  };

  const onTold = (told: Told): void => {
    if (told.kind === 'failed' && told.provider === FIRST) why = told.why;
    draw();
  };
  const [first, second] = [...show.querySelectorAll<HTMLElement>('.browser')].map(
    (figure) => new BrowserFrame(figure, words, onTold),
  );

  const noSwitch = (): void => void (said.textContent = words.noSwitch);
  const set = async (fault: string | null, isSet: () => void): Promise<void> => {
    clearInterval(visits);
    await setFault(control, FIRST, fault).then(() => {
      isBroken = fault !== null;
      draw();
      isSet();
    }, noSwitch);
  };

  begin.addEventListener('click', () => {
    why = null;
    void set(FAULT, () => {
      said.textContent = words.turnedOff;
      repair.focus({ preventScroll: true });
      // On a phone the browsers are below the fold.
      show.querySelector('.services')?.scrollIntoView({ block: 'nearest' });
      show.querySelector('.browsers')?.scrollIntoView({ block: 'nearest' });
      first?.find(SEARCHED);
    });
  });

  repair.addEventListener('click', () => {
    void set(null, () => {
      said.textContent = words.repaired;
      begin.focus();
      for (const browser of [first, second]) browser?.reload();
      visits = setInterval(() => {
        if (!isOut(view)) clearInterval(visits);
        else for (const browser of [first, second]) browser?.find(SEARCHED);
      }, VISIT_MS);
    });
  });

  const stop = followView(endpoint, (next) => {
    const wasOut = isOut(view);
    view = next;
    // Told by the endpoint alone, the second browser never calls the dead service.
    if (isBroken && !wasOut && isOut(view)) second?.find(SEARCHED);
    if (wasOut && !isOut(view)) why = null;
    draw();
  });
  const ticks = setInterval(draw, 1_000);
  window.addEventListener('pagehide', () => {
    stop();
    clearInterval(ticks);
    clearInterval(visits);
  });

  void readFaults(control).then((faults) => {
    isBroken = (faults[FIRST] ?? null) !== null;
    draw();
  }, noSwitch);
}
