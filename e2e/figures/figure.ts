import type { Locator, Page } from '@playwright/test';
import { test } from '../fixtures.ts';
import { busyness } from './busyness.ts';

/** Fresh pages in one series. */
const RUNS = 5;

/** One search, by the page's own clock, ms since it began. */
export interface Run {
  /** How long before the search the first script of another origin was asked for; 0 when it was not. */
  readonly askedBefore: number;
  /** The last request to the first provider ended, or the element said that it failed, whichever came first. */
  readonly failed: number | null;
  /** Rows or an open viewer could be seen. */
  readonly shown: number;
  /** From the start of the second provider's request to its last byte. */
  readonly secondTook: number;
  /** The provider that the plan began with. */
  readonly planned: string;
}

interface Notes {
  /** When the first script of another origin was asked for: focus begins to load a viewer's. */
  asked: number | null;
  began: number;
  failed: number | null;
  shown: number | null;
  planned: string;
  /** Searches begun so far. */
  searches: number;
  emptySaid: boolean;
}

declare global {
  interface Window {
    notes: Notes;
  }
}

/** Starts to note, inside the page, when the field searches, fails over, and shows something. */
export async function takeNotes(root: Locator): Promise<void> {
  await root.evaluate(async (element) => {
    await customElements.whenDefined(element.localName);
    const shadow = element.shadowRoot;
    if (!shadow) throw new Error('the field has no open shadow root');
    const fresh = (planned: string): Notes => {
      const before = window.notes as Notes | undefined;
      return {
        asked: before?.asked ?? null,
        began: performance.now(),
        failed: null,
        shown: null,
        planned,
        searches: before ? before.searches + 1 : 0,
        emptySaid: before?.emptySaid ?? false,
      };
    };
    window.notes = fresh('');
    const look = (): void => {
      if (shadow.textContent?.includes('결과가 없습니다')) window.notes.emptySaid = true;
      const rows = [...shadow.querySelectorAll('[role=option]')];
      if (rows.some((row) => row.checkVisibility())) window.notes.shown ??= performance.now();
    };
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver(look).observe(shadow, all);
    const isForeign = (node: Node): boolean =>
      node instanceof HTMLScriptElement && !node.src.startsWith(location.origin);
    new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => [...addedNodes].some(isForeign)))
        window.notes.asked ??= performance.now();
    }).observe(document, { subtree: true, childList: true });
    element.addEventListener('searchstart', (event) => {
      window.notes = fresh((event as Event & { readonly provider: string }).provider);
    });
    element.addEventListener('providererror', () => (window.notes.failed ??= performance.now()));
    element.addEventListener('searchend', (event) => {
      const { outcome } = event as Event & { readonly outcome: string };
      if (outcome === 'viewer') window.notes.shown ??= performance.now();
    });
  });
}

/** Enter for this text, as soon as it stands in the box; waits until something is shown. */
export async function runSearch(
  page: Page,
  query: Locator,
  text: string,
  first: readonly string[],
  second: readonly string[],
): Promise<Run> {
  await query.fill(text);
  await query.press('Enter');
  await page.waitForFunction(() => window.notes.shown !== null, undefined, { polling: 20 });
  return page.evaluate(
    ({ first, second }) => {
      const { asked, began, failed, shown, planned } = window.notes;
      const resources = performance
        .getEntriesByType('resource')
        .filter(({ startTime }) => startTime >= began);
      const of = (origins: readonly string[]): PerformanceResourceTiming[] =>
        resources.filter((one): one is PerformanceResourceTiming =>
          origins.some((origin) => one.name.startsWith(origin)),
        );
      const ended = of(first).map(({ responseEnd }) => responseEnd);
      const answered = of(second).at(-1);
      const moments = [failed ?? Number.POSITIVE_INFINITY, Math.max(...ended)].filter(Number.isFinite);
      return {
        askedBefore: asked === null ? 0 : Math.max(0, began - asked),
        failed: moments.length > 0 ? Math.min(...moments) - began : null,
        shown: (shown ?? Number.NaN) - began,
        secondTook: answered ? answered.responseEnd - answered.startTime : Number.NaN,
        planned,
      };
    },
    { first, second },
  );
}

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Printed and attached before it is judged, so that a miss can be read. */
export function tell(description: string): void {
  test.info().annotations.push({ type: 'figure', description });
  console.log(`  ${description}`);
}

/** What a failover may cost beyond the second provider's own time on a machine too busy for the bar itself. */
const BUSY_ALLOWANCE_MS = 100;

async function series(run: () => Promise<number>): Promise<readonly number[]> {
  const values: number[] = [];
  while (values.length < RUNS) values.push(await run());
  return values;
}

/**
 * Judges the median of a series of runs, ms, beside what work takes on this machine now. A series over the bar is
 * taken again, at most twice: a machine is busy for a while, a regression stays. `alone` measures the second provider without any failover: where it is
 * as slow as the bar by itself, the machine is too busy for the bar, and the cost beyond it is judged instead.
 */
export async function judge(
  what: string,
  atMost: number,
  measure: () => Promise<number>,
  alone?: () => Promise<number>,
): Promise<void> {
  let description = '';
  for (let attempt = 0; attempt < 3; attempt++) {
    const values = await series(measure);
    const all = values.map((value) => value.toFixed(0)).join(', ');
    const busy = await busyness();
    const ratio = median(values) / busy / atMost;
    description =
      `${what}: median ${median(values).toFixed(1)} ms of [${all}] where work takes ${busy.toFixed(2)} of its` +
      ` calm time, ${ratio.toFixed(2)} of the bar of ${atMost} ms`;
    tell(description);
    if (ratio <= 1) return;
    if (!alone) continue;
    const own = median(await series(alone));
    tell(`${what}: the second provider alone takes ${own.toFixed(1)} ms on this machine`);
    if (median(values) <= own + BUSY_ALLOWANCE_MS) return;
  }
  throw new Error(description);
}
