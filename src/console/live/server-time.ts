/** Server ms by the page's monotonic clock: a wrong or jumping clock of this computer changes nothing. */
export class ServerTime {
  #offset: number | null = null;

  constructor(private readonly monotonic: () => number) {}

  /** A state that says what time it is has come. */
  heard(serverNow: number): void {
    this.#offset = serverNow - this.monotonic();
  }

  /** 0 before anything was heard. */
  now(): number {
    return this.#offset === null ? 0 : this.#offset + this.monotonic();
  }
}
