import type { Clock, Surroundings } from '../failover/types.ts';

/** The browser's clocks and timers. */
export const browserClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  setTimer(run, ms) {
    const id = setTimeout(run, ms);
    return () => {
      clearTimeout(id);
    };
  },
};

/** Page visibility and network state of this browser. Without a DOM: always online and visible. */
export function browserSurroundings(): Surroundings {
  return {
    // Only `false` means something; Node has a navigator without `onLine`.
    online: () => typeof navigator === 'undefined' || (navigator.onLine as boolean | undefined) !== false,
    hidden: () => typeof document !== 'undefined' && document.visibilityState === 'hidden',
    onHidden(listener) {
      if (typeof document === 'undefined') return () => undefined;
      const whenHidden = (): void => {
        if (document.visibilityState === 'hidden') listener();
      };
      document.addEventListener('visibilitychange', whenHidden);
      document.addEventListener('freeze', listener);
      window.addEventListener('pagehide', listener);
      return () => {
        document.removeEventListener('visibilitychange', whenHidden);
        document.removeEventListener('freeze', listener);
        window.removeEventListener('pagehide', listener);
      };
    },
  };
}
