/** Page visibility and network state of this browser. Without a DOM: always online and visible. */
export function browserPageState(): PageState {
  return {
    // Only `false` means something; Node has a navigator without `onLine`.
    online: () => typeof navigator === 'undefined' || (navigator.onLine as boolean | undefined) !== false,
    hidden: () => typeof document !== 'undefined' && document.visibilityState === 'hidden',
    onHidden(listener) {
      if (typeof document === 'undefined') return () => undefined;
      const leaves = new AbortController();
      const { signal } = leaves;
      const whenHidden = (): void => {
        if (document.visibilityState === 'hidden') listener();
      };
      document.addEventListener('visibilitychange', whenHidden, { signal });
      document.addEventListener('freeze', listener, { signal });
      window.addEventListener('pagehide', listener, { signal });
      return () => leaves.abort();
    },
  };
}

/** What makes a call's timing worthless: page hidden, offline. Read at both ends of a call. */
export interface PageState {
  online(): boolean;
  hidden(): boolean;
  /** Told when the page becomes hidden or frozen; returns the unsubscribe. */
  onHidden(listener: () => void): () => void;
}
