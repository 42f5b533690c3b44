import { html, noChange } from 'lit';
import type { Address } from '../../address/index.ts';
import type { Notice } from '../../circuit/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { renderRow, type TypedLine } from './row-template.ts';
import { isKorean } from './is-korean.ts';

/** Draws an option: a node, a Lit template or text; null takes the built-in one. */
export type RenderOption = ((address: Address, query: string) => unknown) | null;

/** What the options are drawn from. */
export interface OptionRows {
  readonly options: readonly Address[];
  /** The index of the one that the keys are on; -1 for none. */
  readonly active: number;
  readonly typed: TypedLine;
  readonly render: RenderOption;
}

/** Rows of the same address look alike; a drawing of the page's own may look at anything. */
const isAlike = ({ typed, render }: OptionRows, before: OptionRows): boolean =>
  !render && !before.render && looksOf(typed) === looksOf(before.typed);

const looksOf = ({ messages, ...typed }: TypedLine): string =>
  JSON.stringify([Object.values(typed), messages.byRoad, messages.byLot]);

/**
 * The options of the list; the query is marked in them.
 *
 * @param before what was drawn in their place, whose rows stay where they do not differ: a key moves among a hundred
 */
export function renderOptions(
  rows: OptionRows,
  before: OptionRows | null,
  press: (index: number) => void,
): unknown {
  const { options, active, typed, render } = rows;
  const kept = before && isAlike(rows, before) ? before : null;
  return options.map((address, index) =>
    address === kept?.options[index] && (index === active) === (index === kept.active)
      ? noChange
      : html`<div
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
