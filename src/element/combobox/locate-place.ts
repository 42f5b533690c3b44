import { messagesOf } from '../i18n/messages.ts';
import type { AddressSearchOptions } from '../properties.ts';
import type { FindByPoint, SearchSession } from '../search/search-session.ts';
import { loadLocate } from './lazy-locate.ts';

/**
 * The button that finds the addresses where the person stands, where a page wants it and can have it: its file comes
 * with the first focus. The attribute is read here, since nothing needs it before.
 */
export class LocatePlace {
  #file: Awaited<ReturnType<typeof loadLocate>> | null = null;

  /** @param locate searches there */
  constructor(
    private readonly element: AddressSearchOptions,
    private readonly session: Pick<SearchSession, 'canLocate'>,
    private readonly locate: (find: FindByPoint) => void,
  ) {}

  /** Resolves when it is there, or never will be: the field is what it is without the attribute then. */
  async load(): Promise<void> {
    if (!this.#isOffered) return;
    this.#file ??= await loadLocate().catch(() => null);
    this.element.requestUpdate();
  }

  render(): unknown {
    if (!this.#file || !this.#isOffered) return null;
    const { findHere, renderLocate } = this.#file;
    return renderLocate(messagesOf(this.element), () => this.locate(findHere));
  }

  /** Frameworks that know no such property write "false". */
  get #isOffered(): boolean {
    const given = this.element.getAttribute('locate');
    const isWanted = given !== null && given !== 'false';
    return isWanted && this.session.canLocate && isSecureContext && 'geolocation' in navigator;
  }
}
