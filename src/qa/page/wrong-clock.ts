const hourMs = 3_600_000;

/** The page's clock, `Date`, set wrong. `performance.now()` goes on as it is, as on a machine set wrong. */
export class WrongClock {
  readonly #true = globalThis.Date;
  #hours = 0;

  /** @param hours fast, slow when negative; 0: right again */
  set(hours: number): void {
    if (hours === this.#hours) return;
    this.#hours = hours;
    const True = this.#true;
    const now = (): number => True.now() + hours * hourMs;
    globalThis.Date =
      hours === 0
        ? True
        : new Proxy(True, {
            construct: (target, given, newTarget) =>
              Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as Date,
            apply: () => new True(now()).toString(),
            get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
          });
  }
}

/** Milliseconds since 1970, right whatever the page's clock says. */
export const trueNow = (): number => performance.timeOrigin + performance.now();
