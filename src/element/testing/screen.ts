import { vi } from 'vitest';

/** The part of the page that a phone's keyboard leaves visible; a DOM of unit tests has none. */
export class FakeViewport {
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor(
    public height: number,
    public offsetTop = 0,
  ) {}

  addEventListener(type: string, listener: () => void, { signal }: { readonly signal: AbortSignal }): void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
    signal.addEventListener('abort', () => listeners.delete(listener));
  }

  tell(type: 'resize' | 'scroll'): void {
    for (const listener of this.#listeners.get(type) ?? []) listener();
  }

  get listening(): number {
    return [...this.#listeners.values()].reduce((sum, listeners) => sum + listeners.size, 0);
  }
}

/** A visible part of the page for this test. */
export function showViewport(height: number, offsetTop = 0): FakeViewport {
  const viewport = new FakeViewport(height, offsetTop);
  vi.stubGlobal('visualViewport', viewport);
  vi.stubGlobal('innerHeight', 800);
  return viewport;
}

/** An element that can go to the top layer, as browsers have it. */
export function popover(): HTMLElement {
  const element = document.createElement('div');
  let shown = false;
  return Object.assign(element, {
    popover: 'manual',
    showPopover: () => {
      if (shown) throw new DOMException('It is shown already.', 'InvalidStateError');
      shown = true;
    },
    hidePopover: () => {
      shown = false;
    },
    matches: (selector: string) => selector === ':popover-open' && shown,
  });
}

/** An element from `top` to `bottom` of the window, in px. */
export function placed(top: number, bottom: number): HTMLElement {
  const element = document.createElement('div');
  element.getBoundingClientRect = () => new DOMRect(20, top, 300, bottom - top);
  return element;
}
