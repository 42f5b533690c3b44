import { LitElement } from 'lit';
import type { SourceSpec } from './search/load-providers.ts';

/** Told by a source to the field around it when it comes, goes or changes. */
export interface SourceOwner extends Element {
  sourcesChanged(): void;
}

const isOwner = (element: Element | null): element is SourceOwner =>
  element !== null && 'sourcesChanged' in element;

const NOT_OPTIONS = new Set(['type', 'slot', 'id', 'class', 'style', 'hidden']);

/**
 * One provider of an `<address-search>`, as `<source>` is one of a `<video>`. Shows nothing.
 * `type` names the adapter; every other attribute is an option of it. `api-key` is the option `key`, and wins over an
 * attribute of that name.
 *
 * @summary A provider of an address field.
 * @attr {'kakao-postcode' | 'juso' | 'kakao-local' | 'vworld' | 'postcodes-io' | 'zipcloud'} type - The service.
 * @attr {string} api-key - `juso`, `kakao-local`, `vworld`: the key. The attribute `key` works too, except in React, Preact and Vue.
 * @attr {string} base-url - All but `kakao-postcode`: origin or prefix of the API, for a proxy or a test.
 * @attr {'jsonp' | 'fetch'} transport - `juso`: how it is asked.
 * @attr {string} domain - `vworld`: the registered domain, when the key is bound to one.
 * @attr {string} script-url - `kakao-postcode`: address of the script, without a query string.
 * @attr {string} mirror-url - `kakao-postcode`: where the script is looked for next.
 * @attr {number} load-timeout - `kakao-postcode`: for script, mirror and core together, in ms; 4000.
 * @attr {number} ready-timeout - `kakao-postcode`: from the script to the page's first sign of life, in ms; 5000.
 */
export class AddressSource extends LitElement {
  #owner: SourceOwner | null = null;
  #observer: MutationObserver | null = null;

  /** What this element asks for. */
  get spec(): SourceSpec {
    const options: Record<string, string> = {};
    for (const { name, value } of this.attributes) if (!NOT_OPTIONS.has(name)) options[name] = value;
    return { type: this.getAttribute('type') ?? '', options };
  }

  override connectedCallback(): void {
    const owner = isOwner(this.parentElement) ? this.parentElement : null;
    if (owner && owner === this.#owner) return;
    this.#owner = owner;
    // A field has no slot for it; an attribute more would be one that a server's rendering lacks.
    if (!owner) this.hidden = true;
    this.#observer = new MutationObserver(() => this.#owner?.sourcesChanged());
    this.#observer.observe(this, { attributes: true });
    this.#owner?.sourcesChanged();
  }

  override disconnectedCallback(): void {
    // Its field is moved, or removed, with it: nothing has changed between the two.
    const parent: Element | null = this.parentElement;
    if (parent && parent === this.#owner) return;
    this.#observer?.disconnect();
    this.#owner?.sourcesChanged();
    this.#owner = null;
  }
}
