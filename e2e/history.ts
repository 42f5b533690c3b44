import type { Locator } from '@playwright/test';
import type { PublicElement } from './address-field.ts';

/**
 * One tick of the page's own time, ms. A page that the machine has no time for ticks more slowly, so that what it
 * does is not held against a wall clock that ran on meanwhile; on an idle machine both are the same.
 */
const TICK_MS = 20;

/** What a user could see of the field at one moment, in the page's own time. */
export interface Sight {
  readonly at: number;
  readonly status: string;
  readonly rows: number;
  readonly viewer: boolean;
  readonly manual: boolean;
  readonly query: string;
}

export interface History {
  readonly sights: readonly Sight[];
  /** When the last search began and ended, by the element's own events, in the page's own time; null before that. */
  readonly began: number | null;
  readonly ended: number | null;
}

declare global {
  interface Window {
    seen: { sights: Sight[]; began: number | null; ended: number | null };
    /** ms of the page's own time. */
    lived?: number;
  }
}

/** Notes every change of what is visible, from inside the page: what passed too fast for a test is seen too. */
export async function startHistory(root: Locator): Promise<void> {
  await root.evaluate(async (host, tickMs) => {
    const element = host as PublicElement;
    const now = (): number => window.lived ?? 0;
    // A page that carries QA defines it later.
    await customElements.whenDefined(element.localName);
    const shadow = element.shadowRoot;
    if (!shadow) throw new Error('the field has no open shadow root');
    window.seen = { sights: [], began: null, ended: null };
    if (window.lived === undefined) {
      window.lived = 0;
      setInterval(() => (window.lived = now() + tickMs), tickMs);
    }
    const look = (): void => {
      const rows = [...shadow.querySelectorAll('[role=option]')].filter((row) => row.checkVisibility());
      const sight = {
        at: now(),
        status: shadow.querySelector('[part~=status]')?.textContent?.trim() ?? '',
        rows: rows.length,
        viewer: element.state === 'results' && element.querySelector('iframe') !== null,
        manual: element.mode === 'manual',
        query: shadow.querySelector<HTMLInputElement>('[part~=query]')?.value ?? '',
      };
      const last = window.seen.sights.at(-1);
      if (JSON.stringify({ ...last, at: 0 }) !== JSON.stringify({ ...sight, at: 0 }))
        window.seen.sights.push(sight);
    };
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    const observer = new MutationObserver(look);
    observer.observe(shadow, all);
    observer.observe(element, all);
    element.addEventListener('searchstart', () => {
      window.seen.began = now();
      window.seen.ended = null;
    });
    element.addEventListener('searchend', () => (window.seen.ended = now()));
    look();
  }, TICK_MS);
}

export const readHistory = (root: Locator): Promise<History> => root.evaluate(() => window.seen);

const saysNothing = (sight: Sight): boolean =>
  sight.status === '' && sight.rows === 0 && !sight.viewer && !sight.manual;

/** The longest time, in ms, of the last search during which nothing at all told the user what happens. */
export function longestSilence({ sights, began, ended }: History): number {
  if (began === null || ended === null) return Number.POSITIVE_INFINITY;
  let longest = 0;
  let since: number | null = null;
  for (const sight of sights) {
    if (saysNothing(sight)) since ??= sight.at;
    else if (since !== null) {
      longest = Math.max(longest, Math.min(sight.at, ended) - Math.max(since, began));
      since = null;
    }
  }
  return since === null ? longest : Math.max(longest, ended - Math.max(since, began));
}

/** Everything that the status line, which is the live region, ever said. */
export const everythingSaid = ({ sights }: History): string => sights.map(({ status }) => status).join('\n');
