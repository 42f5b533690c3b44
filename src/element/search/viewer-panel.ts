const LEAST_HEIGHT = '420px';

/**
 * Gives an embedding provider a visible, sized element in the light DOM, slotted into the field: whether such
 * pages work inside a shadow root is unknown (docs/providers.md#kakao-viewer), so they are never put into one.
 */
export class ViewerPanel {
  #element: HTMLElement | null = null;

  constructor(private readonly host: HTMLElement) {}

  mount(): HTMLElement {
    this.unmount();
    const element = document.createElement('div');
    element.slot = 'viewer';
    // CSSOM assignments pass a strict style-src; a style attribute would not.
    element.style.height = LEAST_HEIGHT;
    element.style.inlineSize = '100%';
    this.host.append(element);
    this.#element = element;
    return element;
  }

  unmount(): void {
    this.#element?.remove();
    this.#element = null;
  }
}
