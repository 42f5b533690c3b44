import type { CallEnd, LiveCall, Search } from '../world/search.ts';
import type { Service } from '../world/services.ts';

/** Asks one service after the other, each until its deadline; what most sites would write. */
export function inOrder(
  search: Search,
  order: readonly { readonly service: Service; readonly hardMs: number }[],
  onEnd: (service: Service, end: CallEnd) => void = () => undefined,
): void {
  let live: LiveCall | null = null;
  search.onSuperseded = () => live?.abort();
  const next = (place: number): void => {
    const step = order[place];
    if (step === undefined) return search.giveUp();
    live = search.call({
      ...step,
      onEnd: (end) => {
        onEnd(step.service, end);
        conclude(search, step.service, end, () => next(place + 1));
      },
    });
  };
  next(0);
}

/** An answer is shown, zero hits are believed, a failure leads on. */
export function conclude(search: Search, service: Service, end: CallEnd, otherwise: () => void): void {
  if (end === 'answered') search.serve(service);
  else if (end === 'empty') search.tellNone();
  else otherwise();
}
