import { html } from 'lit';
import type { Address } from '../../address/index.ts';
import type { Notice } from '../../circuit/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { renderRow, type TypedLine } from './row-template.ts';
import { isKorean } from './is-korean.ts';

/** Draws an option: a node, a Lit template or text; null takes the built-in one. */
export type RenderOption = ((address: Address, query: string) => unknown) | null;

/** The options of the list; the query is marked in them. */
export function renderOptions(
  options: readonly Address[],
  active: number,
  typed: TypedLine,
  render: RenderOption,
  press: (index: number) => void,
): unknown {
  return options.map(
    (address, index) =>
      html`<div
        part="option ${index === active ? 'option-active' : ''}"
        class=${render ? '' : 'row'}
        id="option-${index}"
        role="option"
        aria-selected=${index === active}
        @click=${() => press(index)}
      >
        ${render ? render(address, typed.query) : renderRow(address, typed)}
      </div>`,
  );
}

/** The button under the options that asks for the next page. */
export function renderMore(loading: boolean, messages: Messages, more: () => void): unknown {
  return html`<button class="more" type="button" tabindex="-1" ?disabled=${loading} @click=${more}>
    ${loading ? messages.searching : messages.more}
  </button>`;
}

/** What the operators have to say to everybody; plain text, in Korean or else in English. */
export function renderNotice({ level, text }: Notice, lang: string): unknown {
  const words = isKorean(lang) ? text.ko : text.en || text.ko;
  return html`<div part="notice" data-level=${level}>${words}</div>`;
}

/** What the page's author has to mend (docs/element.md#sources). */
export const renderHint = (words: string): unknown =>
  html`<div part="notice" data-level="info">${words}</div>`;
