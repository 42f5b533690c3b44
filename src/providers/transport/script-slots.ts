/** As many scripts of one origin may be on their way at once. */
const MOST = 2;
/** A script that has told nothing for this long, in ms, is taken for lost: waiting for it would never end. */
const LOST_MS = 10_000;

interface Slots {
  taken: number;
  readonly waiting: (() => void)[];
}

const origins = new Map<string, Slots>();

/**
 * Begins when fewer than two scripts of the origin are on their way: at once, or later in the order of asking,
 * or never when the signal aborts first. A script cannot be called back: taking it out of the page leaves its
 * request running, so that a burst of keystrokes would pile up requests at a service which already hangs.
 *
 * @param begin is given the call that says "this script has ended", which counts once
 */
export function withScriptSlot(
  origin: string,
  signal: AbortSignal,
  begin: (ended: () => void) => void,
): void {
  const slots = origins.get(origin) ?? { taken: 0, waiting: [] };
  origins.set(origin, slots);
  const take = (): void => {
    signal.removeEventListener('abort', leave);
    slots.taken += 1;
    let isOver = false;
    const ended = (): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(lost);
      slots.taken -= 1;
      slots.waiting.shift()?.();
    };
    const lost = setTimeout(ended, LOST_MS);
    begin(ended);
  };
  const leave = (): void => {
    slots.waiting.splice(slots.waiting.indexOf(take), 1);
  };
  if (slots.taken < MOST) return take();
  slots.waiting.push(take);
  signal.addEventListener('abort', leave, { once: true });
}
