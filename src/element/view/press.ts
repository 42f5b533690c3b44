import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * In how many ms a press is over, by the newest of its events; null: now. A click follows a release in the same task.
 * By touch the mouse events, among which the focus moves, come after the finger has left. No hand holds for 10 s: then
 * nobody has told the end, as when a menu of the system swallows it.
 */
const OVER_IN: Readonly<Record<string, number | null>> = {
  pointerdown: 10_000,
  mousedown: 10_000,
  pointerup: 0,
  click: null,
  keydown: null,
  pointercancel: null,
};

/**
 * A press that is under way, anywhere on the page. Whoever draws waits for its end: a button that moves from under
 * the pointer, because an error comes up above it, gets no click.
 */
export class Press implements ReactiveController {
  /** Resolves when the press under way has been delivered; null while there is none. */
  over: Promise<void> | null = null;
  #deliver: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    for (const type in OVER_IN) addEventListener(type, this, true);
  }

  hostDisconnected(): void {
    for (const type in OVER_IN) removeEventListener(type, this, true);
    this.#end();
  }

  handleEvent({ type }: Event): void {
    const ms = OVER_IN[type];
    clearTimeout(this.#timer);
    if (ms == null) return this.#end();
    if (ms) this.over ??= new Promise((resolve) => (this.#deliver = resolve));
    this.#timer = setTimeout(() => this.#end(), ms);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.over = null;
    this.#deliver?.();
  }
}
