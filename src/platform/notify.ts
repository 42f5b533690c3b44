/** Runs a listener of the page. Its fault is reported like that of any event listener, and harms no search. */
export function tell(listener: () => void): void {
  try {
    listener();
  } catch (fault) {
    if (typeof reportError === 'function') reportError(fault);
    else
      queueMicrotask(() => {
        throw fault;
      });
  }
}
