import type { StreamSource } from '../event-stream.ts';

/** An EventSource whose server is the test. */
export class FakeEventSource extends EventTarget implements StreamSource {
  readyState = 0;

  constructor(readonly url = '') {
    super();
  }

  get isClosed(): boolean {
    return this.readyState === 2;
  }

  close(): void {
    this.readyState = 2;
  }

  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  say(name: string, data = '{}'): void {
    this.dispatchEvent(new MessageEvent(name, { data }));
  }

  /** The browser opens it again by itself. */
  breakOff(): void {
    this.readyState = 0;
    this.dispatchEvent(new Event('error'));
  }

  /** The browser has given up. */
  refuse(): void {
    this.readyState = 2;
    this.dispatchEvent(new Event('error'));
  }
}
