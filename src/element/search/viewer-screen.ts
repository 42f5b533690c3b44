import type { EmbedSession } from '../../providers/index.ts';
import type { Status } from './status.ts';

/** A page that has told of no search for this long may be dead: the way out is named. */
const DOUBT_AFTER_MS = 5000;
const LEAST_HEIGHT = '420px';

/**
 * An embedding service's page in the field, and what is known of what it shows. It has a visible, sized element in
 * the light DOM, slotted into the field: whether such pages work inside a shadow root is unknown
 * (docs/providers.md#kakao-viewer), so they are never put into one.
 */
export class ViewerScreen {
  /** The service whose page is, or was last, on its way or shown. */
  provider = '';
  /** It has shown itself. */
  isOpen = false;
  #element: HTMLElement | null = null;
  #session: EmbedSession | null = null;
  #known: Status = { kind: 'searching' };
  #doubt: ReturnType<typeof setTimeout> | undefined;

  /** @param say is told what has become true to say while it is open */
  constructor(
    private readonly host: HTMLElement,
    private readonly say: (status: Status) => void,
  ) {}

  /** It has a place, and is on its way or open. */
  get isMounted(): boolean {
    return this.#element !== null;
  }

  mount(provider: string): HTMLElement {
    this.unmount();
    this.provider = provider;
    this.#known = { kind: 'searching' };
    const element = (this.#element = document.createElement('div'));
    element.slot = 'viewer';
    // CSSOM assignments pass a strict style-src; a style attribute would not.
    element.style.height = LEAST_HEIGHT;
    element.style.inlineSize = '100%';
    this.host.append(element);
    return element;
  }

  /** The focus of somebody who was in it goes to the field, whose list opens only where the focus is. */
  unmount(): void {
    clearTimeout(this.#doubt);
    this.isOpen = false;
    const { activeElement } = this.host.getRootNode() as Node & DocumentOrShadowRoot;
    const hadFocus = this.#element?.contains(activeElement);
    this.#element?.remove();
    this.#element = null;
    if (hadFocus) this.host.focus();
  }

  /** Its page has searched, for the text that it was opened with or for one typed there. */
  searched(hits: number): void {
    clearTimeout(this.#doubt);
    this.#known = { kind: hits > 0 ? 'viewer' : 'viewer-doubt' };
    if (this.isOpen) this.say(this.#known);
  }

  /** It has shown itself. Returns what is true to say of it. */
  opened(session: EmbedSession): Status {
    this.#session = session;
    this.isOpen = true;
    if (this.#known.kind === 'searching') this.#doubt = setTimeout(() => this.searched(0), DOUBT_AFTER_MS);
    return this.#known;
  }

  close(): void {
    const session = this.#session;
    this.#session = null;
    this.isOpen = false;
    session?.close();
  }
}
