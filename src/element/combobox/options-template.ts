import { html, nothing } from 'lit';
import { type Address, hasOtherPostcode } from '../../address/index.ts';
import type { Notice } from '../../circuit/index.ts';
import { highlight } from './highlight.ts';
import type { Messages } from '../i18n/messages.ts';

/** What was typed, as far as the options are compared with it. */
export interface TypedLine {
  readonly query: string;
  /** The postcode that was pasted along, or empty. */
  readonly postcode: string;
  /** What is said of an address with another one. */
  readonly otherPostcode: string;
}

/** Draws an option: a node, a Lit template or text; null takes the built-in one. */
export type RenderOption = ((address: Address, query: string) => unknown) | null;

// No `mark`: in high contrast the system gives it colours of its own, which only hold with its background.
const marked = (line: string, query: string) =>
  highlight(line, query).map((piece) => (piece.match ? html`<b part="match">${piece.text}</b>` : piece.text));

const main = (address: Address) => address.full || address.road || address.jibun;

function sub(address: Address): string {
  const lot = address.road ? address.jibun : '';
  const name = address.building && !main(address).includes(address.building) ? address.building : '';
  return [name, lot].filter(Boolean).join(' · ');
}

const builtIn = (address: Address, { query, postcode, otherPostcode }: TypedLine) => html`
  <span part="option-main">${marked(main(address), query)}</span>
  <span part="option-postcode">${address.postcode}</span>
  ${sub(address) ? html`<span part="option-sub">${marked(sub(address), query)}</span>` : nothing}
  ${hasOtherPostcode(address, postcode) ? html`<span part="option-note">${otherPostcode}</span>` : nothing}
`;

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
        id="option-${index}"
        role="option"
        aria-selected=${index === active}
        @click=${() => press(index)}
      >
        ${render ? render(address, typed.query) : builtIn(address, typed)}
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
  const words = lang.toLowerCase().startsWith('ko') ? text.ko : text.en || text.ko;
  return html`<div part="notice" data-level=${level}>${words}</div>`;
}

/** What the page's author has to mend (docs/element.md#sources). */
export const renderHint = (words: string): unknown =>
  html`<div part="notice" data-level="info">${words}</div>`;
