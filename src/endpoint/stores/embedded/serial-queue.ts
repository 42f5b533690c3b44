/** Runs jobs one after another, each when the one before has ended, well or badly. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(job: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(job, job);
    // The caller hears of a failure; the next in line does not care.
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
