/** A `dialog` that is shown as a modal one, or what does the same by itself. */
const isModal = (node: unknown): node is HTMLElement =>
  node instanceof HTMLElement && node.matches(':modal, [aria-modal=true]');

/**
 * Follows which modal dialog of the page is the uppermost. Everything outside it is inert, the top layer too, so
 * whoever wants to stay usable has to move into it. Dialogs in open shadow trees are found by the focus that
 * they take.
 *
 * @param onChange told the uppermost modal dialog, or null when none is open
 * @returns how to stop
 */
export function followModalDialog(onChange: (dialog: HTMLElement | null) => void): () => void {
  const open: HTMLElement[] = [...document.querySelectorAll('dialog')].filter(isModal);
  let told: HTMLElement | null = null;
  const tell = (): void => {
    const top = open.findLast((dialog) => dialog.isConnected && isModal(dialog)) ?? null;
    if (top === told) return;
    told = top;
    onChange(top);
  };
  const notice = (dialog: unknown): void => {
    if (dialog instanceof HTMLElement) {
      const at = open.indexOf(dialog);
      if (!isModal(dialog) && at >= 0) open.splice(at, 1);
      else if (isModal(dialog) && at < 0) open.push(dialog);
    }
    tell();
  };
  const observer = new MutationObserver((records) => {
    for (const { target } of records) notice(target);
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['open'],
  });
  const onFocus = (event: Event): void => {
    for (const node of event.composedPath().filter(isModal)) notice(node);
    tell();
  };
  document.addEventListener('focusin', onFocus, true);
  tell();
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', onFocus, true);
  };
}
