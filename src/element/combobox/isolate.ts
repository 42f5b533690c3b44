import { flatParent } from './flat-parent.ts';

/** It is not shown; opened meanwhile, as when a sign-in is about to end, it must not be dead. */
const CLOSED = 'dialog:not([open])';

/**
 * Makes everything of the page inert but this element and what is in it, also what the page puts into its body from
 * now on. Inside a modal dialog of the page it ends there: the rest of the page is inert already.
 *
 * @returns what ends it: what was inert before stays so
 */
export function isolate(element: Element): () => void {
  const made: HTMLElement[] = [];
  const deaden = (): void => {
    for (
      let at: Element | null = element;
      at?.parentNode && at !== document.body && !at.matches(':modal');
      at = flatParent(at)
    )
      for (const beside of at.parentNode.children)
        if (beside !== at && beside instanceof HTMLElement && !beside.inert && !beside.matches(CLOSED)) {
          beside.inert = true;
          made.push(beside);
        }
  };
  deaden();
  const observer = new MutationObserver(deaden);
  observer.observe(document.body, { childList: true });
  return () => {
    observer.disconnect();
    for (const each of made) each.inert = false;
  };
}
