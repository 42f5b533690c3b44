import { html, nothing } from 'lit';
import { type Address, hasOtherPostcode } from '../../address/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { highlight } from './highlight.ts';
import { lotBeside } from './lot-beside.ts';

/** What was typed, as far as the options are compared with it, and the language that they are shown in. */
export interface TypedLine {
  readonly query: string;
  /** The postcode that was pasted along, or empty. */
  readonly postcode: string;
  /** What is said of an address with another one. */
  readonly otherPostcode: string;
  readonly messages: Pick<Messages, 'byRoad' | 'byLot'>;
  /** The field speaks no Korean, so an address in English helps. */
  readonly wantsEnglish: boolean;
}

// No `mark`: in high contrast the system gives it colours of its own, which only hold with its background.
const marked = (line: string, query: string) =>
  highlight(line, query).map((piece) => (piece.match ? html`<b part="match">${piece.text}</b>` : piece.text));

const badge = (text: string) => html`<span part="option-badge">${text}</span>`;

/** A road address, which the lot of the second line says more of, or all that there is. */
const main = ({ road, jibun, full }: Address): string => (road && jibun ? road : full || road || jibun);

/** What the second line tells: the address in English, or lot and building. */
function renderSub(address: Address, { query, messages, wantsEnglish }: TypedLine) {
  const { road, jibun, building, english } = address;
  if (wantsEnglish && english)
    return html`<span part="option-english" lang="en">${marked(english, query)}</span>`;
  const lot = road ? lotBeside(road, jibun) : '';
  const name = building && !main(address).includes(building) ? building : '';
  const words = [lot, name].filter(Boolean).join(' · ');
  if (!words) return nothing;
  return html`${lot ? badge(messages.byLot) : nothing}<span part="option-sub">${marked(words, query)}</span>`;
}

/** A result as it is drawn unless the page draws it: road and lot, a line each, with the postcode. */
export function renderRow(address: Address, typed: TypedLine): unknown {
  const { country, road, postcode } = address;
  const { messages } = typed;
  return html`${country === 'KR' ? badge(road ? messages.byRoad : messages.byLot) : nothing}
    <span part="option-main">${marked(main(address), typed.query)}</span>
    <span part="option-postcode">${postcode}</span>
    ${renderSub(address, typed)}
    ${
      hasOtherPostcode(address, typed.postcode)
        ? html`<span part="option-note">${typed.otherPostcode}</span>`
        : nothing
    }`;
}
