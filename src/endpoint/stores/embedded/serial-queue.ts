/** Runs jobs one after another, each when the one before has ended, well or badly. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(job: () => Promise<T>): Promise<T> {
    const running = this.#last.then(job, job);
    // The caller hears of a failure; the next job does not care.
    this.#last = running.catch(() => undefined);
    return running;
  }
}
