/** Takes the network away from the page, as far as it can tell: `navigator.onLine` and its events. */
export class Offline {
  #on = false;

  set(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    if (on) Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    else Reflect.deleteProperty(navigator, 'onLine');
    // Nothing is told of a network that is really away.
    if (on || navigator.onLine) window.dispatchEvent(new Event(on ? 'offline' : 'online'));
  }
}
