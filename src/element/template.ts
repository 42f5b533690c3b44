import { html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Address } from '../address/address.ts';
import type { FieldName } from './form-entries.ts';
import type { FieldTexts } from './fields.ts';
import { highlight } from './highlight.ts';
import type { Messages } from './messages.ts';
import { say, tone, type Status } from './status.ts';

/** Everything that is drawn, as data; the element fills it, the template only draws. */
export interface Drawing {
  readonly messages: Messages;
  readonly label: string;
  readonly hint: string;
  readonly placeholder: string;
  readonly autocomplete: string;
  readonly query: string;
  readonly listOpen: boolean;
  readonly options: readonly Address[];
  readonly active: number;
  readonly matched: string;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly status: Status;
  readonly viewerOpen: boolean;
  readonly texts: FieldTexts;
  readonly fieldsShown: boolean;
  readonly manual: boolean;
  readonly canRetry: boolean;
  readonly disabled: boolean;
  readonly readonly: boolean;
  readonly required: boolean;
  readonly error: string;
  readonly wrong: FieldName | 'query' | null;
  readonly renderOption: ((address: Address, query: string) => unknown) | null;
}

/** What the person did. */
export interface Handlers {
  typed(event: Event): void;
  composing(event: CompositionEvent): void;
  key(event: KeyboardEvent): void;
  submit(): void;
  clear(): void;
  focused(): void;
  hover(index: number): void;
  press(index: number): void;
  more(): void;
  edited(field: FieldName, event: Event): void;
  fieldKey(event: KeyboardEvent): void;
  toggleManual(): void;
  retry(): void;
  otherWay(): void;
  slotChanged(): void;
}

const icon = {
  search: svg`<circle cx="11" cy="11" r="6.5"></circle><path d="m20 20-4.2-4.2"></path>`,
  clear: svg`<path d="M7 7l10 10M17 7 7 17"></path>`,
};

const drawIcon = (shape: TemplateResult<2>) =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;

const marked = (line: string, query: string) =>
  highlight(line, query).map((piece) =>
    piece.match ? html`<mark part="match">${piece.text}</mark>` : piece.text,
  );

const main = (address: Address) => address.full || address.road || address.jibun;

function sub(address: Address): string {
  const lot = address.road ? address.jibun : '';
  const name = address.building && !main(address).includes(address.building) ? address.building : '';
  return [name, lot].filter(Boolean).join(' · ');
}

const defaultOption = (address: Address, query: string) => html`
  <span part="option-main">${marked(main(address), query)}</span>
  <span part="option-postcode">${address.postcode}</span>
  ${sub(address) ? html`<span part="option-sub">${marked(sub(address), query)}</span>` : nothing}
`;

function drawList(d: Drawing, on: Handlers) {
  return html`<div part="list" popover="manual" @mousedown=${keepFocus}>
    <div id="listbox" role="listbox" aria-label=${d.messages.suggestions}>
      ${repeat(
        d.options,
        (_address, index) => index,
        (address, index) =>
          html`<div
            part="option ${index === d.active ? 'option-active' : ''}"
            id="option-${index}"
            role="option"
            aria-selected=${index === d.active}
            @click=${() => on.press(index)}
          >
            ${(d.renderOption ?? defaultOption)(address, d.matched)}
          </div>`,
      )}
    </div>
    ${
      d.hasMore
        ? html`<button class="more" type="button" tabindex="-1" ?disabled=${d.loadingMore} @click=${on.more}>
            ${d.loadingMore ? d.messages.searching : d.messages.more}
          </button>`
        : nothing
    }
    <div part="attribution"><slot name="attribution"></slot></div>
  </div>`;
}

// A press in the list must not take the focus from the input: on a phone the keyboard would fold away.
const keepFocus = (event: Event): void => event.preventDefault();

function drawField(d: Drawing, on: Handlers, field: FieldName, token: string, wide: boolean) {
  const { messages } = d;
  const placeholder = field === 'detail' ? messages.detailPlaceholder : '';
  return html`<div class="cell ${wide ? 'wide' : ''}">
    <label class="caption" for=${field}>${messages[field]}</label>
    <slot name=${field} @slotchange=${on.slotChanged}>
      <input
        id=${field}
        part=${field}
        class=${d.wrong === field ? 'wrong' : ''}
        .value=${d.texts[field]}
        autocomplete=${d.autocomplete === 'off' ? 'off' : `${d.autocomplete} ${token}`.trim()}
        placeholder=${placeholder}
        inputmode=${field === 'postcode' ? 'numeric' : 'text'}
        maxlength=${field === 'postcode' ? 10 : 200}
        tabindex=${d.fieldsShown ? 0 : -1}
        ?disabled=${d.disabled}
        ?readonly=${d.readonly}
        aria-invalid=${d.wrong === field && d.error !== ''}
        @input=${(event: Event) => on.edited(field, event)}
        @change=${(event: Event) => on.edited(field, event)}
        @keydown=${on.fieldKey}
      />
    </slot>
    ${
      field === 'postcode' && d.manual
        ? html`<span class="caption">${messages.postcodeOptional}</span>`
        : nothing
    }
  </div>`;
}

/** The whole shadow tree. */
export function draw(d: Drawing, on: Handlers): TemplateResult {
  const { messages } = d;
  const locked = d.disabled || d.readonly;
  const active = d.listOpen && d.active >= 0 ? `option-${d.active}` : nothing;
  return html`<div class="root">
    <slot name="label">${d.label ? html`<label part="label" for="query">${d.label}</label>` : nothing}</slot>
    <slot name="hint">${d.hint ? html`<div part="hint" id="hint">${d.hint}</div>` : nothing}</slot>
    <div part="field" class=${d.wrong === 'query' ? 'wrong' : ''}>
      <span class="icon"><slot name="search-icon">${drawIcon(icon.search)}</slot></span>
      <input
        id="query"
        part="query"
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded=${d.listOpen}
        aria-controls="listbox"
        aria-activedescendant=${active}
        aria-describedby="hint error"
        aria-invalid=${d.wrong === 'query' && d.error !== ''}
        aria-required=${d.required}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        enterkeyhint="search"
        maxlength="200"
        placeholder=${d.placeholder || messages.placeholder}
        ?disabled=${d.disabled}
        ?readonly=${d.readonly}
        @input=${on.typed}
        @change=${(event: Event) => event.stopPropagation()}
        @compositionstart=${on.composing}
        @compositionend=${on.composing}
        @keydown=${on.key}
        @focus=${on.focused}
      />
      <button
        part="clear-button"
        type="button"
        aria-label=${messages.clear}
        ?hidden=${!d.query || locked}
        @click=${on.clear}
      >
        <slot name="clear-icon">${drawIcon(icon.clear)}</slot>
      </button>
      <button part="search-button" type="button" ?disabled=${locked} @click=${on.submit}>
        ${messages.search}
      </button>
    </div>
    ${drawList(d, on)}
    <div part="status" id="status" aria-live="polite" aria-atomic="true" data-tone=${tone(d.status)}>
      ${say(d.status, messages)}
    </div>
    <div class="viewer" ?hidden=${!d.viewerOpen}><slot name="viewer"></slot></div>
    <div part="fields" class=${d.fieldsShown ? '' : 'tucked'} aria-hidden=${d.fieldsShown ? nothing : 'true'}>
      ${drawField(d, on, 'postcode', 'postal-code', false)}
      ${drawField(d, on, 'road', 'address-line1', false)} ${drawField(d, on, 'detail', 'address-line2', true)}
    </div>
    <div part="error" id="error">${d.error}</div>
    <div class="actions" ?hidden=${locked}>
      ${
        d.canRetry
          ? html`<button part="retry-button" type="button" @click=${on.retry}>${messages.retry}</button>`
          : nothing
      }
      ${
        d.viewerOpen
          ? html`<button part="other-button" type="button" @click=${on.otherWay}>
              ${messages.otherWay}
            </button>`
          : nothing
      }
      <button part="manual-button" type="button" aria-pressed=${d.manual} @click=${on.toggleManual}>
        ${d.manual ? messages.backToSearch : messages.manual}
      </button>
    </div>
    <slot name="footer"></slot>
  </div>`;
}
